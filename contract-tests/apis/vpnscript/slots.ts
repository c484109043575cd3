import { poll } from "../../engine/exchange/attempts.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Leftover } from "../../engine/tracker/kind.ts";
import type { Bodies } from "./calls.ts";
import { placeAt, placeOf } from "./configurations.ts";
import type { Watching } from "./elsewhere.ts";
import { wholeLists, type Row } from "./server-lists.ts";

/** How many servers are looked at whose slots have changed: each look is a request. */
const MOST = 3;

const WITHOUT_LIST = ["expired", "inactive", "noService"];

/**
 * Looks at the active account's list on servers whose slots are others after the run than before
 * it: what creates have made there shows nowhere else. Other customers take slots, too.
 */
export async function lookWhereSlotsMoved(session: Watching): Promise<Leftover[]> {
  const { configurations, target, transport } = session;
  const [first] = wholeLists(session);
  if (!first || !target.personas.active) return [];
  const now = await rowsNow(session);
  const were = new Map(rowsIn(first).map((row) => [row.id, row]));
  const moved = now.flatMap((row) => {
    const before = were.get(row.id);
    const isSame =
      before?.wg_slots === row.wg_slots && before?.wg_available_slots === row.wg_available_slots;
    return before && !isSame ? [{ row, before }] : [];
  });
  for (const { row } of moved.filter(({ row }) => row.protocol === "wireguard").slice(0, MOST)) {
    const name = placeAt("active", row.id);
    if (configurations.at(name).looks.length > 0) continue;
    session.late.add(name);
    await configurations.look(name).catch(() => undefined);
  }
  for (const { row, before } of moved) {
    const refused = session.answers
      .of("createWireguardConfig")
      .map(({ exchange: { request } }) => request)
      .filter(({ persona = "", body = "" }) => {
        return WITHOUT_LIST.includes(persona) && body.includes(`"server_id":${row.id}}`);
      });
    const unseen = before.wg_available_slots - row.wg_available_slots - seenOn(session, row);
    if (refused.length < 2 || unseen !== refused.length) continue;
    const names = refused.map(({ persona }) => `personas.${persona}`).join(", ");
    transport.note(
      `Server ${row.id} has ${refused.length} free slots fewer than before, as many as creates of ${names} were refused there. Their lists can't be read, and other customers take slots, too: look at the panel.`,
    );
  }
  const taken: Leftover[] = [];
  for (const { row, before } of moved) taken.push(...(await takenBeside(session, row, before)));
  return taken;
}

/** How many creates have to have taken a slot beside their own: so many other customers take by chance more seldom. */
const OFTEN = 3;

/**
 * What creates have made for accounts that this run can't read: as many slots are taken for good as
 * it has created on a server, though all of its own are gone there.
 */
async function takenBeside(session: Watching, row: Row, before: Row): Promise<Leftover[]> {
  const { answers, configurations, target } = session;
  const here = configurations.places.filter(isOn(row));
  const isLeft = here.some(({ own, looks }) => {
    return looks.at(-1)?.items.some(({ id }) => own.has(String(id))) ?? true;
  });
  const created = answers
    .of("createWireguardConfig")
    .filter(({ exchange }) => isOn(row)({ name: placeOf(exchange.request) ?? "" }))
    .filter(({ exchange }) => session.nameOf(exchange) === "create-dispatched").length;
  const seen = seenOn(session, row);
  const isTaken = (one: Row) =>
    before.wg_available_slots - one.wg_available_slots - seen === created;
  if (isLeft || created < OFTEN || !isTaken(row)) return [];
  // A slot may be free again only after a while, and other customers take and leave some.
  const isOther = await poll(target.jobTimeout, async () => {
    const [later] = (await rowsNow(session)).filter(({ id }) => id === row.id);
    return later && isTaken(later) ? undefined : true;
  });
  if (isOther) return [];
  const why = `server ${row.id} has ${created} free slots fewer than before, as many as this run has created there, and all of its own are gone: each create may have made one for another account, too; look at the panel`;
  return [{ what: `perhaps ${created} WireGuard configurations on server ${row.id}`, why }];
}

/** How many more are listed on a server than at first. */
function seenOn({ configurations }: Watching, row: Row): number {
  return configurations.places.filter(isOn(row)).reduce((sum, { looks }) => {
    const [were, are] = [looks[0], looks.at(-1)].map((look) => look?.items.length ?? 0);
    return sum + are! - were!;
  }, 0);
}

function isOn({ id }: Row): (place: { readonly name: string }) => boolean {
  return ({ name }) => name.endsWith(placeAt(undefined, id));
}

async function rowsNow(session: Watching): Promise<readonly Row[]> {
  const now = await session.send("listServers", { as: "active" }).catch(() => undefined);
  return now && session.nameOf(now) === "all-servers" ? rowsIn(now) : [];
}

function rowsIn({ answer }: Exchange): readonly Row[] {
  return (answer.body.json as Bodies["listServers/200/all-servers"]).data;
}
