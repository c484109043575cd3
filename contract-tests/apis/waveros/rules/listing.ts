import { answerOf, fieldOf, must } from "../../../engine/judgement/seen.ts";
import { notDone, type ReportBreach } from "../../../engine/judgement/finding.ts";
import { canonical } from "../../../engine/exchange/canonical.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import { lostBy, takenAt, takesMore } from "../../../engine/tracker/harm/taken.ts";
import type { Look } from "../../../engine/tracker/seen/look.ts";
import { isSettled, tellByOtherWay } from "../../../engine/tracker/whose/telling.ts";
import { given, messageOf, type Row } from "../answers.ts";
import { named, type Placed } from "../placed.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { METHODS, NO_ROUTERS_KEY } from "../target.ts";
import { repeated, rowsIn } from "./entries.ts";
import { namedIn, overwrittenIn, usernamesIn } from "./told.ts";
import { isRefusedOtherwise, takesWith } from "./writes.ts";

export const listingRules: WaverosRules = {
  "duplicate-username-changes-nothing": {
    title: "A username that is taken is refused, and the voucher that has it stays as it is.",
    source: '4. API Messages, "Username already exists"; 1.1 - Create a new voucher, row username',
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const isMissed = ({ order }: Placed) => vouchers.missed.has(order.username);
      const again = () => vouchers.placed.filter((one) => one.again && !isMissed(one));
      if (again().length === 0) {
        const { name: username } = await vouchers.own();
        await session.askInTurn("create_voucher", { ...vouchers.fresh(), username });
      }
      if (again().some(({ listed }) => !listed)) await listingNow(session);
      for (const one of again()) {
        const { exchange, order, listed } = one;
        const isOtherwise = await isRefusedOtherwise(session, exchange, "username-exists");
        const isRefused = session.said("create_voucher/username-exists", exchange) === "refused";
        if (!isRefused && takenAt(vouchers.place).othersGo)
          throw new NotReachable("another client removes vouchers, too", { code: "outrun" });
        const exists = messageOf("UsernameExists");
        const message = isOtherwise
          ? "Orders with a username that is taken are refused in different ways."
          : "A username was accepted twice.";
        must(found, answerOf(exchange), isRefused && !isOtherwise, exists, message);
        const row = listed && namedIn(session, listed.look, order.username)[0];
        const first = vouchers.placed.find(({ name, again: is }) => !is && name === order.username);
        const field = row && first && overwrittenIn(row.value, first, one);
        if (!isRefused || !field) continue;
        const changed =
          "An order with a username that is taken has changed the voucher that has it.";
        must(found, fieldOf(row, field), false, `the ${field} from before`, changed);
      }
    },
  },
  "refused-order-leaves-nothing": {
    title: "An order that was refused, for its key or anything else, leaves no voucher behind.",
    source:
      '4. API Messages, "API Key is incorrect"; 4. API Messages, "Username already exists"; inferred from 1.3 - Fetch vouchers list',
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const refused = () => vouchers.placed.filter(({ outcome }) => outcome === "refused");
      if (refused().length === 0) {
        const parameters = { ...vouchers.fresh() };
        await session.ask("create_voucher", { key: NO_ROUTERS_KEY, parameters });
      }
      const rows = rowsIn(session, await listingNow(session))!;
      const names = vouchers.placed.map((one) => one.outcome === "done" && one.name);
      for (const { order, exchange } of refused()) {
        // Recognised by its username or its full name, whatever is wrong with the other.
        const isIts = ({ fullname, username }: Row) =>
          ((given(fullname) && fullname === order.fullname) || username === order.username) &&
          !names.includes(String(username));
        const left = rows.find(({ value }) => isIts(value))?.value;
        const message = "The order was refused, but its voucher is in the list.";
        must(found, { exchange, value: left }, !left, "no such voucher", message);
      }
    },
  },
  "removed-voucher-is-gone": {
    title: "Removing a voucher of this run removes it, and no other of the run's.",
    source:
      '1.2 - Remove an existing voucher, row username; 4. API Messages, "User removed successfully"; 1.3 - Fetch vouchers list',
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const { place } = vouchers;
      if (!place.ownRemovals.some((one) => place.around(one).before)) {
        const { name: username } = await vouchers.removable();
        await session.askInTurn("remove_voucher", { username });
      }
      if (place.ownRemovals.some((one) => !place.around(one).after)) await vouchers.current();
      for (const removal of place.ownRemovals) {
        const { id: name, exchange } = removal;
        const { before, after } = place.around(removal);
        if (!before || !after || place.isAskedAgain(removal, removal.looks)) continue;
        const [were, are] = [before, after].map((look) => namedIn(session, look, name).length);
        const renamed = renamedIn(before, after, name);
        const still = { exchange, value: `"${renamed ?? name}" is listed` };
        const message = renamed
          ? "A removed voucher is still listed, under another username."
          : "A voucher is still listed after its removal was confirmed.";
        must(found, still, !renamed && (are === 0 || are! < were!), `no "${name}"`, message);
        const gone = lostBy(place, removal);
        const lost: string[] = [];
        for (const one of gone.filter((id) => place.own.has(id))) {
          if (await takesWith(session, removal, one)) lost.push(one);
        }
        // Others may remove their own at any time, but not together with this run's.
        const all = takesMore(place) ? place.ownRemovals.flatMap((it) => lostBy(place, it)) : gone;
        if (lost.length > 0) lost.push(...all.filter((id) => !place.own.has(id)));
        if (lost.length > 0) usernamesIn(session, after);
        const shown = { exchange, value: `gone: ${lost.join(", ")}` };
        const only = `"${name}" gone and no other`;
        must(found, shown, lost.length === 0, only, "Others are gone with a removed voucher.");
      }
    },
  },
  "ids-and-names-are-unique": {
    title: "No two vouchers have the same id or username.",
    source: '4. API Messages, "Username already exists"; inferred from 3. Fetch Vouchers List',
    alone: true,
    async check(session, found) {
      await session.vouchers.current();
      const lists = session
        .readings("get_voucher_users")
        .map(({ exchange }) => rowsIn(session, exchange)!);
      for (const field of ["id", "username"]) {
        const [twice] = lists.flatMap((rows) => repeated(rows, [field]));
        if (!lists.some((rows) => rows.length > 1)) continue;
        const message = `Two entries of the list have the same ${field}.`;
        const shown = twice ? fieldOf(twice, field) : {};
        must(found, shown, !twice, `another ${field} for each`, message);
      }
    },
  },
};

