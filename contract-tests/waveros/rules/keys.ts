import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Rule } from "../../engine/api.ts";
import { NotReachable } from "../../engine/errors.ts";
import { outcomeOf, type Row } from "../answers.ts";
import type { WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";

type WaverosRule = Rule<WaverosSession>;

/** What is almost the key, as parameters in place of it; the first of them are texts. */
const ALMOST: readonly ((key: string, method: Method) => Row)[] = [
  (key) => ({ "api-key": key.slice(0, -1) }),
  (key) => ({ "api-key": `${key}0` }),
  (key) => ({ "api-key": otherCase(key) }),
  () => ({ "api-key": "" }),
  // Loosely compared, any text is equal to true; a query can only hold a list.
  (key, method) => (method === "GET" ? { "api-key[]": key } : { "api-key": true }),
];

const TEXTS = 3;

export const onlyTheKeyOpens: WaverosRule = {
  id: "only-the-exact-key-opens",
  title:
    "A key cut short, with a character more, in other letters, empty, or no text at all opens no action.",
  alone: true,
  async check(session, found) {
    const { target, secrets } = session;
    const { apiKey, methods } = target;
    secrets.add("WAVEROS_KEY_CUT_SHORT", apiKey.slice(0, -1));
    secrets.add("WAVEROS_KEY_IN_OTHER_LETTERS", otherCase(apiKey));
    for (const [index, [operation, harmless, almost]] of attempts(session).entries()) {
      const method = methods[index % methods.length]!;
      const sent = almost(apiKey, method);
      // A key without letters has no other letters.
      if (sent["api-key"] === apiKey) continue;
      const parameters = { ...sent, ...harmless() };
      const exchange = await session.ask(operation, { key: null, parameters }, method);
      if (outcomeOf(exchange) === "refused") continue;
      found({
        check: "only-the-exact-key-opens",
        message: `${operation} is open to a key that is not the router's.`,
        expected: "API Key is incorrect",
        actual: exchange.answer.body.text,
        exchange,
      });
    }
  },
};

export const keyTravelsInTheBody: WaverosRule = {
  id: "post-takes-no-key-from-the-url",
  title: "A POST whose key stands in its URL instead of its body is refused.",
  async check(session, found) {
    const { apiKey, baseUrl, methods } = session.target;
    if (!methods.includes("POST"))
      throw new NotReachable("needs POST in the target file's methods");
    session.keepKeyOutOfUrl(baseUrl);
    const way = session.wayOf("get_voucher_users", "POST");
    const request = await session.build("get_voucher_users", { key: null }, way);
    const url = new URL(request.url);
    url.searchParams.set("api-key", apiKey);
    const exchange = await session.transport.send({ ...request, url: url.href });
    if (outcomeOf(exchange) === "refused") return;
    found({
      check: "post-takes-no-key-from-the-url",
      message: "A POST is open to a key in its URL, where proxies and logs keep it.",
      expected: "API Key not set or method not allowed",
      actual: exchange.answer.body.text,
      exchange,
    });
  },
};

export const keyIsNeverTold: WaverosRule = {
  id: "answers-never-tell-the-key",
  title: "No answer repeats the API key, neither on success nor on refusal.",
  async check(session, found) {
    // Alone in a run, it has seen no answer but that of the first contact: then it asks for one of each kind.
    const parameters = { action: "get_nothing" };
    if (session.leaks.length === 0) await session.ask("get_voucher_users", { parameters });
    for (const exchange of session.leaks.slice(0, MOST_LEAKS)) {
      found({
        check: "answers-never-tell-the-key",
        message: "The answer repeats the API key.",
        expected: "no API key",
        actual: exchange.answer.body.text,
        exchange,
      });
    }
  },
};

/** Leaks that a report lists; more of them say nothing new. */
const MOST_LEAKS = 3;

type Attempt = readonly [OperationName, harmless: () => Row, almost: (typeof ALMOST)[number]];

/**
 * What is tried at which action, with parameters that do no harm where it opens: each text that is
 * almost the key at those that change something, and one thing in turn at those that read.
 */
function attempts({ api, transport, vouchers }: WaverosSession): Attempt[] {
  const operations = Object.values(api.catalogue.operations);
  const reading = operations.filter(({ effect }) => effect === "reads");
  const writing = operations.filter(({ effect }) => effect !== "reads" && transport.allowWrites);
  return [
    ...writing.flatMap(({ name, effect }) =>
      ALMOST.slice(0, TEXTS).map((almost): Attempt => {
        const harmless = () =>
          effect === "creates" ? { ...vouchers.fresh() } : { username: vouchers.nobody() };
        return [name as OperationName, harmless, almost];
      }),
    ),
    ...reading.map(({ name }, index): Attempt => {
      return [name as OperationName, () => ({}), ALMOST[index % ALMOST.length]!];
    }),
  ];
}

function otherCase(key: string): string {
  return key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase();
}
