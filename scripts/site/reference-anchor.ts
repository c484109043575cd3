import type { Variant } from "../../contract-tests/engine/catalogue.ts";
import { entries, type PathEntry } from "../generators/catalogue.ts";
import type { Description } from "../generators/description.ts";

/** The fragment by which Redoc shows an operation; that of its way with a body, where it has several. */
export function operationAnchor(description: Description, operation: string): string {
  return `#/${routeOf(mainEntry(description, operation))}`;
}

/** The fragment by which Redoc shows an operation with a response and an example chosen. */
export function exampleAnchor(
  description: Description,
  { operation, name, status }: Variant,
): string {
  const entry = mainEntry(description, operation);
  const route = routeOf(entry);
  const code = status ?? "default";
  return `#/${route}#${route}/responses&c=${code}&ex=${name}`;
}

function mainEntry(description: Description, operation: string): PathEntry {
  const own = [...entries(description)].filter(({ name }) => name === operation);
  const entry = own.find((one) => one.operation.requestBody) ?? own[0];
  if (!entry) throw new Error(`the description has no operation ${operation}`);
  return entry;
}

/** Redoc writes routes in small letters, and the words of a tag with a dash between them. */
function routeOf({ operation: { tags = [], operationId } }: PathEntry): string {
  const tag = (tags[0] ?? "").toLowerCase().replace(/\W+/g, "-");
  return `${tag}/${operationId.toLowerCase()}`;
}
