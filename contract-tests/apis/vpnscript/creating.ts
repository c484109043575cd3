import { NotReachable } from "../../engine/exchange/errors.ts";
import { requireHarmlessCreates } from "../../engine/tracker/harm/chance.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import {
  dataIn,
  type Account,
  type Configuration,
  type Panel,
  type VpnScriptCall,
} from "./calls.ts";
import { oddIdIn, placeAt } from "./configurations.ts";
import { idsInSeveral } from "./elsewhere.ts";
import { read } from "./premises.ts";
import type { Fixture, Persona } from "./target.ts";

/** The list in which the configurations appear that an account creates in this run. */
export function ownPlace(session: Panel, as: Persona = "active"): Place<Configuration> {
  return session.configurations.at(placeAt(as, session.server("wireguard")));
}

export async function creation(session: Panel, as: Persona, on: Fixture = "wireguard") {
  const parameters = { server_id: session.server(on) };
  return session.send("createWireguardConfig", { as, parameters });
}

/** Before a create. @throws NotReachable where nothing is created */
export async function holdCreates(session: Panel, call: VpnScriptCall): Promise<void> {
  holdIds(session);
  holdApart(session.configurations);
  if (call.as) await holdAccounts(session);
  await requireHarmlessCreates(session.configurations);
  await refusedFirst(session, call);
}

/** The full server is asked for one before the active account has its first here: a plan with room for just two may be looked at first. */
async function refusedFirst(session: Panel, { as, parameters }: VpnScriptCall): Promise<void> {
  const { wireguard, wireguardFull: full = wireguard } = session.target.servers;
  const { creates } = session.configurations.at(placeAt(as, wireguard));
  if (as !== "active" || parameters?.["server_id"] !== wireguard || full === wireguard) return;
  const call = { as, parameters: { server_id: full } } as const;
  if (creates.length === 0) await read(session, "createWireguardConfig", call);
}

/**
 * Creates nothing if a token shows another account than the one that logged in: it would be a
 * stranger's. @throws NotReachable for that
 */
async function holdAccounts(session: Panel): Promise<void> {
  for (const as of ["active", "other"] as const) {
    const { username } = session.target.personas[as] ?? {};
    const account = username === undefined ? username : await read(session, "getAccount", { as });
    if (!account || account.answer.status !== 200) continue;
    const data = dataIn<Account>(account);
    if (typeof data?.username !== "string" || isOf(data, username!)) continue;
    const why = `the token of personas.${as} shows another account, in which nothing is created`;
    throw new NotReachable(why, { code: "because-of", exchange: account });
  }
}

/** Creates nothing if two accounts list the same configurations: nobody could say whose a new one is. @throws NotReachable for that */
function holdApart({ places }: Panel["configurations"]): void {
  const own = new Set(places.flatMap((place) => [...place.own]));
  const shared = idsInSeveral(places, ({ kind, name }) => kind.ownerOf?.(name));
  const id = [...shared].find((one) => !own.has(one));
  if (id === undefined) return;
  const why = `what is created could not be told from others': two accounts list configuration ${id}`;
  throw new NotReachable(why, { code: "because-of" });
}

/** Creates nothing once an id was listed that JSON can't hold exactly: a removal could hit another configuration. @throws NotReachable for that */
function holdIds({ answers }: Panel): void {
  for (const exchange of answers.exchanges("listWireguardConfigs")) {
    const why = oddIdIn(exchange);
    if (why !== undefined) throw new NotReachable(why, { code: "unchecked", exchange });
  }
}

/** An account may log in by its e-mail address. */
export function isOf({ username, email }: Account, name: string) {
  const names = [username, email].map((one) => String(one).toLowerCase());
  return names.includes(name.toLowerCase());
}
