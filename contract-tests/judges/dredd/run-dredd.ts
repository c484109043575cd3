import { EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";
import type { Hook, Hooks, Transaction } from "dredd";
import type { Variant } from "../../engine/catalogue.ts";
import { waysOf } from "../../engine/exercise.ts";
import { finding, type Finding } from "../../engine/finding.ts";
import { isMediaType, keyOf } from "../../engine/judge.ts";
import { notExercised, outcomeOf, type Outcome } from "../../engine/outcome.ts";
import type { Judged, Recorded } from "../../engine/exercise.ts";
import type { Work } from "../../engine/work.ts";
import { documents } from "./documents.ts";
import { breaches } from "./gavel.ts";
import { loadDredd, quietly } from "./load-dredd.ts";
import { Relay } from "./relay.ts";

export interface DreddRun {
  readonly work: Pick<Work, "session" | "variants">;
  /** What is recorded of a variant; exercised now, if it was not yet. */
  readonly recordOf: (variant: Variant) => Promise<Recorded>;
  /** Told of each variant as Dredd has judged it. */
  readonly done: (id: string, outcome: Outcome) => void;
  readonly signal: AbortSignal;
}

/** A variant before Dredd, which judges it by each way on its own. */
interface Case {
  readonly variant: Variant;
  readonly ways: readonly number[];
  readonly findings: Finding[];
  failure: Outcome | undefined;
  judged: number;
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
      const ways = waysOf(work.session, variant);
      return [keyOf(variant), { variant, ways, findings: [], failure: undefined, judged: 0 }];
    }),
  );
  const { descriptions, transactions } = await documents(api, ({ variant, way }) =>
    Boolean(cases.get(variant)?.ways.includes(way)),
  );
  if (descriptions.size === 0) return;
  const layers = [...descriptions.keys()];
  const underWay = new Map<Transaction, { readonly on: Case; readonly recorded: Judged }>();
  const relay = new Relay();
  const { host, port } = await relay.listen();
  /** What ends the run, the rest being skipped. */
  const stop: { error?: unknown } = {};

  const prepare = async (transaction: Transaction) => {
    transaction.skip = true;
    const entry = transactions[nameOf(transaction, layers)];
    const on = cases.get(entry?.variant ?? "");
    if (!entry || !on || stop.error !== undefined) return;
    signal.throwIfAborted();
    const { exercised, failure } = await recordOf(on.variant);
    on.failure = failure;
    const recorded = exercised.find(({ way }) => way === entry.way);
    if (!recorded) return settle(on);
    const { url, headers, body } = recorded.exchange.request;
    const { pathname, search } = new URL(url);
    const { request, expected } = transaction;
    Object.assign(transaction, { host, port: String(port), protocol: "http:", skip: false });
    transaction.fullPath = pathname + search;
    const accept = request.headers["Accept"];
    request.headers = { ...headers, ...(accept === undefined ? {} : { accept }) };
    request.body = body ?? "";
    expected.headers = { "content-type": on.variant.mediaType };
    expected.bodySchema = JSON.stringify({
      // Said, it spares Gavel trying one draft after the other.
      $schema: "http://json-schema.org/draft-07/schema#",
      ...api.schemas[on.variant.schema],
    });
    relay.expect(recorded.exchange);
    underWay.set(transaction, { on, recorded });
  };

  const adapt = ({ expected, real }: Transaction, { variant }: Case) => {
    if (!real) return;
    if (variant.status === null) expected.statusCode = real.statusCode;
    const mediaType = real.headers["content-type"];
    // Dredd compares letter by letter; a charset that is the expected one is not another media type.
    if (mediaType !== undefined && isMediaType(mediaType, variant.mediaType)) {
      expected.headers = { "content-type": mediaType };
    }
  };

  const take = (transaction: Transaction, on: Case, { exchange, judgement }: Judged) => {
    if (relay.problem !== undefined) {
      const what = "Dredd's request is not the one that was recorded";
      throw new Error(`${on.variant.id}: ${what}: ${relay.problem}`);
    }
    if (transaction.results?.valid === undefined) {
      on.failure ??= notExercised("Dredd could not read the answer");
    } else {
      const own = breaches(transaction, exchange).map((one) => finding(one, secrets));
      // Whether it conforms is Dredd's to say; how a breach is worded, the engine's where it sees one.
      const { findings } = judgement;
      if (own.length > 0) on.findings.push(...(findings.length > 0 ? findings : own));
    }
    settle(on);
  };

  const settle = (on: Case) => {
    on.judged++;
    if (on.judged === on.ways.length) done(on.variant.id, outcomeOf(on.findings, on.failure));
  };

  const hook = (work: (transaction: Transaction) => void | Promise<void>): Hook => {
    return (transaction, next) => {
      void (async () => work(transaction))()
        .catch((error: unknown) => (stop.error ??= error))
        .finally(next);
    };
  };
  const register = (hooks: Hooks) => {
    hooks.beforeEach(hook(prepare));
    hooks.beforeEachValidation(
      hook((transaction) => adapt(transaction, underWay.get(transaction)!.on)),
    );
    hooks.afterEach(
      hook((transaction) => {
        const { on, recorded } = underWay.get(transaction) ?? {};
        if (on && recorded) take(transaction, on, recorded);
      }),
    );
  };

  const Runner = await loadDredd();
  const running = () =>
    new Promise<void>((resolve, reject) => {
      new Runner({
        endpoint: `http://${host}:${port}`,
        apiDescriptions: [...descriptions.values()],
        hookfiles: [fileURLToPath(new URL("hooks.cjs", import.meta.url))],
        loglevel: "silent",
        emitter: new EventEmitter(),
        custom: { register },
      }).run((error) => (error ? reject(error) : resolve()));
    });
  await quietly(running).finally(() => relay.close());
  if (stop.error !== undefined) throw stop.error;
}

/** The name under which `transactions.json` knows a transaction. */
function nameOf({ request, expected, origin }: Transaction, layers: readonly string[]): string {
  // Dredd calls a document that it was given as text by its number.
  const layer = layers[Number(/\d+/.exec(origin.filename)?.[0])];
  return `${layer} ${request.method} ${request.uri} ${expected.statusCode}`;
}
