import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Answered } from "../../engine/exchange/answers.ts";
import { isWrite, type Exchange, type WireRequest } from "../../engine/exchange/exchange.ts";
import { RESTART } from "../../engine/transport/outage.ts";
import { sleep } from "../../engine/transport/pace.ts";
import {
  fieldsOf,
  given,
  messageOf,
  outcomeOf,
  parametersOf,
  usernameIn,
  type Row,
} from "./answers.ts";
import { isSimple, isValidity, ordersLike, type Order } from "./orders.ts";
import { orderIn } from "./placed.ts";
import { isHeldOut } from "./premises.ts";
import type { Asking, State } from "./target.ts";
import { SHUT } from "./voucher-kind.ts";
import type { Vouchers } from "./vouchers.ts";

interface Router extends Asking {
  readonly vouchers: Pick<Vouchers, "nobody" | "fresh" | "current">;
}

/** How long the router has before each of the orders, of another kind each, that are tried beside a failed one. */
const PAUSES = [0, ...RESTART, 0];

/** The numbers of orders that are tried beside a failed one, in simpler texts. */
const [SIMPLE, WITHOUT_PASSCODE] = [1, 2] as const;

/**
 * "An error occurred" is the page's answer to any trouble: it counts only against what is failed at alone, and again. That
 * the API is off, or has another key, does not count for once, if it is over: staff may have done so.
 */
export class FailingSpell {
  readonly #router: Router;
  readonly #failed = new WeakMap<Exchange, "passed" | "lasting" | "for its texts">();
  /** How many answers of a kind there were before one was sent again. */
  readonly #repeated = new Map<string, number>();
  /** Operations that a spell keeps from being carried out, longer than all pauses. */
  readonly #lasting = new Set<string>();
  /** For a reader, which text of this run's orders it does not take, and what it takes instead. */
  #refused: string | undefined;
  /** Which of the orders that are tried beside a failed one was carried out last. */
  #taken = 0;
  #isAsking = false;
  /** True once a removal was carried out among others that failed: it is then by what they ask for. */
  #removesOthers = false;

  constructor(router: Router) {
    this.#router = router;
  }

  /** Whether a request failed for a moment, and was to be sent again. */
  hasPassed(exchange: Exchange): boolean {
    return this.#failed.get(exchange) === "passed" || this.#isShutAtFirst(exchange);
  }

