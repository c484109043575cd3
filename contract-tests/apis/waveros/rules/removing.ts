import type { Removal } from "../../../engine/tracker/seen/look.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import type { Breach, ReportBreach } from "../../../engine/judgement/finding.ts";
import { answerOf, must, should } from "../../../engine/judgement/seen.ts";
import { isKept, lostBy, takenAt } from "../../../engine/tracker/harm/taken.ts";
import { otherCase } from "../almost-keys.ts";
import { given, messageOf, outcomeOf } from "../answers.ts";
import { orderInTurn } from "../in-turn.ts";
import { isPlain, type Order } from "../orders.ts";
import { orderIn, type Placed } from "../placed.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Vouchers } from "../vouchers.ts";
import { usernamesIn } from "./told.ts";
import { isRefusedOtherwise } from "./writes.ts";

/** With a start that has been, as in the vendor's example; the voucher still lets its holder in. The limit left out may be another's. */
const LONG_VALID = {
  valid_for: "always",
  valid_from: "2018-08-24 00:00:00",
  download_limit: 5_000_000,
  upload_limit: undefined,
};

export const TAKEN = "A username that nobody has counts as taken.";

export const removingRules: WaverosRules = {
  "removed-username-is-free": {
    title: "A removed voucher cannot be removed again, and its username is free for a new one.",
    source:
      '4. API Messages, "User removed successfully"; 4. API Messages, "Username doesn\'t exist"; inferred from 4. API Messages, "Username already exists"',
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const { place } = vouchers;
      // An order for it that had no answer may have been carried out.
      const isGone = ({ id }: Removal) => place.isMarked(id) && place.isRemoved(id);
      if (!place.ownRemovals.some(isGone)) {
        const { name } = await vouchers.removable();
        await session.askInTurn("remove_voucher", { username: name });
      }
      const removal = place.ownRemovals.find(isGone);
      if (!removal) throw new NotReachable("needs a voucher that was removed");
      const username = removal.id;
      // That it is gone has to be seen before it is created again.
      if (!place.around(removal).after) await vouchers.current();
      await vouchers.watch();
      await isUnknown(session, found, username, must, "A voucher was removed twice.");
      // By one text each, two of the carelessnesses that are looked for below are told.
      const like = comparable(vouchers)?.name;
      const texts = like && { passcode: joined(like), fullname: beginningOf(like) };
      const order = { ...vouchers.fresh(), username, ...texts, ...LONG_VALID };
      const [method] = session.target.methods;
      const again = await session.ask("create_voucher", { parameters: order }, method);
      const isDone =
        session.said("create_voucher/user-added", again) === "done" ||
        (await isForValues(session, found, again));
      const taken = "The username of a removed voucher is not free.";
      must(found, answerOf(again), isDone, messageOf("UserAdded"), taken);
    },
  },
  "only-the-whole-username-removes": {
    title:
      "Only an exact username removes a voucher: no part, wildcard, list, other value or other case of it does.",
    source:
      '1.2 - Remove an existing voucher, row username; 4. API Messages, "Username doesn\'t exist"; inferred from 4. API Messages, "Username already exists"',
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const { place } = vouchers;
      if (takenAt(place).takesInVain) return found(tellStolen(vouchers));
      const one = comparable(vouchers) ?? (await vouchers.order(vouchers.fresh()));
      if (!one.listed) await vouchers.current();
      // One that is listed under a part of its username, the removal of that part rightly takes.
      if (!place.looks.some(place.holds(one.name ?? "")))
        throw new NotReachable("needs a voucher that is listed under its username");
      const name = one.name ?? vouchers.nobody();
      const isOthers = (username: string) =>
        place.wasThere(username) !== false || mayBeTakenForOthers(session, username);
      let isRefused = true;
      const { name: digits } = (await vouchers.ofDigits()) ?? {};
      // Compared as a number, it is the same without its first 0.
      const number = digits ? [digits.slice(1)] : [];
      for (const username of [...number, ...almost(name, one, vouchers)]) {
        if (isOthers(username)) continue;
        // A careless router could take what comes next for another's.
        isRefused = await isUnknown(session, found, username, must);
        if (!isRefused) break;
      }
      // Of a router that keeps what it says is removed, a second removal tells nothing.
      const isStill = (one: Removal) => isKept(place, one) && !place.isAskedAgain(one, one.looks);
      if (isRefused && !place.ownRemovals.some(isStill)) {
        await tellWildcardsApart(session, found, name);
        await tellLettersApart(session, found, name);
      }
      const { length } = place.looks;
      await vouchers.stock();
      const look = place.looks.slice(length).at(-1) ?? (await vouchers.current());
      // An id may be another client's username, or taken for one: the list that tells is from just before.
      const id = String(one.user["id"] ?? "");
      if (isRefused && id !== "" && !isOthers(id)) await isUnknown(session, found, id, must);
      if (takenAt(place).takesInVain) return found(tellStolen(vouchers));
      // What goes with a removed voucher is another rule's concern.
      const lost = new Set([
        ...place.ownRemovals.flatMap((removal) => lostBy(place, removal)),
        ...takenAt(place).explained,
      ]);
      const gone = vouchers.placed.flatMap(({ vanished, name }) =>
        vanished && name && !place.isAsked(name) && !place.named.has(name) && !lost.has(name)
          ? name
          : [],
      );
      for (const one of gone.length > 0 ? place.looks : []) usernamesIn(session, one);
      const shown = { exchange: look.exchange, value: `gone: ${gone.join(", ")}` };
      const message = "Vouchers that no removal named are gone.";
      must(found, shown, gone.length === 0, "no voucher gone", message);
    },
  },
};

