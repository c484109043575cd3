import { catalogue, type OperationName } from "../../../../generated/waveros/catalogue.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import { answerOf, must, should } from "../../../engine/judgement/seen.ts";
import { fieldsOf, isOpened, messageOf, outcomeOf, type Row } from "../answers.ts";
import { harmless } from "../reaches.ts";
import type { WaverosRules } from "../session.ts";
import { NO_ROUTERS_KEY, type Method } from "../target.ts";

const ACTIONS = Object.keys(catalogue.operations) as OperationName[];

type Attempt = (key: string, by: Method) => Row;

/** In a query, PHP reads a list from names that end in brackets; a body can say more. */
const asList = (by: Method) =>
  by === "GET" ? { "api-key[]": NO_ROUTERS_KEY } : { "api-key": [NO_ROUTERS_KEY] };
const notText = (value: boolean | number | null) => (_: string, by: Method) => ({
  "api-key": by === "GET" ? String(value) : value,
});

/** Beyond what a check of the key may have room for. */
const LONG = 64;

/**
 * In the order of the actions, each by the method that its wrong-key variant does not use; undefined
 * where a list is as good as the one before. What a firewall may take for an attack is tried here
 * alone: another refusal is not a finding.
 */
const ATTEMPTS: readonly (Attempt | undefined)[] = [
  () => ({ "api-key": "null" }),
  () => ({ "api-key": "" }),
  () => ({ "api-key": "%" }),
  // Loosely compared, any text is equal to true, and one without digits to 0.
  notText(true),
  () => ({ "api-key": "' or '1'='1" }),
  notText(0),
  (key) => ({ "api-key": `${key}\0${"0".repeat(LONG)}` }),
  (_, by) => asList(by),
  undefined,
  notText(null),
];

/** A list of each kind: who is there, who is stored, what is logged. */
const READ_WHILE_DISABLED = [
  ...["get_active_guests", "get_email_users", "get_logins", "get_voucher_users"],
] as readonly OperationName[];

export const keyRules: WaverosRules = {
  "only-the-exact-key-opens": {
    title: "An empty, almost correct or non-string key is refused with GET and POST.",
    source: '4. API Messages, "API Key is incorrect"; Features; Notes for Developers, "api-key"',
    alone: true,
    async check(session, found) {
      const { apiKey } = session.target;
      for (const [index, name] of ACTIONS.entries()) {
        const { effect, ways } = session.api.catalogue.operations[name]!;
        const attempt = ATTEMPTS[index];
        if (!attempt || (effect !== "reads" && !session.transport.allowWrites)) continue;
        const allowed = ways.filter((way) => session.allows(way));
        const method = allowed[(index + 1) % allowed.length]!.method as Method;
        const parameters: Row = { ...attempt(apiKey, method), ...harmless(session, name) };
        const exchange = await session.ask(name, { key: null, parameters }, method);
        const isRefused = outcomeOf(exchange) === "refused";
        const claim = isOpened(exchange) ? must : should;
        const message = isOpened(exchange)
          ? `${name} is open to a key that is not the router's.`
          : `${name} does not refuse a key that is not the router's in so many words.`;
        claim(found, answerOf(exchange), isRefused, messageOf("KeyIncorrect"), message);
      }
    },
  },
  "post-takes-no-key-from-the-url": {
    title: "A POST whose key is in its URL instead of its body is refused.",
    source: 'inferred from 4. API Messages, "API key is not provided in the requested method"',
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
      // "In the requested method" may be read so; but that a key in the URL counts as well is not
      // ruled out.
      const isRefused = outcomeOf(exchange) === "refused";
      should(found, answerOf(exchange), isRefused, messageOf("KeyNotSet"), message);
    },
  },
  "disabled-method-is-refused": {
    title: "While GET is disabled, it is refused and changes nothing.",
    source:
      'Features, "Enable API GET Method"; 4. API Messages, "API Key not set or method not allowed"',
    alone: true,
    async check(session, found) {
      for (const action of READ_WHILE_DISABLED) {
        const way = session.wayOf(action, "GET");
        const exchange = await session.once(action, { at: "getDisabled" }, way);
        // The preflight has shown that POST takes this key.
        const isMistaken = fieldsOf(exchange)["message"] === messageOf("KeyIncorrect");
        const isRefused = !isOpened(exchange) && !isMistaken;
        const message = isMistaken
          ? `While GET is disabled, it is said to be the key: ${action}.`
          : `GET is answered while it is disabled: ${action}.`;
        const shown = { ...answerOf(exchange), restsOn: "states.getDisabled" };
        must(found, shown, isRefused, messageOf("KeyNotSet"), message);
      }
      if (!session.transport.allowWrites || session.method === "GET") return;
      const order = session.vouchers.fresh();
      const at = "getDisabled";
      const create = await session.ask("create_voucher", { at, parameters: { ...order } }, "GET");
      const { items } = await session.tracker.look(at);
      const made = items.find(
        ({ username, fullname }) => username === order.username || fullname === order.fullname,
      );
      const shown = { exchange: create, value: made };
      must(found, shown, !made, "no such voucher", "A disabled GET has created a voucher.");
    },
  },
};
