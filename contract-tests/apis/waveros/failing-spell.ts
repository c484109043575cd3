import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Contract } from "../../engine/catalogue.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { variantOf } from "../../engine/judge.ts";
import { RESTART } from "../../engine/outage.ts";
import { sleep } from "../../engine/pace.ts";
import { isWrite } from "../../engine/trouble.ts";
import { given, parametersOf } from "./answers.ts";
import { isValidity } from "./orders.ts";
import type { WaverosCall } from "./target.ts";

interface Router {
  readonly api: Contract;
  readonly vouchers: { nobody(): string };
  ask(operation: OperationName, call: WaverosCall): Promise<Exchange>;
}

/**
 * Tells a router that carries out no write for a while, as one does whose database is locked, from
 * one that fails at what it was asked for.
 */
export class FailingSpell {
  readonly #router: Router;
  #isAsking = false;
  /** Whether a spell has outlasted all pauses. */
  #isLasting = false;

  constructor(router: Router) {
    this.#router = router;
  }

  /** Whether a write failed only because all did, and they don't any more: then it is to be sent again. */
  async isOver(exchange: Exchange): Promise<boolean> {
    const isDue = isWrite(exchange.request) && !this.#isAsking && !this.#isLasting;
    if (!isDue || !this.#isFailure(exchange) || isOwnFault(exchange)) return false;
    this.#isAsking = true;
    try {
      if (!(await this.#fails())) return false;
      for (const pause of RESTART) {
        await sleep(pause, undefined);
        if (!(await this.#fails())) return true;
      }
      this.#isLasting = true;
      return false;
    } finally {
      this.#isAsking = false;
    }
  }

  /** Whether the removal of what nobody has fails, too. */
  async #fails(): Promise<boolean> {
    const { vouchers } = this.#router;
    const parameters = { username: vouchers.nobody() };
    return this.#isFailure(await this.#router.ask("remove_voucher", { parameters }));
  }

  #isFailure(exchange: Exchange): boolean {
    return variantOf(this.#router.api, exchange)?.name === "error-occurred";
  }
}

/** Whether a router fails at a write since it can't carry that out: its values are none of those documented. */
function isOwnFault({ request }: Exchange): boolean {
  const { username = "", valid_for } = parametersOf(request);
  return typeof username !== "string" || (given(valid_for) && !isValidity(valid_for));
}
