import { EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";
import type Dredd from "dredd";
import type { Hooks, Transaction } from "dredd";
import type { Variant } from "../../engine/catalogue.ts";
import { notExercised, outcomeOfError, waysOf, type Outcome } from "../../engine/exercise.ts";
import { finding } from "../../engine/finding.ts";
import { isMediaType, judge, keyOf } from "../../engine/judge.ts";
import { inTime, requestFor } from "../../engine/provoke.ts";
import type { Work } from "../../run/plan.ts";
import { documents } from "./documents.ts";
import { breaches } from "./gavel.ts";
import { Relay, TICKET, type Relayed } from "./relay.ts";

/**
 * Has Dredd exercise the documented variants of a run, one after the other, and tells `done` of each.
 *
 * How a variant is reached comes from the API's reaches. Dredd sends the request and judges the
 * answer: status, content type, and the body by the variant's real schema.
 */
export async function runDredd(
  { session, variants }: Work,
  done: (id: string, outcome: Outcome) => void,
  signal: AbortSignal,
): Promise<void> {
  const { api } = session;
  const wanted = new Map(variants.map((variant) => [keyOf(variant), variant]));
  const ways = new Map(variants.map((variant) => [variant.id, waysOf(session, variant)]));
  const { descriptions, transactions } = await documents(api, ({ variant, way }) =>
    Boolean(ways.get(wanted.get(variant)?.id ?? "")?.includes(way)),
  );
  if (descriptions.size === 0) return;
  const outcomes = new Map<string, Outcome[]>();
  const stop: { error?: unknown } = {};
  const relay = new Relay(session.transport);
  const { host, port } = await relay.listen();

  const layers = [...descriptions.keys()];
  const entryOf = (transaction: Transaction) => transactions[nameOf(transaction, layers)];
  const settle = (variant: Variant, outcome: Outcome) => {
    const so = [...(outcomes.get(variant.id) ?? []), outcome];
    outcomes.set(variant.id, so);
    if (so.length === ways.get(variant.id)?.length) done(variant.id, merged(so));
  };

  const register = (hooks: Hooks) => {
    hooks.beforeEach((transaction, next) => {
      void prepare(transaction)
        .catch((error: unknown) => {
          transaction.skip = true;
          stop.error ??= error;
        })
        .finally(next);
    });
    hooks.beforeEachValidation((transaction, next) => {
      const variant = wanted.get(entryOf(transaction)?.variant ?? "");
      const relayed = relay.outcome(ticketOf(transaction));
      if (variant?.status === null && transaction.real) {
        transaction.expected.statusCode = transaction.real.statusCode;
      }
      const mediaType = transaction.real?.headers["content-type"];
      // Dredd compares letter by letter; a charset that is the expected one is no other media type.
      if (variant && mediaType !== undefined && isMediaType(mediaType, variant.mediaType)) {
        transaction.expected.headers = { "content-type": mediaType };
      }
      if (relayed && "error" in relayed) transaction.fail = String(relayed.error);
      next();
    });
    hooks.afterEach((transaction, next) => {
      const variant = wanted.get(entryOf(transaction)?.variant ?? "");
      const relayed = relay.outcome(ticketOf(transaction));
      if (variant && relayed) settle(variant, outcomeOf(transaction, relayed, variant));
      next();
    });
  };

  const prepare = async (transaction: Transaction) => {
    transaction.skip = true;
    const entry = entryOf(transaction);
    const variant = wanted.get(entry?.variant ?? "");
    if (!entry || !variant || stop.error !== undefined) return;
    signal.throwIfAborted();
    try {
      const request = await requestFor(session, variant, entry.way);
      const ticket = transaction.name;
      relay.announce(ticket, request, (exchange) => inTime(session, variant, entry.way, exchange));
      const url = new URL(request.url);
      Object.assign(transaction, { host, port: String(port), protocol: "http:", skip: false });
      transaction.fullPath = url.pathname + url.search;
      transaction.request = {
        method: request.method,
        uri: transaction.fullPath,
        headers: { ...request.headers, [TICKET]: ticket },
        ...(request.body === undefined ? {} : { body: request.body }),
      };
      transaction.expected.headers = { "content-type": variant.mediaType };
      transaction.expected.bodySchema = JSON.stringify({
        // Said, it spares Gavel trying one draft after the other.
        $schema: "http://json-schema.org/draft-07/schema#",
        ...api.schemas[variant.schema],
      });
    } catch (error) {
      const outcome = outcomeOfError(error, session);
      if (!outcome) throw error;
      settle(variant, outcome);
    }
  };

  const outcomeOf = (transaction: Transaction, relayed: Relayed, variant: Variant): Outcome => {
    if ("error" in relayed) {
      const outcome = outcomeOfError(relayed.error, session);
      if (!outcome) stop.error ??= relayed.error;
      return outcome ?? notExercised(String(relayed.error));
    }
    const { exchange } = relayed;
    const objections = breaches(transaction, exchange);
    // Whether it conforms is Dredd's to say; how a breach is worded, the engine's where it sees one.
    const { findings } = judge(session, variant, exchange);
    if (objections.length === 0) return { verdict: "conforms", findings: [], undocumented: [] };
    const own = objections.map((one) => finding(one, session.secrets));
    return {
      verdict: "violates",
      findings: findings.length > 0 ? findings : own,
      undocumented: [],
    };
  };

  const Runner = await loadDredd();
  const restore = quiet();
  try {
    await new Promise<void>((resolve, reject) => {
      new Runner({
        endpoint: `http://${host}:${port}`,
        apiDescriptions: [...descriptions.values()],
        hookfiles: [fileURLToPath(new URL("hooks.cjs", import.meta.url))],
        loglevel: "silent",
        emitter: new EventEmitter(),
        custom: { register },
      }).run((error) => (error ? reject(error) : resolve()));
    });
  } finally {
    restore();
    relay.close();
  }
  if (stop.error !== undefined) throw stop.error;
}

/** Loads Dredd, which takes a second, with its own printing switched off. */
export async function loadDredd(): Promise<typeof Dredd> {
  const restore = quiet();
  try {
    const { default: loaded } = await import("dredd");
    const { default: logger } = await import("dredd/build/reporters/reporterOutputLogger.js");
    // Its console reporter prints request headers, the token among them.
    logger.default.transports.console.silent = true;
    return loaded;
  } finally {
    restore();
  }
}

/** Keeps Node's warnings of what Dredd's old dependencies do away from the operator's terminal. */
function quiet(): () => void {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...rest: unknown[]) => {
    if (!/padLevels|util\._extend|url\.parse|punycode/.test(String(warning))) {
      (emitWarning as (...all: unknown[]) => void)(warning, ...rest);
    }
  };
  return () => {
    process.emitWarning = emitWarning;
  };
}

/** The name under which `transactions.json` knows a transaction: as it was before the hooks changed it. */
function nameOf(transaction: Transaction, layers: readonly string[]): string {
  const known = names.get(transaction);
  if (known !== undefined) return known;
  const { request, expected, origin } = transaction;
  // Dredd calls a document that it was given as text by its number.
  const layer = layers[Number(/\d+/.exec(origin.filename)?.[0])];
  const name = `${layer} ${request.method} ${request.uri} ${expected.statusCode}`;
  names.set(transaction, name);
  return name;
}

const names = new WeakMap<Transaction, string>();

function ticketOf(transaction: Transaction): string {
  return transaction.request.headers[TICKET] ?? "";
}

/** One outcome of those by several ways: a breach by any is one; not exercised only if by none. */
function merged(outcomes: readonly Outcome[]): Outcome {
  const exercised = outcomes.filter(({ verdict }) => verdict !== "not-exercised");
  const findings = exercised.flatMap((outcome) => outcome.findings);
  if (exercised.length === 0) return outcomes[0]!;
  return {
    verdict: findings.length > 0 ? "violates" : "conforms",
    findings,
    undocumented: [],
  };
}
