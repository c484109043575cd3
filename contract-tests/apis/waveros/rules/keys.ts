import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { NotReachable } from "../../../engine/errors.ts";
import { mustAnswer } from "../../../engine/seen.ts";
import { isOpened, outcomeOf, type Row } from "../answers.ts";
import { messageOf } from "../messages.ts";
import type { WaverosRule } from "../session.ts";
import type { Method } from "../target.ts";

/** Where something that is almost the key is tried, by which method if that is allowed, and what is sent in place of the key. */
type Attempt = readonly [OperationName, Method, (key: string, method: Method) => Row];

/** Each on another action; those that change something only where that is allowed. */
const ATTEMPTS: readonly Attempt[] = [
  ["create_voucher", "POST", (key) => ({ "api-key": key.slice(0, -1) })],
  ["remove_voucher", "GET", (key) => ({ "api-key": `${key}0` })],
  ["get_voucher_users", "POST", (key) => ({ "api-key": otherCase(key) })],
  ["get_email_users", "GET", () => ({ "api-key": "" })],
  // Loosely compared, any text is equal to true; a query can only hold a list.
  [
    "get_logins",
    "POST",
    (key, method) => (method === "GET" ? { "api-key[]": key } : { "api-key": true }),
  ],
];

/** Leaks that a report lists; more of them say nothing new. */
const MOST_LEAKS = 3;

export const keyRules: readonly WaverosRule[] = [
  {
    id: "only-the-exact-key-opens",
    title:
      "A key cut short, with a character more, in other letters, empty, or no text at all opens no action.",
    alone: true,
    async check(session, found) {
      const { secrets, transport, vouchers, api } = session;
      const { apiKey, methods } = session.target;
      secrets.add("WAVEROS_KEY_CUT_SHORT", apiKey.slice(0, -1));
      secrets.add("WAVEROS_KEY_IN_OTHER_LETTERS", otherCase(apiKey));
      for (const [action, wanted, almost] of ATTEMPTS) {
        const reads = api.catalogue.operations[action]!.effect === "reads";
        const operation = reads || transport.allowWrites ? action : "get_active_guests";
        const method = methods.includes(wanted) ? wanted : session.method;
        const sent = almost(apiKey, method);
        // A key without letters has no other letters.
        if (sent["api-key"] === apiKey) continue;
        // Where it opens, it is to do no harm.
        const harmless =
          operation === "create_voucher" ? vouchers.fresh() : { username: vouchers.nobody() };
        const parameters = { ...sent, ...(reads ? {} : harmless) };
        const exchange = await session.ask(operation, { key: null, parameters }, method);
        const isRefused = outcomeOf(exchange) === "refused";
        mustAnswer(found, exchange, isRefused, messageOf("KeyIncorrect"), {
          message: isOpened(exchange)
            ? `${operation} is open to a key that is not the router's.`
            : `${operation} does not refuse a key that is not the router's in so many words.`,
          inferred: !isOpened(exchange),
        });
      }
    },
  },
  {
    id: "post-takes-no-key-from-the-url",
    title: "A POST whose key is in its URL instead of its body is refused.",
    async check(session, found) {
      const { apiKey, baseUrl, methods } = session.target;
      if (!methods.includes("POST")) {
        throw new NotReachable("needs POST in the target file's methods");
      }
      session.keepKeyOutOfUrl(baseUrl);
      const way = session.wayOf("get_voucher_users", "POST");
      const request = await session.build("get_voucher_users", { key: null }, way);
      const url = new URL(request.url);
      url.searchParams.set("api-key", apiKey);
      const exchange = await session.transport.send({ ...request, url: url.href });
      const isRefused = outcomeOf(exchange) === "refused";
      mustAnswer(found, exchange, isRefused, messageOf("KeyNotSet"), {
        message: "A POST is open to a key in its URL, where proxies and logs keep it.",
        // "In the requested method" may be read so; that a key in the URL counts too is not ruled out.
        inferred: true,
      });
    },
  },
];

export const keyIsNeverTold: WaverosRule = {
  id: "answers-never-tell-the-key",
  title: "No answer repeats the API key, neither on success nor on refusal.",
  async check(session, found) {
    // Alone in a run, it has seen no refusal yet.
    const parameters = { action: "get_nothing" };
    if (!session.refused) await session.ask("get_voucher_users", { parameters });
    for (const exchange of session.leaks.slice(0, MOST_LEAKS)) {
      const message = "The answer repeats the API key.";
      mustAnswer(found, exchange, false, "no API key", { message });
    }
  },
};

/** A text in capitals, or in small letters where it is in capitals already. */
export function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
