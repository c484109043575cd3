import { readFile } from "node:fs/promises";
import type { Contract } from "../../engine/contract.ts";

/** What a transaction stands for: a variant, by its key, in one way of asking for it. */
export interface Entry {
  readonly variant: string;
  readonly way: number;
}

export interface Documents {
  /** The documents as text, by the layer that each is. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** By `layer-2 POST /api/auth/token 422`. */
  readonly transactions: Readonly<Record<string, Entry>>;
}

type Paths = Record<string, Record<string, { readonly responses: object }>>;

/** The documents that Dredd reads, with nothing in them but what is wanted: it takes its time over each response. */
export async function documents(
  { dredd }: Contract,
  wanted: (entry: Entry) => boolean,
): Promise<Documents> {
  const index = await readFile(new URL("transactions.json", dredd), "utf8");
  const transactions = Object.fromEntries(
    Object.entries(JSON.parse(index) as Record<string, Entry>).filter(([, entry]) => wanted(entry)),
  );
  const layers = new Set(Object.keys(transactions).map((name) => name.split(" ")[0]!));
  const descriptions = [...layers].map(async (layer) => {
    const text = await readFile(new URL(`${layer}.json`, dredd), "utf8");
    const document = JSON.parse(text) as { readonly paths: Paths };
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { responses }] of Object.entries(methods)) {
        for (const status of Object.keys(responses)) {
          const name = `${layer} ${method.toUpperCase()} ${path} ${status}`;
          if (!(name in transactions)) Reflect.deleteProperty(responses, status);
        }
        if (Object.keys(responses).length === 0) Reflect.deleteProperty(methods, method);
      }
      if (Object.keys(methods).length === 0) Reflect.deleteProperty(document.paths, path);
    }
    return [layer, JSON.stringify(document)] as const;
  });
  return { descriptions: new Map(await Promise.all(descriptions)), transactions };
}
