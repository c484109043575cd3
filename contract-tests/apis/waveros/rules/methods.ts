import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { mustAnswer } from "../../../engine/seen.ts";
import { entriesOf, fieldsOf, isOpened } from "../answers.ts";
import type { Bodies } from "../calls.ts";
import type { WaverosRule } from "../session.ts";

/** A list that both methods must answer alike: by fields that tell its entries apart, and do not change by the second. */
interface Alike {
  readonly operation: OperationName;
  readonly list: string;
  readonly fields: readonly string[];
  /** True where an honest router could answer other entries each time. */
  readonly inferred: boolean;
}

const VOUCHERS = ["id", "username", "password"];
const GUESTS = ["logins", "address", "mac-address"];

const ALIKE: readonly Alike[] = [
  { operation: "get_voucher_users", list: "users", fields: VOUCHERS, inferred: false },
  { operation: "get_email_users", list: "users", fields: ["id", "email"], inferred: true },
  { operation: "get_active_guests", list: "data", fields: GUESTS, inferred: true },
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
    for (const one of ALIKE) {
      const { operation, inferred } = one;
      if (alike(await session.pair(operation), one)) continue;
      // Somebody may have come or gone between the two: what lasts is seen again at once.
      const post = await session.ask(operation, {}, "POST");
      const get = await session.ask(operation, {}, "GET");
      if (alike([post, get], one)) continue;
      const message = `${operation} has another list for GET than for POST.`;
      const [expected, actual] = [post.answer.body.text, get.answer.body.text];
      found({ message, expected, actual, exchange: get, inferred });
    }
  },
};

export const disabledMethodIsRefused: WaverosRule = {
  id: "disabled-method-is-refused",
  title: "While GET is disabled it is refused.",
  alone: true,
  async check(session, found) {
    const exchange = await session.ask("get_voucher_users", { at: "getDisabled" }, "GET");
    if (fieldsOf(exchange)["message"] === ("API Key is incorrect" satisfies Incorrect)) {
      throw new NotReachable("states.getDisabled refuses its key: check its baseUrl and apiKey");
    }
    const expected = "API Key not set or method not allowed";
    const message = "GET is answered while it is disabled.";
    mustAnswer(found, exchange, !isOpened(exchange), expected, { message });
  },
};

type Incorrect = Bodies["get_voucher_users/key-incorrect"]["message"];

function alike(pair: readonly Exchange[], { list, fields }: Alike): boolean {
  const [one, other] = pair.map((exchange) =>
    entriesOf(exchange, list)
      ?.map((row) => JSON.stringify(fields.map((field) => row[field])))
      .toSorted()
      .join("\n"),
  );
  // A list that cannot be read is for the variants to report.
  return one === undefined || other === undefined || one === other;
}
