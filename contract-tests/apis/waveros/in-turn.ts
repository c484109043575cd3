import type { Exchange } from "../../engine/exchange/exchange.ts";
import { isOrdinary, isUsual, turnOf, type Order } from "./orders.ts";
import type { Asking } from "./target.ts";

/**
 * Orders a voucher, by the methods in turn. Values are left out, or left empty, by one method on one day and by another
 * on the next.
 */
export function orderInTurn(router: Asking, order: Order): Promise<Exchange> {
  // What comes after it has the same turn, whatever the day.
  const inTurn = isOrdinary(order) ? router.turn() : undefined;
  const { methods, name } = router.target;
  const ofDay = methods[(turnOf(name) + Number(order.username === "")) % methods.length];
  const method = isUsual(order) ? inTurn : ofDay;
  return router.ask("create_voucher", { parameters: { ...order } }, method);
}