/** The other username under which what was removed is listed since: nobody can give it another once it is gone. */
function renamedIn(before: Look<Row>, after: Look<Row>, name: string): string | undefined {
  const [was] = named(before, name);
  const isIt = (row: Row) =>
    row.username !== name &&
    ["id", "created_at", "password", "fullname"].every((field) => row[field] === was?.[field]);
  return after.items.find(isIt)?.username as string | undefined;
}

/**
 * Tells where lists leave out others' that come back as they were: all such lists have as many entries, none has more,
 * and this run's own are among them. What staff take out or put back does not keep to a number.
 */
export function isCutShort({ vouchers: { place } }: WaverosSession, found: ReportBreach): boolean {
  const { looks, own } = place;
  const isOwn = ({ username }: Row) => own.has(String(username));
  const keysOf = (rows: readonly Row[]) =>
    rows.map(({ id, username, created_at }) => canonical([id, username, created_at]));
  const most = Math.max(...looks.map(({ items }) => items.length));
  const known = new Set<string>();
  const missing = new Set<string>();
  const cut = new Map<string, Look<Row>>();
  let isBack = false;
  for (const look of looks) {
    const there = new Set(keysOf(look.items));
    const lacking = [...known].filter((key) => !there.has(key));
    isBack ||= [...there].some((key) => missing.has(key));
    for (const key of lacking) missing.add(key);
    for (const key of keysOf(look.items.filter((row) => !isOwn(row)))) known.add(key);
    if (lacking.length === 0) continue;
    if (look.items.length < most || !look.items.some(isOwn)) return false;
    cut.set([...there].join(), look);
  }
  const [shown] = cut.values();
  if (!shown || !isBack || cut.size < 2) return false;
  const message = `No list has more than ${most} vouchers: those of others are left out, and come back when others are removed.`;
  const value = `${most} vouchers`;
  must(found, { exchange: shown.exchange, value }, false, "all vouchers", message);
  return true;
}

/**
 * The list as it is now, by the other method where that shows the same as the last look: a list that something on the
 * way keeps is seen to be old only when it is read again after a write.
 */
async function listingNow(session: WaverosSession): Promise<Exchange> {
  const { vouchers, target } = session;
  const { place } = vouchers;
  const other = METHODS.find((one) => one !== session.method && target.methods.includes(one));
  if (other && !place.current && isSettled(place)) {
    const exchange = await session.ask("get_voucher_users", {}, other).catch(notDone);
    const items = exchange && place.kind.read(exchange).items;
    if (items && tellByOtherWay(place, { items, exchange })) return exchange;
  }
  return (await vouchers.current()).exchange;
}
