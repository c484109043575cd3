import { isDeepStrictEqual } from "node:util";
import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Answered } from "../../../engine/exchange/answers.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { eachApart } from "../../../engine/judgement/reading.ts";
import { must } from "../../../engine/judgement/seen.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";
import { LISTS, textsIn } from "./entries.ts";

type Pair = readonly [post: Exchange, get: Exchange];

export const alikeRules: WaverosRules = {
  "get-and-post-answer-alike": {
    title: "GET and POST answer each list with the same entries.",
    source:
      'inferred from API Documentation, "The API accepts requests using the GET and POST methods"',
    alone: true,
    async check(session, found) {
      const { methods } = session.target;
      if (!methods.includes("GET") || !methods.includes("POST")) {
        throw new NotReachable("needs both methods in the target file", { code: "not-allowed" });
      }
      await eachApart(LISTS, async (operation) => {
        const ask = async (): Promise<Pair> => [
          await session.ask(operation, {}, "POST"),
          await session.ask(operation, {}, "GET"),
        ];
        const size = (exchange: Exchange) => textsIn(session, exchange)?.size ?? 0;
        let pairs = known(session.readings(operation));
        let differing = differingIn(session, pairs);
        if (pairs.length === 0 || differing.length > 0) {
          pairs = [await ask()];
          if (differingIn(session, pairs).length > 0) pairs.push(await ask());
          // Others come and go between any two readings: only what does so with the method counts.
          differing = differingIn(session, pairs);
        } else differing = [];
        const [post, get] = pairs.at(-1)!;
        if (!textsIn(session, post)) return;
        const value = `by POST ${size(post)}, by GET ${size(get)} entries`;
        const expected = `${differing[0]}, as one of them has`;
        const is = isOld(session, get) ? "an older" : "another";
        const message = `${operation} has ${is} list for GET than for POST.`;
        must(found, { exchange: get, value }, differing.length === 0, expected, message);
      });
    },
  },
};

/** Whether GET and POST listed the same once, and GET still does, though this run has written since. */
function isOld(session: WaverosSession, get: Exchange): boolean {
  const list = textsIn(session, get);
  const all = session.readings(get.request.operation as OperationName);
  const alike = all.filter(({ exchange }) => isDeepStrictEqual(textsIn(session, exchange), list));
  const by = (method: Method) => alike.filter(({ exchange }) => exchange.request.method === method);
  return by("POST").some(({ writes }) => by("GET").some((one) => one.writes === writes));
}

/** Entries in each list of one method and none of the other's; none where there is no list. */
function differingIn(session: WaverosSession, pairs: readonly Pair[]): string[] {
  const listsOf = (nth: 0 | 1) => pairs.map((pair) => textsIn(session, pair[nth]));
  const [posts, gets] = [listsOf(0), listsOf(1)];
  if ([...posts, ...gets].includes(undefined)) return [];
  const onlyIn = (some: typeof posts, others: typeof posts) =>
    [...(some[0] ?? [])].filter(
      (text) => some.every((list) => list!.has(text)) && !others.some((list) => list!.has(text)),
    );
  return [...onlyIn(posts, gets), ...onlyIn(gets, posts)];
}

/** The latest answers by POST and by GET with no change by this run in between, if there are any. */
function known(answers: readonly Answered[]): Pair[] {
  const by = (method: Method) =>
    answers.filter(({ exchange }) => exchange.request.method === method).toReversed();
  const pairs = by("POST").flatMap((post) => {
    // Only vouchers depend on what this run does; guests and users come and go.
    const isAlike = ({ writes, exchange }: Answered) =>
      exchange.request.operation !== "get_voucher_users" || writes === post.writes;
    const get = by("GET").find(isAlike);
    return get ? [[post.exchange, get.exchange] as const] : [];
  });
  return pairs.slice(0, 1);
}
