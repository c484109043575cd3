import { canonical } from "../../engine/exchange/canonical.ts";
import { Broken } from "../../engine/judgement/finding.ts";
import { notAnswered, TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { together } from "../../engine/exchange/together.ts";
import { asActive, dataIn, type Account, type Panel, type VpnScriptCall } from "./calls.ts";
import { serversIn } from "./server-lists.ts";
import { LISTED, SERVICES, type Fixture, type Persona, type Service } from "./target.ts";

const STATES: Readonly<Record<Service, string>> = {
  active: "has an active service",
  noService: "has no service",
  inactive: "has a service that is not active",
  expired: "has a service that has expired",
};

const SHOWN: Readonly<Record<string, Service>> = {
  "openvpn-credentials": "active",
  configs: "active",
  "no-configs": "active",
  "create-dispatched": "active",
  "full-profile": "active",
  "no-service": "noService",
  "service-inactive": "inactive",
  "service-expired": "expired",
};

/** What the target file says of an account's service; undefined of a suspended one, which is asked for a token. */
function claimedOf(as: Persona | undefined): Service | undefined {
  const service = as && SERVICES[as];
  return service === "suspended" ? undefined : service;
}

/**
 * Compares what the target file says of accounts and servers with what can be read of them. A field
 * is contradicted only where several reads agree: one answer that deviates is a finding. @throws
 * TargetError that names each contradicted field
 */
export async function establishPremises(
  session: Panel,
  isNeeded = (_: Persona | Fixture) => true,
): Promise<void> {
  const { name } = session.target;
  const shared = sharedAccounts(session);
  if (shared.length === 0) {
    const personas = (Object.keys(session.target.personas) as Persona[]).filter(isNeeded);
    shared.push(
      ...(await together(personas.map((one) => accountProblem(session, one)))).flat(),
      ...(await serverProblems(session, isNeeded)),
    );
  }
  if (shared.length === 0) return;
  throw new TargetError(`target "${name}": ${shared.join("; and ")}`);
}

/** What is tried between two accounts would be tried on one. */
function sharedAccounts({ target }: Panel): string[] {
  const accounts = Object.entries(target.personas).map(
    ([persona, { username }]) => [persona, username.trim().toLowerCase()] as const,
  );
  return accounts.flatMap(([persona, username], index) => {
    const first = accounts.findIndex(([, other]) => other === username);
    return first === index
      ? []
      : `personas.${persona} is the same account as personas.${accounts[first]![0]}; give another account, or take one of the two out`;
  });
}

/** A server that is named must neither replace the look at an account's service, nor lead to another account's login. */
const NAMING_A_SERVER: ReadonlySet<Persona> = new Set(["expired", "other"]);

/** How an account's OpenVPN login is asked for. */
export function loginOf(
  { target }: Pick<Panel, "target">,
  as: Persona,
  isNamed = NAMING_A_SERVER.has(as),
): VpnScriptCall {
  const { openvpn: server_id } = target.servers;
  return isNamed && server_id !== undefined ? { as, parameters: { server_id } } : { as };
}

export function serviceIn({ nameOf }: Pick<Panel, "nameOf">, exchange: Exchange) {
  const claimed = claimedOf(exchange.request.persona as Persona | undefined);
  const name = nameOf(exchange) ?? "";
  // One refusal is for each account that is not served.
  const isLost = name === "no-active-service" && claimed === "active";
  return { shown: isLost ? ("noService" as const) : SHOWN[name], claimed };
}

/** What an account shows against the target file. `before` is what it has shown of its service earlier in the run, if anything: then all is asked for again. */
export async function accountProblem(
  session: Panel,
  as: Persona,
  before?: { readonly service: string | undefined },
): Promise<string[]> {
  const claimed = claimedOf(as);
  if (!claimed) return suspendedProblem(session, as);
  const { wireguard } = session.target.servers;
  const ask = (operation: string, call: VpnScriptCall) =>
    read(session, operation, call, before && "send");
  const stateIn = (exchange: Exchange | undefined) =>
    exchange && SHOWN[session.nameOf(exchange) ?? ""];
  const state = stateIn(await ask("getOpenvpnAuth", loginOf(session, as)));
  if (!state || state === claimed) return [];
  if (wireguard !== undefined) {
    const list = await ask("listWireguardConfigs", { as, parameters: { server_id: wireguard } });
    if (stateIn(list) !== state) return [];
  }
  const account = await ask("getAccount", { as });
  const data = accountIn(session, account);
  if (!account || !data) return [];
  // A token of another account says nothing of this one.
  if (data.username !== session.target.personas[as]!.username) return [];
  const now = Date.parse(account.answer.headers["date"] ?? "") || Date.now();
  const ends = data.service.map(({ next_payment }) => Date.parse(next_payment));
  const isLater = ends.some((end) => end > now);
  const [isOver, noService] = [ends.length > 0 && !isLater, ends.length === 0];
  const fits = { active: isLater, inactive: isLater, noService, expired: isOver };
  const isChanged = before?.service !== undefined && before.service !== canonical(data.service);
  const isTold = fits[state] && (!fits[claimed] || (await isByStatus(session, as, data, state)));
  if (!isChanged && !isTold) return [];
  return [
    `personas.${as} is to be an account that ${STATES[claimed]}, and the installation says that it ${STATES[state]}; give another account, or set this one right`,
  ];
}

/**
 * Whether the status of a service tells that it is in that state, and not as the target file says. The vendor's page gives
 * statuses no meaning: an account that is taken as the target file says tells what one means here.
 */
async function isByStatus(session: Panel, as: Persona, account: Account, state: Service) {
  const claimed = claimedOf(as);
  const statuses = new Set(account.service.map(({ status }) => status));
  const others = (Object.keys(session.target.personas) as Persona[]).filter((one) => one !== as);
  const told = others.map(async (one) => {
    const is = claimedOf(one);
    if (is !== claimed && is !== state) return [];
    const login = await read(session, "getOpenvpnAuth", loginOf(session, one));
    if (SHOWN[(login && session.nameOf(login)) ?? ""] !== is) return [];
    const theirs = accountIn(session, await read(session, "getAccount", { as: one }));
    const isAlike = theirs?.service.some(({ status }) => statuses.has(status));
    return isAlike === undefined ? [] : [{ is, isAlike }];
  });
  const all = (await together(told)).flat();
  const isRight = all.some(({ is, isAlike }) => is === claimed && isAlike);
  return !isRight && all.some(({ is, isAlike }) => isAlike === (is === state));
}

async function suspendedProblem(session: Panel, as: Persona): Promise<string[]> {
  const { personas } = session.target;
  const { token } = (await session.logIn(as, "TOKEN").catch(notAnswered)) ?? {};
  if (token === undefined || !personas.active) return [];
  const accounts = await together([
    read(session, "getAccount", { authorization: `Bearer ${token}` }),
    read(session, "getAccount", { as: "active" }),
  ]);
  const [own, active] = accounts.map((exchange) => accountIn(session, exchange));
  const isAsActive = own && active && own.status === active.status && own.suspend_reason === null;
  if (!isAsActive || own.username !== personas[as]!.username) return [];
  return [
    `personas.${as} is to be an account that the operator has suspended, and the installation lets it in, and shows it as it shows personas.active; give another account, or suspend this one; if it is suspended already, letting it in breaks the contract`,
  ];
}

function accountIn({ nameOf }: Panel, exchange: Exchange | undefined): Account | undefined {
  return exchange && nameOf(exchange) === "account" ? dataIn<Account>(exchange) : undefined;
}

/** What each server has to be by the list, and the read that must contradict it, too. */
async function serverProblems(
  session: Panel,
  isNeeded: (fixture: Fixture) => boolean,
): Promise<string[]> {
  const { servers, personas } = session.target;
  const fixtures = (Object.entries(servers) as [Fixture, number][]).filter(([one]) =>
    isNeeded(one),
  );
  if (!personas.active || fixtures.length === 0) return [];
  const as = "active";
  const listed = serversIn(session, await read(session, "listServers", { as }));
  if (!listed) return [];
  const problems = fixtures.map(async ([fixture, id]) => {
    const { protocol, config_id: profile } = listed.find((one) => one.id === id) ?? {};
    const wanted = LISTED[fixture]?.protocol;
    if (protocol === wanted) return profileProblem(session, fixture, id, profile);
    const operation = wanted === "wireguard" ? "listWireguardConfigs" : "getOpenvpnProfile";
    const exchange = await read(session, operation, { as, parameters: { server_id: id } });
    const name = exchange && session.nameOf(exchange);
    if (!name) return [];
    const isMissing = name === "server-not-found";
    const isOther = name === "not-openvpn" || name === "not-wireguard";
    if (wanted ? !isMissing && !isOther : isMissing) return [];
    const is = protocol ? `lists it as a server for ${protocol}` : "lists no such server";
    const due = wanted ? `a server for ${wanted}` : "a server that is not in the list";
    return [
      `servers.${fixture} (${id}) is to be ${due}, and the installation ${is}; give another id`,
    ];
  });
  return (await together(problems)).flat();
}

async function profileProblem(
  session: Panel,
  fixture: Fixture,
  id: number,
  profile: number | null | undefined,
): Promise<string[]> {
  const isWithout = fixture === "openvpnWithoutProfile";
  if ((!isWithout && fixture !== "openvpn") || isWithout === (profile === null)) return [];
  const exchange = await read(session, "getOpenvpnProfile", asActive({ server_id: id }));
  const due = isWithout ? "full-profile" : "profile-not-found";
  if (!exchange || session.nameOf(exchange) !== due) return [];
  const [wanted, has] = isWithout ? ["no profile", "one"] : ["a profile", "none"];
  return [
    `servers.${fixture} (${id}) is to be a server that has ${wanted}, and the installation says that it has ${has}; give another id`,
  ];
}

/** The variants are judged by this answer as well; undefined if there was none. */
export async function read(
  session: Panel,
  operation: string,
  call: VpnScriptCall,
  how: "once" | "send" = "once",
): Promise<Exchange | undefined> {
  return session[how](operation, call).catch((error: unknown) => {
    return error instanceof Broken ? undefined : notAnswered(error);
  });
}
