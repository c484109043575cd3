import { NotReachable, TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { variantOf } from "../../engine/judgement/judge.ts";
import type { Bodies } from "./calls.ts";
import { placeAt } from "./configurations.ts";
import { rowOf, wholeLists, type Row } from "./server-lists.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Fixture, Persona } from "./target.ts";

// What staff, and this run itself, change while it goes on: one look before an answer is called wrong.

/** Answers that are right of a server that is disabled, removed, or of another protocol by now. */
export const OTHER: ReadonlySet<string | undefined> = new Set([
  ...["server-not-found", "not-wireguard", "not-openvpn"],
]);

/** Why the answer that a server is not found, or of another protocol, is right by now: the list had it, and has it so no more. */
export async function removedServer(
  session: VpnScriptSession,
  fixture: Fixture,
  exchange: Exchange,
): Promise<string | undefined> {
  return OTHER.has(session.nameOf(exchange)) ? unlisted(session, fixture) : undefined;
}

/** The same, where a list lacks it. */
async function unlisted(session: VpnScriptSession, fixture: Fixture): Promise<string | undefined> {
  const id = session.target.servers[fixture];
  const was = session.answers
    .of("listServers")
    .flatMap(({ exchange }) => rowOf(exchange, id) ?? []);
  const is = was.length > 0 ? await listedNow(session, id) : undefined;
  if (was.every(({ protocol }) => protocol === is?.protocol)) return undefined;
  const [how, what] = is
    ? [`as a server for ${is.protocol}`, "changed"]
    : ["no more", "removed or disabled"];
  return `servers.${fixture} (${id}) was listed before, and is listed ${how}: it was ${what} while this run went on; run again, or give another id`;
}

/**
 * Looks at what there is where a deletion found nothing.
 * @throws TargetError where the list has other ids by now, or is another installation's
 */
export async function otherIds(session: VpnScriptSession, exchange: Exchange): Promise<undefined> {
  if (session.nameOf(exchange) !== "config-not-found") return;
  const { name } = session.configurations.at(placeAt("active", session.server("wireguard")));
  await session.configurations.look(name).catch((error: unknown) => {
    if (error instanceof TargetError) throw error;
  });
}

/** The row of a server in a list that is asked for now; undefined if it is not there. */
export async function listedNow(
  session: VpnScriptSession,
  id: number | undefined,
): Promise<Row | undefined> {
  return rowOf(await session.send("listServers", { as: "active" }), id);
}

/** Why an account may have no room by now, though it had: it has another plan than this run has seen first. */
export async function otherPlan(
  session: VpnScriptSession,
  as: Persona,
): Promise<string | undefined> {
  const [first] = session.answers
    .of("getAccount")
    .flatMap(({ exchange }) => (exchange.request.persona === as ? plansIn(session, exchange) : []));
  const [now] = plansIn(session, await session.send("getAccount", { as }));
  if (first === undefined || now === undefined || first === now) return undefined;
  return `personas.${as} had plan ${first}, and has plan ${now} by now: it was changed while this run went on, and allows no more devices; run again, or give another account`;
}

function plansIn({ api }: VpnScriptSession, exchange: Exchange): string[] {
  if (variantOf(api, exchange)?.name !== "account") return [];
  const { data } = exchange.answer.body.json as Bodies["getAccount/200/account"];
  return [data.service.map(({ plan_id }) => plan_id).join(", ")];
}

/** @throws NotReachable where the list has the disabled server by now, and had not before */
export async function holdDisabled(session: VpnScriptSession): Promise<void> {
  const id = session.server("disabled");
  const [first] = wholeLists(session);
  if (!first || rowOf(first, id) || !(await listedNow(session, id))) return;
  throw new NotReachable(
    `servers.disabled (${id}) is listed by now, and was not before: it was enabled while this run went on`,
    { code: "unchecked" },
  );
}

/** @throws TargetError for what the target file does not say any more */
export function changed({ target }: VpnScriptSession, why: string | undefined): void {
  if (why !== undefined) throw new TargetError(`target "${target.name}": ${why}`);
}
