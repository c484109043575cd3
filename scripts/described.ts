import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Catalogue, Operation, Variant, Way } from "../contract-tests/engine/catalogue.ts";
import { serve, type Served, type Source } from "../contract-tests/mock/served.ts";
import { bundle } from "./generators/bundle.ts";
import { catalogueOf } from "./generators/catalogue.ts";
import {
  DescriptionError,
  entriesOf,
  type Description,
  type PathOperation,
} from "./generators/description.ts";
import { root } from "./root.ts";

/** An API's description in one document, with its catalogue. */
export interface Described {
  readonly api: string;
  readonly document: Description;
  readonly catalogue: Catalogue;
  readonly endpoints: readonly Endpoint[];
}

/** One way to call one operation. */
export interface Endpoint {
  readonly operation: Operation;
  readonly way: Way;
  readonly described: PathOperation;
  /** In the description's order. */
  readonly variants: readonly Variant[];
}

/** The description as it was generated last; as it is written now where none was. @throws DescriptionError */
export async function generatedDescription(api: string): Promise<Described> {
  const file = generatedFile(api);
  if (file === undefined) return describedBy(api, await bundle(api));
  try {
    return describedBy(api, JSON.parse(await readFile(file, "utf8")) as Description);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DescriptionError(`${file}: ${error.message}; run npm run generate`, { cause: error });
  }
}

/** Where several operations share a path, the document that keeps them apart is the second one. */
function generatedFile(api: string): string | undefined {
  return ["openapi.by-action.json", "openapi.json"]
    .map((name) => join(root, "generated", api, name))
    .find((file) => existsSync(file));
}

function describedBy(api: string, document: Description): Described {
  const catalogue = catalogueOf(api, document);
  const endpoints = entriesOf(document).map(({ name, way, operation: described }) => {
    const operation = catalogue.operations[name]!;
    const variants = Object.values(catalogue.variants).filter((one) => one.operation === name);
    return { operation, way: operation.ways[way]!, described, variants };
  });
  return { api, document, catalogue, endpoints };
}

/** Where a mock reads an API's description: as it was generated last, if it was, and as it is written. */
export function sourcesOf(api: string): [Source, ...Source[]] {
  const served = ({ document, catalogue }: Described): Promise<Served> =>
    serve(document, catalogue);
  const written: Source = {
    folder: join(root, "openapi", api),
    read: async () => served(describedBy(api, await bundle(api))),
  };
  const generated: Source = {
    folder: join(root, "generated", api),
    read: async () => served(await generatedDescription(api)),
  };
  return generatedFile(api) === undefined ? [written] : [generated, written];
}
