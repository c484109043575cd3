import { TargetError } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import type { Session } from "../../engine/session.ts";
import type { Bodies, VpnScriptCall } from "./calls.ts";
import { accountProblem, serviceIn, type Reading } from "./premises.ts";
import type { Persona } from "./target.ts";

type Panel = Omit<Reading, "once"> & Pick<Session<VpnScriptCall, Bodies>, "outage">;

/** Tells an account whose service has ended during the run from a single wrong answer. */
export class Served {
  readonly #session: Panel;
  readonly #personas = new Set<Persona>();

  constructor(session: Panel) {
    this.#session = session;
  }

  /** @throws TargetError if all that shows the account says that it is not served any more */
  async answered(exchange: Exchange): Promise<void> {
    const session = this.#session;
    const { shown, claimed } = serviceIn(session, exchange);
    const persona = exchange.request.persona as Persona;
    if (claimed && shown === claimed) this.#personas.add(persona);
    // It is asked once.
    if (!shown || shown === claimed || !this.#personas.delete(persona)) return;
    const since = performance.now();
    const anew: Reading = {
      api: session.api,
      target: session.target,
      send: (operation, call) => session.send(operation, call),
      once: (operation, call) => session.send(operation, call),
      logIn: (one, name) => session.logIn(one, name),
    };
    const [problem] = await accountProblem(anew, persona);
    if (problem === undefined) return;
    session.outage.since ??= since;
    throw new TargetError(`target "${session.target.name}": ${problem}`);
  }
}
