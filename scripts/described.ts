import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { apiNames, generatedDocument } from "../contract-tests/apis/discover.ts";
import type { Variant } from "../contract-tests/engine/description/catalogue.ts";
import { serve, type Source } from "../contract-tests/mock/served.ts";
import { bundle, describedApis } from "./generators/bundle.ts";
import { callsOf, catalogueOf, endpointsOf, type Endpoint } from "./generators/catalogue.ts";
import { DescriptionError, type Description } from "./generators/description.ts";
import { isCheckout, root } from "./root.ts";

/** An API's description in one document, with its catalogue and endpoints. */
export type Described = ReturnType<typeof describedBy>;

function describedBy(api: string, document: Description) {
  const catalogue = catalogueOf(api, document);
  const calls = callsOf(catalogue, document);
  return { api, document, catalogue, endpoints: endpointsOf(catalogue, document), calls };
}

/** An operation as a client calls it. */
export const callOf = ({ calls }: Described, operation: string): Endpoint =>
  calls.find(({ name }) => name === operation)!;

/** Names of all APIs that a mock can serve. */
export const mockedApis = (): string[] => (isCheckout ? describedApis() : apiNames());

/** The description in one document as it is written now; as it ships, where its sources are not there. */
export async function writtenDescription(api: string): Promise<Description> {
  return isCheckout ? bundle(api) : (await generatedDescription(api)).document;
}

/** The description as it was generated last; as it is written now where none was. @throws DescriptionError */
export async function generatedDescription(api: string): Promise<Described> {
  const file = generatedDocument(api);
  if (file === undefined) return describedBy(api, await bundle(api));
  try {
    return describedBy(api, JSON.parse(await readFile(file, "utf8")) as Description);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new DescriptionError(`${file}: ${error.message}; run npm run generate`, { cause: error });
  }
}

/** Where a mock reads an API's description: as it was generated last, if it was, and as it is written. */
export function sourcesOf(api: string): [Source, ...Source[]] {
  const source = (folder: string, read: () => Promise<Described>): Source => ({
    folder: join(root, folder, api),
    read: async () => {
      const { document, catalogue } = await read();
      return serve(document, catalogue);
    },
  });
  const generated = source("generated", () => generatedDescription(api));
  if (!isCheckout) return [generated];
  const written = source("openapi", async () => describedBy(api, await bundle(api)));
  return generatedDocument(api) === undefined ? [written] : [generated, written];
}

/** The fragment by which Redoc shows an operation. */
export function operationAnchor(described: Described, operation: string): string {
  return `#/${routeOf(described, operation)}`;
}

/** The fragment by which Redoc shows an operation with a response and an example chosen. */
export function exampleAnchor(described: Described, { operation, name, status }: Variant): string {
  const route = routeOf(described, operation);
  return `#/${route}#${route}/responses&c=${status ?? "default"}&ex=${name}`;
}

/** Redoc writes routes in small letters, and the words of a tag with a dash between them. */
function routeOf(described: Described, operation: string): string {
  const { tags = [], operationId } = callOf(described, operation).operation;
  const tag = (tags[0] ?? "").toLowerCase().replace(/\W+/g, "-");
  return `${tag}/${operationId.toLowerCase()}`;
}
