import { changesBy } from "../../engine/effects.ts";
import { notDone } from "../../engine/judgement/finding.ts";
import { poll } from "../../engine/exchange/attempts.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Leftover } from "../../engine/tracker/kind.ts";
import type { Panel, Server } from "./calls.ts";
import { placeAt, placeOf, whereOf } from "./configurations.ts";
import { listsWith, rowOf, serversIn, wholeLists } from "./server-lists.ts";
import { WITHOUT_SERVICE } from "./target.ts";

/** How many servers are looked at whose slots have changed: each look is a request. */
const MOST = 3;

/**
 * Looks at the active account's list on servers whose slots are others after the run than before
 * it: what creates have made there shows nowhere else. Other customers take slots, too.
 */
export async function lookWhereSlotsMoved(session: Panel): Promise<Leftover[]> {
  const { configurations, target } = session;
  const [first] = wholeLists(session);
  if (!first || !target.personas.active) return [];
  const now = await rowsNow(session);
  const moved = now.filter((row) => {
    const before = rowOf(first, row.id);
    const isSame =
      before?.wg_slots === row.wg_slots && before.wg_available_slots === row.wg_available_slots;
    return before && !isSame;
  });
  for (const row of moved.filter(({ protocol }) => protocol === "wireguard").slice(0, MOST)) {
    const name = placeAt("active", row.id);
    if (configurations.at(name).looks.length > 0) continue;
    session.late.add(name);
    await configurations.look(name).catch(() => undefined);
  }
  return (await Array.fromAsync(moved, (row) => takenBeside(session, row))).flat();
}

/** How many creates must each have taken a second slot before they are blamed: other customers take slots, too. */
const ENOUGH_CREATES = 3;

/**
 * What creates have made for accounts that this run can't read: as many slots are taken for good as
 * it has created on a server, though all of its own are gone there.
 */
async function takenBeside(session: Panel, row: Server): Promise<Leftover[]> {
  const here = placesOn(session, row.id);
  const isLeft = here.some(({ own, looks, open }) => {
    const isListed = looks.at(-1)?.items.some(({ id }) => own.has(String(id))) ?? own.size > 0;
    return isListed || open.length > 0;
  });
  const { created, unseen } = takenOn(session, wholeLists(session).at(-1)!, row.id);
  if (isLeft || created < ENOUGH_CREATES || unseen !== created) return [];
  // A slot may be free again only after a while, and other customers take and leave some.
  const isOther = await poll(session.target.jobTimeout, async () => {
    const later = (await rowsNow(session)).find(({ id }) => id === row.id);
    return later?.wg_available_slots === row.wg_available_slots ? undefined : true;
  });
  if (isOther) return [];
  const why = `server ${row.id} has ${created} free slots fewer than before, as many as this run has created there, and all of its own are gone: each create may have made one for another account, too; look at the panel`;
  return [{ what: `perhaps ${created} WireGuard configurations on server ${row.id}`, why }];
}

/** What had taken slots of a server by the time of a list, and for how many of them nothing more is listed. */
function takenOn(session: Panel, list: Exchange, id: number) {
  const { answers } = session;
  const free = (one: Exchange) => rowOf(one, id)?.wg_available_slots ?? NaN;
  const creates = answers
    .exchanges("createWireguardConfig")
    .filter((one) => isOn(id, placeOf(one.request)) && answers.isLater(list, one));
  const gone = free(wholeLists(session)[0]!) - free(list);
  const here = placesOn(session, id).flatMap(({ looks }) => {
    const sizes = looks.map(({ items }) => items.length - looks[0]!.items.length);
    const before = looks.findLastIndex(({ exchange }) => answers.isLater(list, exchange));
    return before < 0 ? [] : [[sizes[before]!, sizes[before + 1] ?? sizes[before]!]];
  });
  const unseenBy = (size: (sizes: readonly number[]) => number) =>
    gone - here.reduce((sum, sizes) => sum + size(sizes), 0);
  return {
    created: creates.filter((one) => session.nameOf(one) === "create-dispatched").length,
    refused: creates.filter(({ request: { persona } }) =>
      WITHOUT_SERVICE.some((as) => as === persona),
    ),
    unseen: unseenBy(([before]) => before!),
    /** At least and at most, where what was listed before and after it differs. */
    between: [unseenBy((sizes) => Math.max(...sizes)), unseenBy((sizes) => Math.min(...sizes))],
  };
}

/**
 * What takes slots for accounts whose lists can't be read, once this run's own are gone: creates, if as many had been
 * taken as were sent at two times or more; or what was refused, which is sent again for that.
 */
export async function slotsTaken(session: Panel) {
  const lists = wholeLists(session);
  const told: { readonly what: string; readonly value: string; readonly isSure: boolean }[] = [];
  for (const { id } of serversIn(session, lists.at(-1)) ?? []) {
    // What has taken them may be this run's own, where no list has shown it, and that it is gone.
    const isTold = placesOn(session, id).every(
      ({ made, open, current }) => open.length === 0 && (made.length === 0 || current),
    );
    if (!isTold) continue;
    const { created, refused, unseen } = takenOn(session, lists.at(-1)!, id);
    const taken = listsWith(session, id).map((one) => takenOn(session, one, id));
    const value = `${unseen} fewer on server ${id}`;
    const times = taken.filter(({ created: by, between: [least = 0, most = 0] }) => {
      return least > 1 && by >= least && by <= most;
    });
    const isAlways = new Set(times.map((one) => one.created)).size > 1;
    if (unseen === created && created >= ENOUGH_CREATES && isAlways) {
      const what = `Each of ${created} creates on server ${id} has taken two slots, and made one configuration that is listed.`;
      told.push({ what, value, isSure: true });
    } else if (unseen === refused.length && unseen > 1) {
      const names = refused.map(({ request }) => `personas.${request.persona}`).join(", ");
      const read = async () => {
        const row = (await rowsNow(session)).find((one) => one.id === id);
        return new Map([["free slots", String(row?.wg_available_slots)]]);
      };
      const again = () => session.transport.send({ ...refused[0]!.request });
      const isSure = Array.isArray(await changesBy(again, read, unseen).catch(notDone));
      const what = `As many free slots of server ${id} are gone as creates of ${names} were refused there. Their lists can't be read, and other customers take slots, too: look at the panel.`;
      const sure = `Each create of ${names} on server ${id} is refused, and takes a slot.`;
      told.push({ what: isSure ? sure : what, value, isSure });
    }
  }
  return told;
}

export function placesOn({ configurations: { places } }: Panel, id: number) {
  return places.filter(({ name }) => isOn(id, name));
}

function isOn(server: number, place = ""): boolean {
  return whereOf(place).server === server;
}

async function rowsNow(session: Panel): Promise<readonly Server[]> {
  const now = await session.send("listServers", { as: "active" }).catch(() => undefined);
  return serversIn(session, now) ?? [];
}
