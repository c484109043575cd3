import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Contract } from "../../engine/description/catalogue.ts";
import type { Answered, Answers } from "../../engine/exchange/answers.ts";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { variantOf } from "../../engine/judgement/judge.ts";
import { RESTART } from "../../engine/transport/outage.ts";
import { sleep } from "../../engine/transport/pace.ts";
import { isWrite } from "../../engine/transport/trouble.ts";
import { given, messageOf, outcomeOf, parametersOf, usernameIn } from "./answers.ts";
import { isValidity } from "./orders.ts";
import type { State, WaverosCall } from "./target.ts";
import type { Vouchers } from "./vouchers.ts";

interface Router {
  readonly api: Contract;
  readonly answers: Pick<Answers, "of">;
  readonly transport: { note(text: string): void };
  readonly vouchers: Pick<Vouchers, "nobody" | "fresh" | "current">;
  ask(operation: OperationName, call: WaverosCall): Promise<Exchange>;
  isAuthentic(request: WireRequest): boolean;
  placeOf(request: WireRequest): string | undefined;
}

/** "An error occurred" is the page's answer to any trouble: it counts only against what is failed at alone, and again. */
export class FailingSpell {
  readonly #router: Router;
  readonly #failed = new WeakMap<Exchange, "passed" | "lasting">();
  /** The last that was to be sent again, by its operation and place, and how many answers there were. */
  readonly #repeated = new Map<string, { readonly request: WireRequest; readonly nth: number }>();
  /** Operations that a spell keeps from being carried out, longer than all pauses. */
  readonly #lasting = new Set<string>();
  #isAsking = false;

  constructor(router: Router) {
    this.#router = router;
  }

  /** Whether a request failed for a moment, and was to be sent again. */
  hasPassed(exchange: Exchange): boolean {
    return this.#failed.get(exchange) === "passed";
  }

  /** Why a failure says nothing of what was asked for; undefined where it may. */
  saysNothing(exchange: Exchange): string | undefined {
    const { operation } = exchange.request;
    const isDone = (one: Answered) => outcomeOf(one.exchange) === "done";
    if (this.#failed.get(exchange) !== "lasting") return undefined;
    // One that carries out none at all breaks its contract.
    if (!this.#router.answers.of(operation).some(isDone)) return undefined;
    return `from some moment on ${operation} said "${messageOf("ErrorOccurred")}" to whatever was asked; see that the router can still store (memory, file system), and run again`;
  }

  /** Whether something failed as anything would have, and does no more: then it is to be sent again. */
  async isOver(exchange: Exchange): Promise<boolean> {
    const { request } = exchange;
    if (!this.#isFailure(exchange) || isOwnFault(exchange)) return false;
    // A router may be one that fails at everything.
    if (this.#router.placeOf(request) === ("failing" satisfies State)) return false;
    const isProbed = isWrite(request) && this.#router.isAuthentic(request);
    if (isProbed && this.#lasting.has(request.operation)) this.#failed.set(exchange, "lasting");
    if (this.#failed.has(exchange) || (isProbed && this.#isAsking)) return false;
    const again = this.#repeatOf(keyOf(this.#router, request));
    const isVain = again !== undefined && this.#isFailure(again);
    if (isVain || (isProbed && !(await this.#hasPassed(exchange)))) return false;
    this.#failed.set(exchange, "passed");
    const { length: nth } = this.#answersTo(request);
    this.#repeated.set(keyOf(this.#router, request), { request, nth });
    return true;
  }

  /** What it has failed at, and carried out when it was asked again, for a reader. */
  note(): void {
    const again = [...this.#repeated.keys()].map((key) => this.#repeatOf(key));
    if (!again.some((one) => one && !this.#isFailure(one))) return;
    this.#router.transport.note(
      `The router said "${messageOf("ErrorOccurred")}" to what it carried out when it was asked again.`,
    );
  }

  /** The answer to the last of its kind that was sent again. */
  #repeatOf(key: string): Exchange | undefined {
    const { request, nth = 0 } = this.#repeated.get(key) ?? {};
    return request && this.#answersTo(request)[nth];
  }

  #answersTo(request: WireRequest): Exchange[] {
    const key = keyOf(this.#router, request);
    const all = this.#router.answers.of(request.operation).map(({ exchange }) => exchange);
    return all.filter((one) => keyOf(this.#router, one.request) === key);
  }

  async #hasPassed(exchange: Exchange): Promise<boolean> {
    this.#isAsking = true;
    try {
      for (const pause of [0, ...RESTART]) {
        await sleep(pause, undefined);
        if (!(await this.#failsAtAnother(exchange))) return !(await this.#isCarriedOut(exchange));
      }
      this.#lasting.add(exchange.request.operation);
      this.#failed.set(exchange, "lasting");
      return false;
    } finally {
      this.#isAsking = false;
    }
  }

  /** Whether a plain order, or the removal of what nobody has, fails, too. */
  async #failsAtAnother({ request }: Exchange): Promise<boolean> {
    const { vouchers } = this.#router;
    const isCreate = request.effect === "creates";
    const parameters = isCreate ? { ...vouchers.fresh() } : { username: vouchers.nobody() };
    const operation = isCreate ? "create_voucher" : "remove_voucher";
    return this.#isFailure(await this.#router.ask(operation, { parameters }));
  }

  /** Whether the list shows that a write was carried out all the same, or can't be read. */
  async #isCarriedOut({ request }: Exchange): Promise<boolean> {
    const name = usernameIn(request);
    if (name === undefined) return false;
    const look = await this.#router.vouchers.current().catch(() => undefined);
    const isListed = look?.items.some(({ username }) => username === name);
    return isListed === undefined || isListed === (request.effect === "creates");
  }

  #isFailure(exchange: Exchange): boolean {
    return variantOf(this.#router.api, exchange)?.name === "error-occurred";
  }
}

function keyOf(router: Router, request: WireRequest): string {
  return `${request.operation} ${router.placeOf(request)} ${router.isAuthentic(request)}`;
}

/** Whether a router fails at a write since it can't carry that out: its values are none of those documented. */
function isOwnFault({ request }: Exchange): boolean {
  const { username = "", valid_for } = parametersOf(request);
  return typeof username !== "string" || (given(valid_for) && !isValidity(valid_for));
}
