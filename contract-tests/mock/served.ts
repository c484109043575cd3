import type { Catalogue, Operation, Variant, Way } from "../engine/catalogue.ts";
import { operationsOf, type PrismOperation } from "./prism.ts";

/** An API's description as the mock serves it. */
export interface Served {
  readonly catalogue: Catalogue;
  readonly endpoints: readonly Endpoint[];
  /** Path of the server's URL, without a slash at its end: it comes before every operation's path. */
  readonly basePath: string;
}

/** One way to call one operation. */
export interface Endpoint {
  readonly operation: Operation;
  readonly way: Way;
  readonly described: PrismOperation;
  /** In the description's order. */
  readonly variants: readonly Variant[];
}

/** Somewhere an API's description can be read. */
export interface Source {
  readonly folder: string;
  /** Reads it as it is now; throws if it is broken. */
  read(): Promise<Served>;
}

/** Takes an OpenAPI document apart by its catalogue. */
export async function serve(document: object, catalogue: Catalogue): Promise<Served> {
  const operations = await operationsOf(document);
  const endpoints = operations.map((described) => {
    // Operations that share a path are named behind a #.
    const [, name = described.iid] = described.path.split("#");
    const operation = catalogue.operations[name ?? ""];
    const way = operation?.ways.find(({ method }) => method.toLowerCase() === described.method);
    if (!operation || !way) {
      throw new Error(`the catalogue lacks ${described.method} ${described.path}`);
    }
    const variants = Object.values(catalogue.variants).filter((one) => one.operation === name);
    return { operation, way, described, variants };
  });
  // `http://{router}/api` has `/api`; a URL that is one variable, the operator's own address, has none.
  const path = operations[0]?.servers?.[0]?.url.replace(/^(https?:\/\/[^/]*|\{[^}]+\})/, "") ?? "";
  return { catalogue, endpoints, basePath: path.replace(/\/$/, "") };
}

/** Whether a path below the base path is an endpoint's; a path parameter is one segment. */
export function hasPath({ way }: Endpoint, path: string): boolean {
  const literal = way.path.replace(/[\\^$.*+?()[\]|]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
}

/** The base URL below an origin: an API with a single path has it with its slash. */
export function baseUrlOf({ basePath }: Served, origin: string): string {
  return basePath === "" ? origin : `${origin}${basePath}/`;
}
