import type { Exchange, WireRequest } from "../../engine/exchange.ts";
import type { VpnScriptCall, VpnScriptSession } from "./session.ts";

/** What this run has been answered: requests are what a throttled target has least of, so none is sent twice for one truth. */
export class Exchanges {
  readonly #session: VpnScriptSession;
  readonly #answered = new Map<string, Exchange>();
  readonly #underWay = new Map<string, Promise<Exchange>>();
  readonly #places = new WeakMap<Exchange, number>();
  #count = 0;

  constructor(session: VpnScriptSession) {
    this.#session = session;
  }

  /** To be told of every exchange. */
  take(exchange: Exchange): void {
    this.#places.set(exchange, this.#count++);
    if (exchange.answer.status !== 429) this.#answered.set(keyOf(exchange.request), exchange);
  }

  /** The answer to a call: the last that came to the same request, else that to a new one. */
  async once(operation: string, call: VpnScriptCall): Promise<Exchange> {
    return this.onceSent(await this.#session.build(operation, call));
  }

  /** The same, of a request that is built already. */
  onceSent(request: WireRequest): Promise<Exchange> {
    const key = keyOf(request);
    const known = this.#answered.get(key);
    if (known) return Promise.resolve(known);
    const sent = this.#underWay.get(key) ?? this.#session.transport.send(request);
    this.#underWay.set(key, sent);
    return sent.finally(() => this.#underWay.delete(key));
  }

  /** Whether one exchange came after another, in this run. */
  isLater(one: Exchange, other: Exchange): boolean {
    return (this.#places.get(one) ?? -1) > (this.#places.get(other) ?? -1);
  }
}

/** A request is the same if it asks for the same with the same token. */
function keyOf({ method, url, headers, body = "" }: WireRequest): string {
  return [method, url, headers["authorization"] ?? "", body].join("\n");
}
