import { EventEmitter } from "node:events";
import { readdir, readFile } from "node:fs/promises";
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

const made = new Map<string, Promise<readonly Marked[]>>();

/** All transactions that Dredd makes of the documents in a folder; made once for all runs, since it is slow. */
export function transactionsOf(folder: URL): Promise<readonly Marked[]> {
  const making = made.get(folder.href) ?? make(folder);
  made.set(folder.href, making);
  return making;
}

async function make(folder: URL): Promise<readonly Marked[]> {
  const names = (await readdir(folder)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  const documents = texts.map((text) => JSON.parse(text) as Document);
  const taken: Transaction[] = [];
  // None is left to be run.
  await dreddWith(texts, (hooks) => hooks.beforeAll((all) => taken.push(...all.splice(0))));
  return taken.map((transaction) => {
    const { "x-variant": key, "x-way": way } = responseOf(transaction, documents);
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
