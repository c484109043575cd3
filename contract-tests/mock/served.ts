import type { Catalogue, Variant } from "../engine/catalogue.ts";
import { actionOf } from "../engine/example.ts";
import { operationsOf } from "./prism.ts";

/** An API's description as the mock serves it. */
export type Served = Awaited<ReturnType<typeof serve>>;

/** One way to call one operation. */
export type Endpoint = Served["endpoints"][number];

/** Somewhere an API's description can be read. */
export interface Source {
  readonly folder: string;
  /** Reads it as it is now; throws if it is broken. */
  read(): Promise<Served>;
}

/** Takes an OpenAPI document apart by its catalogue. */
export async function serve(document: object, catalogue: Catalogue) {
  const operations = await operationsOf(document);
  const endpoints = operations.map((described) => {
    const name = actionOf(described.path) ?? described.iid;
    const operation = catalogue.operations[name ?? ""];
    const way = operation?.ways.find(({ method }) => method.toLowerCase() === described.method);
    if (!operation || !way) {
      throw new Error(`the catalogue lacks ${described.method} ${described.path}`);
    }
    const isOwn = (one: Variant) => one.operation === name;
    /** In the description's order. */
    const variants = Object.values(catalogue.variants).filter(isOwn);
    return { operation, way, described, variants };
  });
  // `http://{router}/api` has `/api`; a URL that is one variable, the operator's own address, has none.
  const path = operations[0]?.servers?.[0]?.url.replace(/^(https?:\/\/[^/]*|\{[^}]+\})/, "") ?? "";
  /** Path of the server's URL, without a slash at its end: it comes before every operation's path. */
  const basePath = path.replace(/\/$/, "");
  return { catalogue, endpoints, basePath };
}

/** The base URL below an origin: an API with a single path has it with its slash. */
export function baseUrlOf({ basePath }: Served, origin: string): string {
  return basePath === "" ? origin : `${origin}${basePath}/`;
}
