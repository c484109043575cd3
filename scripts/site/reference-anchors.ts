import type { Variant } from "../../contract-tests/engine/catalogue.ts";
import { mainEndpoint, type Described } from "../described.ts";

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
  const { tags = [], operationId } = mainEndpoint(described, operation).described;
  const tag = (tags[0] ?? "").toLowerCase().replace(/\W+/g, "-");
  return `${tag}/${operationId.toLowerCase()}`;
}