  /** Why a failure says nothing of what was asked for; undefined where it may. */
  saysNothing(exchange: Exchange): string | undefined {
    const { operation } = exchange.request;
    const isDone = (one: Answered) => outcomeOf(one.exchange) === "done";
    const said = `said "${messageOf("ErrorOccurred")}" to`;
    const why = this.#failed.get(exchange);
    if (why === "for its texts") {
      return `${operation} ${said} orders with a ${this.#refused}; what one may hold is not documented, and this run needs its own`;
    }
    if (why !== "lasting") return undefined;
    // One that carries out none at all breaks its contract.
    if (!this.#router.answers.of(operation).some(isDone)) return undefined;
    return `from some moment on ${operation} ${said} whatever was asked; see that the router can still store (memory, file system), and run again`;
  }

  /** Whether something failed as anything would have, and does no more: then it is to be sent again. */
  async isOver(exchange: Exchange): Promise<boolean> {
    const { request } = exchange;
    if (this.#isShutAtFirst(exchange)) return true;
    if (!this.#isFailure(exchange) || isOwnFault(exchange)) return false;
    // A router may be one that fails at everything.
    if (this.#router.placeOf(request) === ("failing" satisfies State)) return false;
    const isProbed = isWrite(request) && this.#router.isAuthentic(request);
    if (isProbed && this.#lasting.has(request.operation)) this.#failed.set(exchange, "lasting");
    if (this.#refused && isProbed && isInOwnTexts(exchange)) {
      this.#failed.set(exchange, "for its texts");
    }
    if (this.#failed.has(exchange) || (isProbed && this.#isAsking)) return false;
    const kind = kindOf(this.#router, request);
    const again = this.#repeatOf(kind);
    const isVain = again !== undefined && this.#isFailure(again);
    if (isVain || (isProbed && !(await this.#hasPassed(exchange)))) return false;
    this.#failed.set(exchange, "passed");
    this.#repeated.set(kind, this.#answersOf(kind).length);
    return true;
  }

  /** Whether the router itself has shut out its own key, or anything. */
  #isShut(exchange: Exchange): boolean {
    const isOff = this.#router.nameOf(exchange) === SHUT.apiDisabled;
    const isIts = isOff || this.#router.isAuthentic(exchange.request);
    return (
      isIts && this.#router.placeOf(exchange.request) === "" && isHeldOut(this.#router, exchange)
    );
  }

  /** The same for the first time, after other answers: what shuts out now and then does so itself. */
  #isShutAtFirst(exchange: Exchange): boolean {
    if (fieldsOf(exchange)["error"] !== true || !this.#isShut(exchange)) return false;
    const all = this.#router.answers.all
      .map((one) => one.exchange)
      .filter((one) => this.#router.isAuthentic(one.request) || this.#isShut(one))
      .toSorted((one, other) => one.startedAt - other.startedAt);
    const first = all.findIndex((one) => this.#isShut(one));
    return first > 0 && all.slice(first, all.indexOf(exchange)).every((one) => this.#isShut(one));
  }

  /** What it has failed at, and carried out when it was asked again, for a reader. */
  note(): void {
    const all = this.#router.answers.all.map(({ exchange }) => exchange);
    const isOver = ({ request }: Exchange) =>
      !this.#isShut(this.#answersOf(kindOf(this.#router, request)).at(-1)!);
    const passed = all.find((one) => this.#isShutAtFirst(one) && isOver(one));
    if (passed) {
      const said = JSON.stringify(fieldsOf(passed)["message"]);
      this.#router.transport.note(`For a moment the router said ${said} to its own key.`);
    }
    const again = [...this.#repeated.keys()].map((kind) => this.#repeatOf(kind));
    if (!again.some((one) => one && !this.#isFailure(one))) return;
    this.#router.transport.note(
      `The router said "${messageOf("ErrorOccurred")}" to what it carried out when it was asked again.`,
    );
  }

  /** The answer to the last of its kind that was sent again. */
  #repeatOf(kind: string): Exchange | undefined {
    return this.#answersOf(kind)[this.#repeated.get(kind) ?? Infinity];
  }

  #answersOf(kind: string): Exchange[] {
    const all = this.#router.answers.all.map(({ exchange }) => exchange);
    return all.filter(({ request }) => kindOf(this.#router, request) === kind);
  }

  async #hasPassed(exchange: Exchange): Promise<boolean> {
    this.#isAsking = true;
    try {
      if (this.#removesOthers && (await this.#isAlone(exchange))) return false;
      for (const [nth, pause] of PAUSES.entries()) {
        await sleep(pause, undefined);
        const shape = (this.#taken + nth) % PAUSES.length;
        if (await this.#failsAtAnother(exchange, shape)) continue;
        this.#taken = shape;
        const isSimpler =
          [SIMPLE, WITHOUT_PASSCODE].some((one) => one === shape) && isInOwnTexts(exchange);
        if (isSimpler && (await this.#failsAtAnother(exchange, 0))) {
          this.#refused ??= await this.#whatIsRefused(exchange, shape);
        }
        if (this.#refused) this.#failed.set(exchange, "for its texts");
        return !this.#refused && !(await this.#isCarriedOut(exchange));
      }
      if (await this.#isAlone(exchange)) return false;
      this.#lasting.add(exchange.request.operation);
      this.#failed.set(exchange, "lasting");
      return false;
    } finally {
      this.#isAsking = false;
    }
  }

  /** Whether the removal of a voucher is carried out, and that of what nobody has fails before and after it. */
  async #isAlone(exchange: Exchange): Promise<boolean> {
    if (exchange.request.effect === "creates") return false;
    const order = this.#router.vouchers.fresh();
    await this.#fails("create_voucher", order);
    const { username } = order;
    const removed = await this.#router.ask("remove_voucher", { parameters: { username } });
    const isCarriedOut = outcomeOf(removed) === "done";
    return (this.#removesOthers = isCarriedOut && (await this.#failsAtAnother(exchange, 0)));
  }

  /** Whether an order fails, too, a plain one, two in simpler texts or one with nothing else, or the removal of what nobody has. */
  async #failsAtAnother({ request }: Exchange, nth: number): Promise<boolean> {
    const { vouchers } = this.#router;
    const isCreate = request.effect === "creates";
    if (!isCreate) return this.#fails("remove_voucher", { username: vouchers.nobody() });
    return this.#fails("create_voucher", ordersLike(vouchers.fresh())[nth]!);
  }

  /** The text that keeps an order from being taken, and not the one beside it that is simpler. */
  async #whatIsRefused({ request }: Exchange, shape: number): Promise<string> {
    const such = "such as this run gives";
    if (shape === WITHOUT_PASSCODE) return `passcode ${such}, and took one without it`;
    const order = this.#router.vouchers.fresh();
    const { username } = ordersLike(order)[shape]!;
    const isForName = await this.#fails("create_voucher", { ...order, username });
    const [what, field] = isForName ? ["full name", "fullname"] : ["username", "username"];
    const text = orderIn(request)[field as keyof Order];
    return `${what} ${such}${given(text) ? ` ("${text}")` : ""}, and took a simpler one`;
  }

  async #fails(operation: OperationName, parameters: object): Promise<boolean> {
    return this.#isFailure(await this.#router.ask(operation, { parameters: { ...parameters } }));
  }

  /** Whether the list shows that a write was carried out all the same, or can't be read. */
  async #isCarriedOut({ request }: Exchange): Promise<boolean> {
    const name = usernameIn(request);
    if (name === undefined) return false;
    const look = await this.#router.vouchers.current().catch(() => undefined);
    const isCreate = request.effect === "creates";
    // What was there before may have the same username.
    const { fullname } = orderIn(request);
    const isLike = (row: Row) => !isCreate || !given(fullname) || row["fullname"] === fullname;
    const isListed = look?.items.some((row) => row["username"] === name && isLike(row));
    const isAlreadyGone = !isCreate && this.#isRemoved(name);
    return !isAlreadyGone && (isListed === undefined || isListed === isCreate);
  }

  /** Whether the last write of a voucher that was carried out has removed it. */
  #isRemoved(name: string): boolean {
    const last = this.#router.answers.all.findLast(
      ({ exchange }) => usernameIn(exchange.request) === name && outcomeOf(exchange) === "done",
    );
    return last?.exchange.request.effect === "deletes";
  }

  #isFailure(exchange: Exchange): boolean {
    return this.#router.nameOf(exchange) === "error-occurred";
  }
}

function kindOf(router: Router, request: WireRequest): string {
  return `${request.operation} ${router.placeOf(request)} ${router.isAuthentic(request)}`;
}

function isInOwnTexts({ request }: Exchange): boolean {
  return request.effect === "creates" && !isSimple(orderIn(request));
}

/** Whether a router fails at a write since it can't carry that out: its values are none of those documented. */
function isOwnFault({ request }: Exchange): boolean {
  const { username = "", valid_for } = parametersOf(request);
  return typeof username !== "string" || (given(valid_for) && !isValidity(valid_for));
}
