import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import { TargetError } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import type { Outage } from "../../engine/outage.ts";
import { fieldsOf, messageOf } from "./answers.ts";
import type { Method, WaverosCall } from "./target.ts";

/** Where the router shows its key, and what it takes. */
export const SETTINGS = "Integrations > API Access of the router's admin panel";

/** What a refusal of a cheap read means for the target file, by its message. */
const REMEDIES: Readonly<Record<string, (method: Method) => string>> = {
  [messageOf("KeyIncorrect")]: () => `refuses the API key; copy apiKey from ${SETTINGS}`,
  [messageOf("ApiDisabled")]: () =>
    `says that its API is not enabled; enable a method under ${SETTINGS}`,
  [messageOf("KeyNotSet")]: (method) =>
    `does not take ${method}; enable it under ${SETTINGS}, or take it out of methods in the target file`,
};

const PLAIN_READS = ["get_voucher_users", "get_active_guests"] as const;

export function isHeldOut(exchange: Exchange): boolean {
  return REMEDIES[messageIn(exchange)] !== undefined;
}

function messageIn(exchange: Exchange): string {
  return String(fieldsOf(exchange)["message"]);
}

interface Asking {
  readonly target: { readonly name: string };
  readonly outage: Outage;
  ask(operation: OperationName, call: WaverosCall, method: Method): Promise<Exchange>;
}

/** Tells a router that refuses its own key to everything from one that refuses an action wrongly. */
export class HeldOut {
  /** Nothing is doubted while the router is being recognised. */
  isRecognised = false;
  readonly #session: Asking;
  readonly #asked = new Map<string, Promise<void>>();

  constructor(session: Asking) {
    this.#session = session;
  }

  /** An operator may renew the key during the run. @throws TargetError if so */
  async refused(exchange: Exchange): Promise<void> {
    const { outage } = this.#session;
    if (!this.isRecognised || outage.since !== undefined || !isHeldOut(exchange)) return;
    const since = performance.now();
    const { method, operation } = exchange.request;
    const key = `${method} ${operation} ${messageIn(exchange)}`;
    const asking = this.#asked.get(key) ?? this.#askAgain(method as Method);
    this.#asked.set(key, asking);
    try {
      await asking;
    } catch (error) {
      if (error instanceof TargetError) outage.since ??= since;
      throw error;
    }
  }

  async #askAgain(method: Method): Promise<void> {
    this.isRecognised = false;
    await this.askByOthers(
      method,
      "; it did answer before, and what came after that does not count",
    );
    this.isRecognised = true;
  }

  /**
   * @throws TargetError with the next step if what needs nothing but the key is refused, whatever
   * it is
   */
  async askByOthers(method: Method, more = ""): Promise<void> {
    const { target } = this.#session;
    const messages = new Set<string>();
    for (const action of PLAIN_READS) {
      messages.add(messageIn(await this.#session.ask(action, {}, method)));
    }
    const [message = ""] = messages;
    const remedy = messages.size === 1 ? REMEDIES[message] : undefined;
    if (remedy) throw new TargetError(`target "${target.name}" ${remedy(method)}${more}`);
  }
}