/** What removals of unknown usernames have taken. */
export function tellStolen({ place }: Vouchers): Breach {
  return {
    message: "Vouchers that no removal named are gone, behind removals that found none.",
    expected: "no voucher gone",
    actual: `gone: ${[...takenAt(place).takenInVain].join(", ")}`,
    exchange: place.looks.at(-1)!.exchange,
  };
}

/**
 * Whether a text without this run's mark may be taken for another's username: in figures of any script, as a number,
 * or since a third have numbers as usernames, and new ones come at any time.
 */
function mayBeTakenForOthers({ vouchers: { place } }: WaverosSession, text: string): boolean {
  if (place.isMarked(text)) return false;
  const names = place.looks.flatMap((look) => place.idsIn(look));
  const others = [...new Set(names)].filter((id) => !place.own.has(id)).map(plain);
  // As PHP and MySQL compare a text with a number; that a part is enough was tried before.
  const isLike = (id: string) => id === plain(text) || Number.parseFloat(id) === Number(text);
  return others.some(isLike) || others.filter((id) => /^\d+$/.test(id)).length * 3 > others.length;
}

/** A text without its blanks, in ordinary figures and letters. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\s\p{M}]/gu, "")
    .toLowerCase();
}

/** One with the mark, so that no other client's name can be meant; and listed, or it would not be missed. */
function comparable({ existing, mark }: Vouchers): Placed | undefined {
  const bearing = existing.filter(
    ({ name, order }) => name?.startsWith(mark) && given(order.passcode),
  );
  return bearing.findLast(({ listed }) => listed !== undefined) ?? bearing.at(-1);
}

const beginningOf = (name: string) => name.slice(0, -"oom".length);
const joined = (name: string) => name.replaceAll("-", "");

/** What a careless router may take for a voucher's username: texts with the run's mark. */
function almost(name: string, { order }: Placed, { existing }: Vouchers): string[] {
  const texts = new Set([beginningOf(name), joined(name), `${name},${name}`]);
  const hasThose = existing.some(({ order: { fullname, passcode } }) =>
    [fullname, passcode].every((text) => texts.has(String(text))),
  );
  const own = hasThose ? [] : [order.fullname, order.passcode];
  return [...texts, ...own.filter((one) => one !== undefined).map(String)];
}

