import { readdir, readFile } from "node:fs/promises";
import type { Transaction } from "dredd";

/** Of a response in a document: the variant that it is, by its key, and by which way. */
export interface Marked {
  readonly "x-variant": string;
  readonly "x-way": number;
}

/** As much of a document as matters here. */
interface Document {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Marked> }>>;
}

/** The documents that Dredd reads, with nothing in them but what is wanted: it takes its time over each response. */
export async function readDocuments(
  folder: URL,
  isWanted: (response: Marked) => boolean,
): Promise<Document[]> {
  const names = (await readdir(folder)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  const documents = texts.map((text) => JSON.parse(text) as Document);
  for (const { paths } of documents) {
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const kept = Object.entries(operation.responses).filter(([, one]) => isWanted(one));
        if (kept.length === 0) Reflect.deleteProperty(methods, method);
        else methods[method] = { ...operation, responses: Object.fromEntries(kept) };
      }
      if (Object.keys(methods).length === 0) Reflect.deleteProperty(paths, path);
    }
  }
  return documents.filter(({ paths }) => Object.keys(paths).length > 0);
}

/** The response that Dredd has made a transaction of. */
export function responseOf(
  { origin, request, expected }: Transaction,
  documents: readonly Document[],
): Marked {
  // Dredd calls a document that it was given as text by its number.
  const { paths } = documents[Number(/\d+/.exec(origin.filename)?.[0])]!;
  const operation = paths[request.uri]![request.method.toLowerCase()]!;
  return operation.responses[String(expected.statusCode)]!;
}
