import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import { answerOf, fieldOf, must, should } from "../../../engine/seen.ts";
import { fieldsOf, isError, isOpened, messageOf, outcomeOf, type Row } from "../answers.ts";
import type { WaverosRules } from "../session.ts";
import type { Method } from "../target.ts";
import { userOf } from "./creating.ts";

/** Where something that is almost the key is tried, by which method if that is allowed, and what is sent in place of the key. */
type Attempt = readonly [OperationName, Method, (key: string, method: Method) => Row];

/** Each on another action; those that change something only where that is allowed. */
const ATTEMPTS: readonly Attempt[] = [
  ["create_voucher", "POST", (key) => ({ "api-key": key.slice(0, -1) })],
  ["remove_voucher", "GET", (key) => ({ "api-key": `${key}0` })],
  ["get_voucher_users", "POST", (key) => ({ "api-key": otherCase(key) })],
  ["get_email_users", "GET", () => ({ "api-key": "" })],
  // Loosely compared, any text is equal to true; a query can only hold a list.
  ["get_logins", "POST", (key, by) => (by === "GET" ? { "api-key[]": key } : { "api-key": true })],
];

/** Near to documented validities, and none of them. */
const UNDOCUMENTED_VALIDITY = "31 days";

/** What is near to a good request, and is not to be taken for one. */
export const refusingRules: WaverosRules = {
  "only-the-exact-key-opens": {
    title:
      "A key cut short, with a character more, in other letters, empty, or no text at all opens no action.",
    alone: true,
    async check(session, found) {
      const { apiKey, methods } = session.target;
      session.secrets.add("WAVEROS_KEY_CUT_SHORT", apiKey.slice(0, -1));
      session.secrets.add("WAVEROS_KEY_IN_OTHER_LETTERS", otherCase(apiKey));
      for (const [wanted, by, almost] of ATTEMPTS) {
        const reads = session.api.catalogue.operations[wanted]!.effect === "reads";
        const operation = reads || session.transport.allowWrites ? wanted : "get_active_guests";
        const method = methods.includes(by) ? by : session.method;
        const sent = almost(apiKey, method);
        // A key without letters has no other letters.
        if (sent["api-key"] === apiKey) continue;
        const parameters = { ...sent, ...session.harmless(operation) };
        const exchange = await session.ask(operation, { key: null, parameters }, method);
        const isRefused = outcomeOf(exchange) === "refused";
        const claim = isOpened(exchange) ? must : should;
        const message = isOpened(exchange)
          ? `${operation} is open to a key that is not the router's.`
          : `${operation} does not refuse a key that is not the router's in so many words.`;
        claim(found, answerOf(exchange), isRefused, messageOf("KeyIncorrect"), message);
      }
    },
  },
  "post-takes-no-key-from-the-url": {
    title: "A POST whose key is in its URL instead of its body is refused.",
    async check(session, found) {
      const { apiKey, baseUrl, methods } = session.target;
      if (!methods.includes("POST")) {
        throw new NotReachable("needs POST in the target file's methods", { code: "not-allowed" });
      }
      session.keepKeyOutOfUrl(baseUrl);
      const way = session.wayOf("get_voucher_users", "POST");
      const request = await session.build("get_voucher_users", { key: null }, way);
      const url = new URL(request.url);
      url.searchParams.set("api-key", apiKey);
      const exchange = await session.transport.send({ ...request, url: url.href });
      const message = "A POST is open to a key in its URL, where proxies and logs keep it.";
      // "In the requested method" may be read so; that a key in the URL counts too is not ruled out.
      const isRefused = outcomeOf(exchange) === "refused";
      should(found, answerOf(exchange), isRefused, messageOf("KeyNotSet"), message);
    },
  },
  "unknown-action-is-refused": {
    title: "An action that is unknown, or missing, is answered with an error in JSON.",
    async check(session, found) {
      for (const [what, action] of [["An unknown", "get_nothing"], ["A missing"]]) {
        const exchange = await session.askInTurn("get_voucher_users", { action });
        const message = `${what} action is not answered with an error.`;
        mustBeError(found, exchange, message, isOpened(exchange));
      }
    },
  },
  "disabled-method-is-refused": {
    title: "While GET is disabled it is refused, and nothing that it asks for is done.",
    alone: true,
    async check(session, found) {
      const exchange = await session.ask("get_voucher_users", { at: "getDisabled" }, "GET");
      if (fieldsOf(exchange)["message"] === messageOf("KeyIncorrect")) {
        throw new NotReachable("states.getDisabled refuses its key: check its baseUrl and apiKey");
      }
      const isRefused = !isOpened(exchange);
      const message = "GET is answered while it is disabled.";
      must(found, answerOf(exchange), isRefused, messageOf("KeyNotSet"), message);
      if (!session.transport.allowWrites || session.method === "GET") return;
      const order = session.vouchers.fresh();
      const at = "getDisabled";
      const create = await session.ask("create_voucher", { at, parameters: { ...order } }, "GET");
      const { items } = await session.tracker.look(at);
      const made = items.find(({ fullname }) => fullname === order.fullname);
      const shown = { exchange: create, value: made };
      must(found, shown, !made, "no such voucher", "A disabled GET has created a voucher.");
    },
  },
  "username-that-is-no-text-is-refused": {
    title: "The removal of a username that is a list instead of a text is refused in JSON.",
    alone: true,
    async check(session, found) {
      const name = session.vouchers.nobody();
      // In a query, PHP reads a list from names that end in brackets.
      const parameters = session.method === "GET" ? { "username[]": name } : { username: [name] };
      const exchange = await session.ask("remove_voucher", { parameters });
      mustBeError(found, exchange, "A username that is a list is not refused.");
    },
  },
  "validity-is-a-documented-one": {
    title: "A validity that is none of the 65 documented ones is refused or replaced, never kept.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const order = { ...vouchers.fresh(), valid_for: UNDOCUMENTED_VALIDITY };
      const placed = vouchers.of(await session.askInTurn("create_voucher", order));
      if (placed?.outcome !== "done") return;
      const validity = fieldOf(userOf(placed), "valid_for");
      const isOther = validity.value !== UNDOCUMENTED_VALIDITY;
      const message = "The validity of a new voucher is none of the documented ones.";
      // The page says what the value must be, and not what becomes of another.
      should(found, validity, isOther, "one of the 65 documented validities", message);
      await vouchers.retire();
    },
  },
};

/** Reports what is not an error of the page's form; it does not say that these are, so other JSON is remarked on. */
function mustBeError(found: ReportBreach, exchange: Exchange, message: string, isOpen = false) {
  const claim = exchange.answer.body.problem === undefined && !isOpen ? should : must;
  claim(found, answerOf(exchange), isError(exchange), "{message, error: true} in JSON", message);
}

/** A text in capitals, or in small letters where it is in capitals already. */
export function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
