import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Rule } from "../../engine/api.ts";
import { NotReachable } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { entriesOf, outcomeOf } from "../answers.ts";
import type { WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";

type WaverosRule = Rule<WaverosSession>;

/** The lists that both methods must answer alike, and the fields that tell their entries apart where others change by the second. */
const ALIKE: readonly [OperationName, list: string, fields?: readonly string[]][] = [
  ["get_voucher_users", "users"],
  ["get_email_users", "users"],
  ["get_active_guests", "data", ["logins", "address", "mac-address"]],
];

export const methodsAnswerAlike: WaverosRule = {
  id: "get-and-post-answer-alike",
  title: "GET and POST answer with the same vouchers, the same e-mail users and the same guests.",
  alone: true,
  async check(session, found) {
    const { methods } = session.target;
    if (!methods.includes("GET") || !methods.includes("POST")) {
      throw new NotReachable("needs both methods in the target file");
    }
    for (const [operation, list, fields] of ALIKE) {
      // What this run has changed itself must have come to rest: vouchers are read anew.
      let pair: [Exchange, Exchange] =
        operation === "get_voucher_users"
          ? [(await session.vouchers.current()).exchange, await session.ask(operation, {}, "GET")]
          : [await session.latest(operation, "POST"), await session.latest(operation, "GET")];
      if (alike(pair, list, fields)) continue;
      // Somebody may have come or gone between the two: what lasts is seen again at once.
      pair = [await session.ask(operation, {}, "POST"), await session.ask(operation, {}, "GET")];
      if (alike(pair, list, fields)) continue;
      const [post, get] = pair;
      found({
        check: "get-and-post-answer-alike",
        message: `${operation} has another list for GET than for POST.`,
        expected: post.answer.body.text,
        actual: get.answer.body.text,
        exchange: get,
      });
    }
  },
};

export const disabledMethodIsRefused: WaverosRule = {
  id: "disabled-method-is-refused",
  title: "While GET is disabled it is refused, for reading and creating alike, and POST is not.",
  alone: true,
  async check(session, found) {
    const at = "getDisabled" as const;
    const ask = (operation: OperationName, method: Method, parameters = {}) =>
      session.ask(operation, { at, parameters }, method);
    const list = await ask("get_voucher_users", "POST");
    if (outcomeOf(list) === "refused") {
      throw new NotReachable(
        "states.getDisabled refuses POST as well: check its baseUrl and apiKey",
      );
    }
    const tried = [await ask("get_voucher_users", "GET")];
    if (session.transport.allowWrites) {
      tried.push(await ask("create_voucher", "GET", { ...session.vouchers.fresh() }));
    }
    for (const exchange of tried) {
      if (outcomeOf(exchange) === "refused") continue;
      found({
        check: "disabled-method-is-refused",
        message: "GET is answered while it is disabled.",
        expected: "API Key not set or method not allowed",
        actual: exchange.answer.body.text,
        exchange,
      });
    }
  },
};

function alike(pair: readonly Exchange[], list: string, fields?: readonly string[]): boolean {
  const [one, other] = pair.map((exchange) =>
    entriesOf(exchange, list)
      ?.map((row) => JSON.stringify(fields ? fields.map((field) => row[field]) : row))
      .toSorted()
      .join("\n"),
  );
  // A list that cannot be read is for the variants to report.
  return one === undefined || other === undefined || one === other;
}
