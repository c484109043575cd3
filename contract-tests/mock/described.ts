import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../../scripts/generators/bundle.ts";
import { catalogueOf } from "../../scripts/generators/catalogue.ts";
import {
  DescriptionError,
  type Description,
  type PathOperation,
} from "../../scripts/generators/description.ts";
import { entries } from "../../scripts/generators/paths.ts";
import { root } from "../../scripts/root.ts";
import type { Catalogue, Operation, Variant, Way } from "../engine/catalogue.ts";
import type { Source } from "./reload.ts";

/** A description as the mock needs it: the document for Prism, and what the catalogue says of it. */
export interface Described {
  readonly api: string;
  readonly document: Description;
  readonly catalogue: Catalogue;
  readonly endpoints: readonly Endpoint[];
  /** Path of the server URL, without a slash at its end: what comes before every operation's path. */
  readonly basePath: string;
}

/** One way to call one operation. */
export interface Endpoint {
  readonly operation: Operation;
  readonly way: Way;
  /** What stands after the `#` of its path key, the `#` included: Prism's only means to tell it from others of the same path. */
  readonly fragment: string;
  readonly described: PathOperation;
  /** By their order in the description. */
  readonly variants: readonly Variant[];
  /** Whether a path of the wire is this one's. */
  matches(path: string): boolean;
}

/** The description that was generated last; bundled anew where none was. @throws DescriptionError */
export async function generatedDescription(api: string): Promise<Described> {
  // Where several operations share a path, the document that keeps them apart is the second one.
  const file = ["openapi.by-action.json", "openapi.json"]
    .map((name) => join(root, "generated", api, name))
    .find((name) => existsSync(name));
  if (file === undefined) return bundledDescription(api);
  try {
    return describe(api, JSON.parse(await readFile(file, "utf8")) as Description);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DescriptionError(`${file}: ${error.message}; run npm run generate`, { cause: error });
  }
}

/** The folders that an API's description can be read from, such as are there. */
export function sourcesOf(api: string): Source[] {
  return [
    { folder: join(root, "openapi", api), read: () => bundledDescription(api) },
    { folder: join(root, "generated", api), read: () => generatedDescription(api) },
  ].filter(({ folder }) => existsSync(folder));
}

/** The description as its source says it now. @throws DescriptionError */
export async function bundledDescription(api: string): Promise<Described> {
  return describe(api, await bundle(api));
}

/** Takes a whole document apart. @throws DescriptionError if it breaks the project's own rules. */
export function describe(api: string, document: Description): Described {
  const catalogue = catalogueOf(api, document);
  const variants = Object.values(catalogue.variants);
  const endpoints = [...entries(document)].map((entry) => {
    const { name, way, path, fragment, operation: described } = entry;
    const operation = catalogue.operations[name]!;
    const pattern = patternOf(path);
    return {
      operation,
      way: operation.ways[way]!,
      fragment: fragment === undefined ? "" : `#${fragment}`,
      described,
      variants: variants.filter((variant) => variant.operation === name),
      matches: (asked: string) => pattern.test(asked),
    };
  });
  return { api, document, catalogue, endpoints, basePath: basePathOf(document) };
}

/** Path parameters stand for one segment each. */
function patternOf(path: string): RegExp {
  const literal = path.replace(/[\\^$.*+?()[\]|]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{[^}]+\}/g, "[^/]+")}$`);
}

/** `http://{router}/api` has `/api`; a URL that is one variable, the operator's own address, has none. */
function basePathOf(document: Description): string {
  const [server] = (document["servers"] ?? []) as readonly { readonly url: string }[];
  const path = (server?.url ?? "").replace(/^(https?:\/\/[^/]*|\{[^}]+\})/, "");
  return path.replace(/\/$/, "");
}
