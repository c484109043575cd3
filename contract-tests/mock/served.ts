import type { Catalogue, Variant } from "../engine/description/catalogue.ts";
import { actionOf } from "../engine/description/example.ts";
import { loadPrism } from "./prism.ts";

export type Served = Awaited<ReturnType<typeof serve>>;

export type Endpoint = Served["endpoints"][number];

export interface Source {
  readonly folder: string;
  read(): Promise<Served>;
}

export async function serve(document: object, catalogue: Catalogue) {
  const { getHttpOperationsFromSpec } = await loadPrism();
  // Prism resolves references in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const endpoints = operations.map((described) => {
    const name = actionOf(described.path) ?? described.iid;
    const operation = catalogue.operations[name ?? ""];
    const way = operation?.ways.find(({ method }) => method.toLowerCase() === described.method);
    if (!operation || !way) {
      throw new Error(`the catalogue lacks ${described.method} ${described.path}`);
    }
    const isOwn = (one: Variant) => one.operation === name;
    const variants = Object.values(catalogue.variants).filter(isOwn);
    return { operation, way, described, variants };
  });
  // `http://{router}/api` has `/api`; a URL that is one variable, the operator's own address, has
  // none.
  const path = operations[0]?.servers?.[0]?.url.replace(/^(https?:\/\/[^/]*|\{[^}]+\})/, "") ?? "";
  /** Without a slash at its end: it comes before every operation's path. */
  const basePath = path.replace(/\/$/, "");
  return { catalogue, endpoints, basePath };
}

/** An API with a single path has it with its slash. */
export function baseUrlOf({ basePath }: Served, origin: string): string {
  return basePath === "" ? origin : `${origin}${basePath}/`;
}
