import { catalogue, type OperationName } from "../../../../generated/waveros/catalogue.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { answerOf, must, should } from "../../../engine/judgement/seen.ts";
import { fieldsOf, isLetIn, messageOf, outcomeOf, parametersOf, type Row } from "../answers.ts";
import { harmless } from "../reaches.ts";
import type { WaverosRules } from "../session.ts";
import { NO_ROUTERS_KEY, type Method } from "../target.ts";

const ACTIONS = Object.keys(catalogue.operations) as OperationName[];

type Attempt = (key: string, by: Method) => Row;

/** In a query, PHP reads a list from names that end in brackets; a body can say more. */
const asList = (by: Method) =>
  by === "GET" ? { "api-key[]": NO_ROUTERS_KEY } : { "api-key": [NO_ROUTERS_KEY] };

/** Beyond what a check of the key may have room for. */
const LONG = 64;

/** Lists of which one has another key by turns. */
const IN_TURN = ["get_active_guests", "get_fb_users", "get_free_users", "get_guest_hosts"] as const;

/**
 * Each by the method that the action's wrong-key variant does not use: between them, both methods are tried with what
 * writes and with most lists. What a firewall may take for an attack is tried here alone: another refusal is not a finding.
 */
const attempts = (turn: number): readonly (readonly [OperationName, Attempt])[] => [
  ["create_voucher", () => ({ "api-key": "" })],
  ["create_voucher", () => ({ "api-key": "0" })],
  ["remove_voucher", (key) => ({ "api-key": `${key}\0${"0".repeat(LONG)}` })],
  ["get_voucher_users", () => ({ "api-key": NO_ROUTERS_KEY })],
  ["get_email_users", () => ({ "api-key": "' or '1'='1" })],
  ["get_mobile_users", (_, by) => asList(by)],
  ["get_logins", (_, by) => ({ "api-key": by === "GET" ? "null" : null })],
  // Loosely compared, any text is equal to true.
  [IN_TURN[turn % IN_TURN.length]!, (_, by) => ({ "api-key": by === "GET" ? "true" : true })],
];

export const keyRules: WaverosRules = {
  "only-the-exact-key-opens": {
    title: "An empty, almost correct or non-string key is refused with GET and POST.",
    source: '4. API Messages, "API Key is incorrect"; Features; Notes for Developers, "api-key"',
    alone: true,
    async check(session, found) {
      const { apiKey } = session.target;
      for (const [name, attempt] of attempts(session.turnOfDay)) {
        const { effect, ways } = session.api.catalogue.operations[name]!;
        if (effect !== "reads" && !session.transport.allowWrites) continue;
        const allowed = ways.filter((way) => session.allows(way));
        const { method } = allowed[(ACTIONS.indexOf(name) + 1) % allowed.length]! as {
          readonly method: Method;
        };
        const parameters: Row = { ...attempt(apiKey, method), ...harmless(session, name) };
        const exchange = await session.ask(name, { key: null, parameters }, method);
        const isRefused = outcomeOf(exchange) === "refused";
        const isLet = isLetIn(exchange);
        const claim = isLet ? must : should;
        const message = isLet
          ? `${name} is open to a key that is not the router's.`
          : `${name} does not refuse a key that is not the router's in so many words.`;
        claim(found, answerOf(exchange), isRefused && !isLet, messageOf("KeyIncorrect"), message);
      }
    },
  },
  "post-takes-no-key-from-the-url": {
    title: "A POST whose key is in its URL instead of its body is refused.",
    source: 'inferred from 4. API Messages, "API key is not provided in the requested method"',
    alone: true,
    async check(session, found) {
      const { apiKey, baseUrl, methods } = session.target;
      if (!methods.includes("POST")) {
        throw new NotReachable("needs POST in the target file's methods", { code: "not-allowed" });
      }
      session.keepKeyOutOfUrl(baseUrl);
      // Its variants try it by GET.
      const operation = session.transport.allowWrites ? "remove_voucher" : "get_voucher_users";
      const parameters = harmless(session, operation);
      const way = session.wayOf(operation, "POST");
      const request = await session.build(operation, { key: null, parameters }, way);
      const url = new URL(request.url);
      url.searchParams.set("api-key", apiKey);
      const exchange = await session.transport.send({ ...request, url: url.href });
      const isLet = isLetIn(exchange);
      // What is let in with such a key may be let in without any.
      const bare = isLet ? await session.transport.send(request) : exchange;
      const open = `${operation} is open to a POST without a key.`;
      must(found, answerOf(bare), !isLetIn(bare), messageOf("KeyNotSet"), open);
      const message = "A POST is open to a key in its URL, where proxies and logs keep it.";
      // "In the requested method" may be read so; but that a key in the URL counts as well is not
      // ruled out.
      const isRefused = outcomeOf(exchange) === "refused" && !isLet;
      if (!isLetIn(bare))
        should(found, answerOf(exchange), isRefused, messageOf("KeyNotSet"), message);
    },
  },
  "disabled-method-is-refused": {
    title: "While GET is disabled, it is refused and changes nothing.",
    source:
      'Features, "Enable API GET Method"; 4. API Messages, "API Key not set or method not allowed"',
    alone: true,
    async check(session, found) {
      const at = "getDisabled";
      const canWrite = session.transport.allowWrites && session.method !== "GET";
      let create: Exchange | undefined;
      for (const action of ACTIONS) {
        const isRead = session.api.catalogue.operations[action]!.effect === "reads";
        if (!isRead && !canWrite) continue;
        const call = { at, parameters: harmless(session, action) } as const;
        const exchange = isRead
          ? await session.once(action, { at }, session.wayOf(action, "GET"))
          : await session.ask(action, call, "GET");
        if (action === "create_voucher") create = exchange;
        // The preflight has shown that POST takes this key.
        const isMistaken = fieldsOf(exchange)["message"] === messageOf("KeyIncorrect");
        const isRefused = !isLetIn(exchange) && !isMistaken;
        const message = isMistaken
          ? `While GET is disabled, it is said to be the key: ${action}.`
          : `GET is answered while it is disabled: ${action}.`;
        const shown = { ...answerOf(exchange), restsOn: "states.getDisabled" };
        must(found, shown, isRefused, messageOf("KeyNotSet"), message);
      }
      if (!create || isLetIn(create)) return;
      const order = parametersOf(create.request);
      const { items } = await session.tracker.look(at);
      const made = items.find(
        ({ username, fullname }) => username === order.username || fullname === order.fullname,
      );
      const shown = { exchange: create, value: made };
      must(found, shown, !made, "no such voucher", "A disabled GET has created a voucher.");
    },
  },
};
