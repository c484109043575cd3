import { catalogue, type OperationName } from "../../../../generated/waveros/catalogue.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { answerOf, must, should } from "../../../engine/judgement/seen.ts";
import { fieldsOf, isLetIn, messageOf, outcomeOf, parametersOf } from "../answers.ts";
import { harmless } from "../reaches.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { METHODS, NO_ROUTERS_KEY, type Method } from "../target.ts";

const ACTIONS = Object.keys(catalogue.operations) as OperationName[];

/** Beyond what a check of the key may have room for. */
const longer = (key: string) => `${key}\0${"0".repeat(64)}`;

const INJECTED = "' or '1'='1";

const LIST = [NO_ROUTERS_KEY] as const;

/**
 * What is sent in place of the key, by method: loosely compared, any text is equal to true, and to 0 before PHP 8. What a firewall may take
 * for an attack is tried here alone: another refusal is not a finding.
 */
const ATTEMPTS: Readonly<Record<Method, readonly unknown[]>> = {
  POST: [longer, true, LIST, null, 0, "", INJECTED, NO_ROUTERS_KEY],
  GET: [NO_ROUTERS_KEY, "", INJECTED, LIST, "null", "true", "0", longer],
};

/** How many are tried in a run: all that a body can say first, and of the rest another list by turns. */
const TRIED = ATTEMPTS.POST.length;

/** Each by the method that the action's wrong-key variant does not use on that day. */
function attemptsOf(session: WaverosSession) {
  const { target, transport, turnOfDay } = session;
  const allowed = METHODS.filter((method) => target.methods.includes(method));
  const isTried = (name: OperationName) =>
    transport.allowWrites || catalogue.operations[name].effect === "reads";
  const tried = ACTIONS.map((name, index) => {
    return { name, method: allowed[(index + 1 + turnOfDay) % allowed.length]! };
  }).filter(({ name }) => isTried(name));
  const { POST: posts = [], GET: gets = [] } = Object.groupBy(tried, ({ method }) => method);
  const others = gets.slice(2);
  const at = turnOfDay % others.length;
  const queries = [...gets.slice(0, 2), ...others.slice(at), ...others.slice(0, at)];
  return [posts, queries]
    .flatMap((some) => some.slice(0, TRIED).map((one, nth) => ({ ...one, nth })))
    .slice(0, TRIED);
}

export const keyRules: WaverosRules = {
  "only-the-exact-key-opens": {
    title: "An empty, almost correct or non-string key is refused with GET and POST.",
    source: '4. API Messages, "API Key is incorrect"; Features; Notes for Developers, "api-key"',
    alone: true,
    async check(session, found) {
      const { apiKey } = session.target;
      for (const { name, method, nth } of attemptsOf(session)) {
        const attempt = ATTEMPTS[method][nth];
        // In a query, PHP reads a list from names that end in brackets; all else is text.
        const sent =
          method === "GET" && attempt === LIST
            ? { "api-key[]": NO_ROUTERS_KEY }
            : { "api-key": attempt === longer ? longer(apiKey) : attempt };
        const parameters = { ...sent, ...harmless(session, name) };
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
      const refusals: Exchange[] = [];
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
        const cause = isAsWithoutKey(session, exchange) ? { variant: "key-not-set" } : {};
        const shown = { ...answerOf(exchange), restsOn: "states.getDisabled", ...cause };
        must(found, shown, isRefused, messageOf("KeyNotSet"), message);
        if (isRefused) refusals.push(exchange);
      }
      // The documented sentence names the method; one for other cases refuses all the same.
      const isSo = (one: Exchange) => fieldsOf(one)["message"] === messageOf("KeyNotSet");
      const shownFirst = refusals.find((one) => !isSo(one)) ?? refusals[0];
      const other = "GET is refused in other words while it is disabled.";
      if (shownFirst)
        should(found, answerOf(shownFirst), isSo(shownFirst), messageOf("KeyNotSet"), other);
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

/** Whether a request without a key was answered in the same way: what takes no notice of the key takes none of the method. */
function isAsWithoutKey({ answers }: WaverosSession, exchange: Exchange): boolean {
  const said = (one: Exchange) => [isLetIn(one), fieldsOf(one)["message"]].join();
  return answers
    .of(exchange.request.operation)
    .map((one) => one.exchange)
    .filter(({ request }) => parametersOf(request)["api-key"] === undefined)
    .some((one) => said(one) === said(exchange));
}
