import { canonical } from "../../engine/exchange/canonical.ts";
import { NotReachable, TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { requireHarmlessCreates } from "../../engine/tracker/harm/harmless.ts";
import type { Session } from "../../engine/session.ts";
import type { Bodies, VpnScriptCall } from "./calls.ts";
import { oddIdIn, placeAt } from "./configurations.ts";
import { idsInSeveral } from "./ids-in-several.ts";
import type { Watching } from "./elsewhere.ts";
import { accountProblem, read, serviceIn, type Reading } from "./premises.ts";
import type { Persona } from "./target.ts";

type Panel = Omit<Reading, "once"> & Pick<Session<VpnScriptCall, Bodies>, "outage">;

/** Tells an account whose service has ended during the run from a single wrong answer. */
export class Served {
  readonly #session: Panel;
  readonly #personas = new Set<Persona>();
  /** What each account has first shown of its service. */
  readonly #services = new Map<Persona, string>();

  constructor(session: Panel) {
    this.#session = session;
  }

  /** @throws TargetError if all that shows the account says that it is not served any more */
  async answered(exchange: Exchange): Promise<void> {
    const session = this.#session;
    const { shown, claimed } = serviceIn(session, exchange);
    const persona = exchange.request.persona as Persona;
    if (exchange.request.operation === "getAccount" && exchange.answer.status === 200) {
      const account = exchange.answer.body.json as Partial<Bodies["getAccount/200/account"]> | null;
      const first = this.#services.get(persona) ?? canonical(account?.data?.service);
      this.#services.set(persona, first);
    }
    if (claimed && shown === claimed) this.#personas.add(persona);
    // It is asked once.
    if (!shown || shown === claimed || !this.#personas.delete(persona)) return;
    const since = performance.now();
    const anew: Reading = {
      nameOf: session.nameOf,
      target: session.target,
      send: (operation, call) => session.send(operation, call),
      once: (operation, call) => session.send(operation, call),
      logIn: (one, name) => session.logIn(one, name),
    };
    const [problem] = await accountProblem(anew, persona, this.#services.get(persona));
    if (problem === undefined) return;
    session.outage.since ??= since;
    throw new TargetError(`target "${session.target.name}": ${problem}`);
  }
}

type Shown = Readonly<Record<"username" | "email", unknown>>;

type Creating = Reading & Pick<Session, "answers"> & Pick<Watching, "configurations">;

/** Before a create. @throws NotReachable where nothing is created */
export async function holdCreates(session: Creating, call: VpnScriptCall): Promise<void> {
  holdIds(session);
  holdApart(session.configurations);
  if (call.as) await holdAccounts(session);
  await requireHarmlessCreates(session.configurations);
  await refusedFirst(session, call);
}

/** The full server is asked for one before the active account has its first here: a plan with room for just two may be looked at first. */
async function refusedFirst(session: Creating, { as, parameters }: VpnScriptCall): Promise<void> {
  const { wireguard, wireguardFull: full = wireguard } = session.target.servers;
  const { creates } = session.configurations.at(placeAt(as, wireguard));
  if (as !== "active" || parameters?.["server_id"] !== wireguard || full === wireguard) return;
  const call = { as, parameters: { server_id: full } } as const;
  if (creates.length === 0) await read(session, "createWireguardConfig", call);
}

/**
 * Nothing is created where a token shows another account than the one that logged in: it would be
 * in a stranger's. @throws NotReachable for that
 */
async function holdAccounts(session: Reading): Promise<void> {
  for (const as of ["active", "other"] as const) {
    const { username } = session.target.personas[as] ?? {};
    const account = username === undefined ? username : await read(session, "getAccount", { as });
    if (!account || account.answer.status !== 200) continue;
    const { data } = (account.answer.body.json ?? {}) as { readonly data?: Shown };
    if (typeof data?.username !== "string" || isOf(data, username!)) continue;
    const why = `the token of personas.${as} shows another account, in which nothing is created`;
    throw new NotReachable(why, { code: "because-of", exchange: account });
  }
}

/** Nothing is created where two accounts list the same: what comes there may be anyone's. @throws NotReachable for that */
function holdApart({ places }: Watching["configurations"]): void {
  const own = new Set(places.flatMap((place) => [...place.own]));
  const shared = idsInSeveral(places, ({ kind, name }) => kind.ownerOf?.(name));
  const id = [...shared].find((one) => !own.has(one));
  if (id === undefined) return;
  const why = `what is created could not be told from others': two accounts list configuration ${id}`;
  throw new NotReachable(why, { code: "because-of" });
}

/** Nothing is created whose id would not be known, once such an id was listed. @throws NotReachable for that */
function holdIds({ answers }: Pick<Session, "answers">): void {
  for (const { exchange } of answers.of("listWireguardConfigs")) {
    const why = oddIdIn(exchange);
    if (why !== undefined) throw new NotReachable(why, { code: "unchecked", exchange });
  }
}

/** An account may log in by its e-mail address. */
export function isOf({ username, email }: Shown, name: string) {
  const names = [username, email].map((one) => String(one).toLowerCase());
  return names.includes(name.toLowerCase());
}
