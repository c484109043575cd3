import { EventEmitter } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire, Module } from "node:module";
import { fileURLToPath } from "node:url";
import type { Hooks, Transaction } from "dredd";
import type Dredd from "dredd";
import { validateOnce, type Validate } from "./validate-once.ts";

/** What Dredd makes of a response in a document, and the variant that it is, by its key, by which way. */
export interface Marked {
  readonly transaction: Transaction;
  readonly key: string;
  readonly way: number;
}

/** The part of a document that matters here. */
interface Document {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Mark> }>>;
}

interface Mark {
  readonly "x-variant": string;
  readonly "x-way": number;
}

const require = createRequire(import.meta.url);

let loaded: typeof Dredd | undefined;

const read = new Map<string, Promise<readonly Marked[]>>();

/** All transactions of the documents in a folder, as they were generated; read once for all runs. */
export function transactionsOf(folder: URL): Promise<readonly Marked[]> {
  const file = new URL("../transactions.json", folder);
  const reading =
    read.get(file.href) ??
    readFile(file, "utf8").then((text) => JSON.parse(text) as readonly Marked[]);
  read.set(file.href, reading);
  return reading;
}

/** All transactions that Dredd makes of some documents. It takes as long as a sixth of a short run, so runs read what came of it. */
export async function makeTransactions(documents: readonly object[]): Promise<readonly Marked[]> {
  const taken: Transaction[] = [];
  // None is left to be run.
  await dreddWith(
    documents.map((one) => JSON.stringify(one)),
    (hooks) => hooks.beforeAll((all) => taken.push(...all.splice(0))),
  );
  return taken.map((transaction) => {
    const { "x-variant": key, "x-way": way } = responseOf(transaction, documents as Document[]);
    // It names this machine.
    delete transaction.request.headers["User-Agent"];
    return { transaction, key, way };
  });
}

/** The response that Dredd has made a transaction of. */
function responseOf(
  { origin, request, expected }: Transaction,
  documents: readonly Document[],
): Mark {
  // Dredd calls a document that it was given as text by its number.
  const { paths } = documents[Number(/\d+/.exec(origin.filename)?.[0])]!;
  const operation = paths[request.uri]![request.method.toLowerCase()]!;
  return operation.responses[String(expected.statusCode)]!;
}

/** Runs Dredd on some documents, in this process. */
export function dreddWith(
  documents: readonly string[],
  register: (hooks: Hooks) => void,
): Promise<void> {
  const Dredd = loadDredd();
  return new Promise((resolve, reject) => {
    new Dredd({
      // Each transaction names its own.
      endpoint: "http://127.0.0.1",
      apiDescriptions: documents,
      hookfiles: [fileURLToPath(new URL("hooks.cjs", import.meta.url))],
      loglevel: "silent",
      emitter: new EventEmitter(),
      custom: { register },
    }).run((error) => (error ? reject(error) : resolve()));
  });
}

/** Loads Dredd, which takes half a second, with its own printing switched off. */
export function loadDredd(): typeof Dredd {
  if (loaded) return loaded;
  silenceWarnings();
  const ofDredd = createRequire(require.resolve("dredd"));
  leaveOutParsers(createRequire(ofDredd.resolve("dredd-transactions/parse")));
  loaded = require("dredd") as typeof Dredd;
  const { default: gavel } = ofDredd("gavel") as { default: { validate: Validate } };
  gavel.validate = validateOnce(gavel.validate);
  const { default: logger } = require("dredd/build/reporters/reporterOutputLogger.js") as {
    default: { transports: { console: { silent: boolean } } };
  };
  // Its console reporter prints request headers, the token among them.
  logger.transports.console.silent = true;
  return loaded;
}

/**
 * Keeps Dredd from loading what reads API Blueprint and OpenAPI 2: a third of the time, and 30 MB. That
 * of API Blueprint would also end this process at once where a promise is rejected that nobody awaits.
 */
function leaveOutParsers(ofParsers: NodeJS.Require): void {
  for (const name of ["@apielements/apib-parser", "@apielements/openapi2-parser"]) {
    const module = new Module(ofParsers.resolve(name));
    module.exports = { mediaTypes: [], detect: () => false };
    ofParsers.cache[module.id] = module;
  }
}

/** Keeps Node's warnings of Dredd's old dependencies away from the operator's terminal: for good, since several runs of Dredd overlap. */
function silenceWarnings(): void {
  const emitWarning = process.emitWarning.bind(process) as (...all: unknown[]) => void;
  process.emitWarning = (...all: unknown[]) => {
    if (!/padLevels|util\._extend|url\.parse|punycode/.test(String(all[0]))) emitWarning(...all);
  };
}
