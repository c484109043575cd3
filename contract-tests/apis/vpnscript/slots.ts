import type { Exchange } from "../../engine/exchange.ts";
import { variantOf } from "../../engine/judge.ts";
import type { Bodies } from "./calls.ts";
import { placeAt } from "./configurations.ts";
import type { Watching } from "./elsewhere.ts";

type Row = Bodies["listServers/200/all-servers"]["data"][number];

/** How many servers are looked at whose slots have changed: each look is a request. */
const MOST = 3;

const WITHOUT_LIST = ["expired", "inactive", "noService"];

/**
 * Looks at the active account's list on servers whose slots are others after the run than before
 * it: what creates have made there shows nowhere else. Other customers take slots, too.
 */
export async function lookWhereSlotsMoved(session: Watching): Promise<void> {
  const { configurations, target, transport } = session;
  const [first] = session.answers
    .of("listServers")
    .filter(({ exchange }) => rowsIn(session, exchange));
  if (!first || !target.personas.active) return;
  const now = await session.send("listServers", { as: "active" }).catch(() => undefined);
  const were = new Map(rowsIn(session, first.exchange)!.map((row) => [row.id, row]));
  const moved = ((now && rowsIn(session, now)) ?? []).flatMap((row) => {
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
    if (refused.length < 2 || before.wg_available_slots - row.wg_available_slots !== refused.length)
      continue;
    const names = refused.map(({ persona }) => `personas.${persona}`).join(", ");
    transport.note(
      `Server ${row.id} has ${refused.length} free slots fewer than before, as many as creates of ${names} were refused there. Their lists can't be read, and other customers take slots, too: look at the panel.`,
    );
  }
}

function rowsIn({ api }: Watching, exchange: Exchange): readonly Row[] | undefined {
  if (variantOf(api, exchange)?.name !== "all-servers") return undefined;
  return (exchange.answer.body.json as Bodies["listServers/200/all-servers"]).data;
}
