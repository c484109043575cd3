import { EventEmitter } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Hooks, Transaction } from "dredd";
import { loadDredd } from "./load-dredd.ts";

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