/** A router that looks for patterns takes a _ for any letter, and a % for any text: a username that has one is another all the same. */
async function tellWildcardsApart(session: WaverosSession, found: ReportBreach, name: string) {
  const { mark } = session.vouchers;
  const username = name.replace(`${mark}-`, `${mark}_`);
  const parameters = { ...session.vouchers.fresh(), username };
  const twin = await session.askInTurn("create_voucher", parameters);
  const isTaken = session.nameOf(twin) === "username-exists";
  const message = { "documented-orders-are-accepted": TAKEN };
  // Whether a username may have a _ is not documented.
  must(found, answerOf(twin), !isTaken, messageOf("UserAdded"), message);
  if (outcomeOf(twin) === "done") await session.askInTurn("remove_voucher", { username });
  else if (!isTaken) await isUnknown(session, found, username, must);
}

/** A router that takes two usernames that differ only in case has to remove each by its own. */
async function tellLettersApart(session: WaverosSession, found: ReportBreach, name: string) {
  const username = otherCase(name);
  const parameters = { username, ...LONG_VALID };
  // A start that has been is given by both methods: above by the other one.
  const method = session.target.methods.at(-1);
  const twin = await session.ask("create_voucher", { parameters }, method);
  const isApart = outcomeOf(twin) === "done" || (await isForValues(session, found, twin));
  if (isApart) {
    // A username that is made up from the number of vouchers is the same for the next order, after a removal.
    const nameless = session.vouchers.next((one) => !given(one.username));
    await orderInTurn(session, nameless);
    await session.askInTurn("remove_voucher", { username });
  }
  // Whether case makes another username is not documented: the creation tells.
  const message = "A username counts as taken in other letters.";
  const isTaken = session.nameOf(twin) === "username-exists";
  should(found, answerOf(twin), !isTaken, messageOf("UserAdded"), message);
  if (!isApart) await isUnknown(session, found, username, should);
}

/** Whether an order was refused, in other words than that its name is taken, for its values: another is accepted for that name. */
async function isForValues(session: WaverosSession, found: ReportBreach, refused: Exchange) {
  if (session.nameOf(refused) === "username-exists") return false;
  const order = orderIn(refused.request);
  const { username, passcode } = order;
  const { method } = refused.request;
  const isTaken = async (parameters: Order) =>
    outcomeOf(await session.ask("create_voucher", { parameters }, method)) === "done";
  const { passcode: plain, ...values } = session.vouchers.fresh();
  // What a passcode may hold is not documented.
  if (passcode !== undefined && (await isTaken({ ...order, passcode: plain }))) return true;
  const isSo = await isTaken({ ...values, passcode: plain, username });
  const message = "A voucher with documented values was not created.";
  const words = { "documented-orders-are-accepted": message };
  must(found, answerOf(refused), !isSo, messageOf("UserAdded"), words);
  return isSo;
}

async function isUnknown(
  session: WaverosSession,
  found: ReportBreach,
  username: string,
  claim: typeof must,
  message = "The removal of a username that nobody has was not refused.",
): Promise<boolean> {
  const exchange = await session.askInTurn("remove_voucher", { username });
  const isOrdinary = isPlain(username);
  const key = "username-unknown";
  const isStrict = claim === must && isOrdinary;
  const said = isStrict ? session.said(`remove_voucher/${key}`, exchange) : outcomeOf(exchange);
  const isOtherwise = isOrdinary && (await isRefusedOtherwise(session, exchange, key));
  const isRefused = said === "refused" && !isOtherwise;
  // A firewall may refuse what it takes for an attack.
  const strictly = isOrdinary || said === "done" ? claim : should;
  const shown = { ...answerOf(exchange), variant: key };
  const told = isOtherwise
    ? "Removals of usernames that nobody has are refused in different ways."
    : message;
  strictly(found, shown, isRefused, messageOf("UsernameUnknown"), told);
  return isRefused;
}
