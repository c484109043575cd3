import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Answered } from "../../../engine/answers.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { listIn } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { isShown, textOf } from "./entries.ts";
import type { Method } from "../target.ts";

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
      for (const operation of session.lists) {
        const ask = (method: Method) => session.ask(operation, {}, method);
        const first = known(session.readings(operation));
        // Logs grow between readings: in undocumented entries, a few more don't matter.
        const few = first && !isShown(operation) ? (listIn(first[0])?.length ?? 0) / 2 : 0;
        if (first && differing(session, operation, [first]).length <= few) {
          if (listIn(first[0])) found();
          continue;
        }
        const pairs = [[await ask("POST"), await ask("GET")] as const];
        if (differing(session, operation, pairs).length > 0) {
          pairs.push([await ask("POST"), await ask("GET")]);
        }
        // Others come and go between any two readings: only what does so with the method counts.
        const [entry] = differing(session, operation, pairs);
        if (entry === undefined) {
          if (listIn(pairs[0]![0])) found();
          continue;
        }
        const message = `${operation} has another list for GET than for POST.`;
        const [expected, actual] = pairs[1]!.map((one) => listIn(one)?.length);
        const lists = {
          expected: `${entry}, as one of them has`,
          actual: `by POST ${expected}, by GET ${actual} entries`,
        };
        found({ message, ...lists, exchange: pairs[1]![1] });
      }
    },
  },
};

/**
 * Entries in each list of one method and none of the other's. A list that can't be read is for the
 * variants to report.
 */
function differing(
  session: WaverosSession,
  operation: OperationName,
  pairs: readonly (readonly [post: Exchange, get: Exchange])[],
): string[] {
  const sets = pairs.flat().map((exchange) => {
    const rows = listIn(exchange);
    return rows && new Set(rows.map((row) => textOf(session, operation, row)));
  });
  const isRead = (set: (typeof sets)[number]) => set !== undefined;
  if (!sets.every(isRead)) return [];
  const [posts, gets] = [
    sets.filter((_, index) => index % 2 === 0),
    sets.filter((_, index) => index % 2 === 1),
  ];
  const onlyIn = (some: typeof posts, others: typeof posts) =>
    [...some[0]!].filter(
      (row) => some.every((set) => set.has(row)) && !others.some((set) => set.has(row)),
    );
  return [...onlyIn(posts, gets), ...onlyIn(gets, posts)];
}

/** The latest answers by POST and by GET with no change by this run in between. */
function known(answers: readonly Answered[]): readonly [Exchange, Exchange] | undefined {
  const by = (wanted: Method) =>
    answers.filter(({ exchange }) => exchange.request.method === wanted).toReversed();
  for (const post of by("POST")) {
    // Only vouchers depend on what this run does; guests and users come and go.
    const isAlike = ({ writes, exchange }: Answered) =>
      exchange.request.operation !== "get_voucher_users" || writes === post.writes;
    const get = by("GET").find(isAlike);
    if (get) return [post.exchange, get.exchange];
  }
  return undefined;
}
