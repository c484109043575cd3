import type { Hook, Transaction } from "dredd";
import { keyOf, type Contract, type Variant } from "../../engine/description/catalogue.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { waysOf, type Judged, type Recorded } from "../../engine/exercise.ts";
import { finding, type Finding, type Found } from "../../engine/judgement/finding.ts";
import { mayHave } from "../../engine/judgement/judge.ts";
import { isMediaType } from "../../engine/description/media-type.ts";
import { notExercised, outcomeOf, type Outcome } from "../../engine/judgement/outcome.ts";
import type { Work } from "../../engine/work.ts";
import { valueAt } from "../../engine/description/explain.ts";
import { Relay } from "./relay.ts";
import { dreddWith, transactionsOf } from "./transactions.ts";

export interface DreddRun {
  readonly work: Pick<Work, "session" | "variants">;
  /** What is recorded of a variant; exercised now, if it was not yet. */
  readonly recordOf: (variant: Variant) => Promise<Recorded>;
  /** Called with each variant that Dredd has judged. */
  readonly done: (id: string, outcome: Outcome) => void;
  readonly signal: AbortSignal;
}

/** A variant before Dredd, which judges it by each way on its own. */
interface Case {
  readonly variant: Variant;
  /** The ways by which it is still to be judged. */
  readonly ways: Set<number>;
  readonly findings: Finding[];
  /** How many facets of the answers Dredd has judged. */
  assertions: number;
  failure: Outcome | undefined;
}

/**
 * Has Dredd judge what is recorded of the documented variants, one after the other.
 *
 * Dredd makes its transactions of its own documents and gets from the record what no document can
 * know, such as a token. The relay answers, and Dredd judges by its own means: status, content
 * type, and the body by the variant's real schema.
 */
export async function runDredd({ work, recordOf, done, signal }: DreddRun): Promise<void> {
  const { api, secrets } = work.session;
  const cases = new Map(
    work.variants.map((variant): [string, Case] => {
      const ways = new Set(waysOf(work.session, variant));
      return [keyOf(variant), { variant, ways, findings: [], assertions: 0, failure: undefined }];
    }),
  );
  const marked = (await transactionsOf(api.dredd)).filter(({ key, way }) =>
    cases.get(key)?.ways.has(way),
  );
  if (marked.length === 0) return;
  const due = new Map(
    marked.map((one) => [
      structuredClone(one.transaction),
      { on: cases.get(one.key)!, way: one.way },
    ]),
  );
  const relay = new Relay();
  const endpoint = await relay.listen();
  /** What Dredd is to judge now; nothing while it skips. */
  let current: { readonly on: Case; readonly recorded: Judged } | undefined;
  /** What ends the run, the rest being skipped. */
  let failure: unknown;

  const prepare = async (transaction: Transaction) => {
    current = undefined;
    transaction.skip = true;
    if (failure !== undefined) return;
    signal.throwIfAborted();
    const { on, way } = due.get(transaction)!;
    const record = await recordOf(on.variant);
    on.failure = record.failure;
    const recorded = record.exercised.find((one) => one.way === way);
    if (!recorded) return settle(on, way);
    current = { on, recorded };
    relay.expect(recorded.exchange);
    fill(transaction, endpoint, recorded.exchange, on.variant, api);
  };

  const take = (transaction: Transaction) => {
    if (!current) return;
    const { on, recorded } = current;
    if (relay.problem !== undefined) {
      const what = "Dredd's request is not the one that was recorded";
      throw new Error(`${on.variant.id}: ${what}: ${relay.problem}`);
    }
    if (transaction.results?.valid === undefined) {
      on.failure ??= notExercised("Dredd could not read the answer", "unchecked");
    } else {
      on.assertions += facetsIn(transaction);
      const own = breaches(transaction, recorded.exchange).map((one) => finding(one, secrets));
      // Dredd decides whether it conforms; the engine words the breach, where it sees one.
      const { findings } = recorded.judgement;
      if (own.length > 0) on.findings.push(...(findings.length > 0 ? findings : own));
    }
    settle(on, recorded.way);
  };

  const settle = ({ variant, ways, findings, assertions, failure: why }: Case, way: number) => {
    ways.delete(way);
    if (ways.size === 0) done(variant.id, outcomeOf(findings, { failure: why, assertions }));
  };

  // What Dredd throws as it goes on would be lost, and its run never end.
  const broken = Promise.withResolvers<never>();
  const hook = (step: (transaction: Transaction) => void | Promise<void>): Hook => {
    return (transaction, next) => {
      (async () => step(transaction))()
        .catch((error: unknown) => (failure ??= error))
        .then(next)
        .catch(broken.reject);
    };
  };
  const run = dreddWith([], (hooks) => {
    hooks.beforeAll((transactions) => void transactions.push(...due.keys()));
    hooks.beforeEach(hook(prepare));
    hooks.afterEach(hook(take));
  });
  await Promise.race([run, broken.promise]).finally(() => relay.close());
  if (failure !== undefined) throw failure;
}

/** Makes of a transaction the request that was recorded, and gives it what the variant documents. */
function fill(
  transaction: Transaction,
  endpoint: Awaited<ReturnType<Relay["listen"]>>,
  { request, answer }: Exchange,
  variant: Variant,
  api: Contract,
): void {
  const { mediaType, schema } = variant;
  const { pathname, search } = new URL(request.url);
  const { Accept: accept } = transaction.request.headers;
  const type = answer.headers["content-type"] ?? "";
  Object.assign(transaction, endpoint, { skip: false });
  transaction.fullPath = pathname + search;
  transaction.request.headers = { ...request.headers, ...(accept === undefined ? {} : { accept }) };
  transaction.request.body = request.body ?? "";
  Object.assign(transaction.expected, {
    ...(mayHave(api, variant, answer.status) ? { statusCode: answer.status } : {}),
    // Dredd compares letter by letter; a charset that is the expected one is not another media type.
    headers: api.showsBodiesAlone
      ? {}
      : { "content-type": isMediaType(type, mediaType) ? type : mediaType },
    // With the draft given, Gavel need not try one after the other.
    bodySchema: JSON.stringify({
      $schema: "http://json-schema.org/draft-07/schema#",
      ...api.schemas[schema],
    }),
  });
}

/** How many facets of an answer Gavel can judge. */
function facetsIn({ expected }: Transaction): number {
  const { statusCode, headers, bodySchema } = expected;
  return [statusCode, headers["content-type"], bodySchema].filter(Boolean).length;
}

/** What Dredd's judge, Gavel, objects to in a transaction, in the engine's words. */
function breaches({ results, expected }: Transaction, exchange: Exchange): Found[] {
  const { answer } = exchange;
  const errorsIn = (field: string) => results?.fields?.[field]?.errors ?? [];
  const found: Omit<Found, "exchange">[] = [
    ...errorsIn("statusCode").map(({ message }) => ({
      check: "status-as-documented",
      message,
      at: "status",
      expected: String(expected.statusCode),
      actual: String(answer.status),
    })),
    ...errorsIn("headers").map(({ message }) => ({
      check: "media-type-as-documented",
      message,
      at: "content-type",
      expected: expected.headers["content-type"] ?? "",
      actual: answer.headers["content-type"] ?? "no content-type",
    })),
    ...errorsIn("body").map(({ message, location }) => {
      const pointer = location?.pointer;
      if (pointer === undefined)
        return { check: "body-is-json", message, actual: answer.body.text };
      const actual = valueAt(answer.body.json, pointer) ?? "absent";
      return { check: "body-matches-schema", message, at: pointer || "/", actual };
    }),
  ];
  return found.map((one) => ({ ...one, exchange }));
}
