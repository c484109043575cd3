import type { Variant } from "../../contract-tests/engine/catalogue.ts";
import type { Described, Endpoint } from "../described.ts";

/** The fragment by which Redoc shows an operation; that of its way with a body, where it has several. */
export function operationAnchor(described: Described, operation: string): string {
  return `#/${routeOf(mainEndpoint(described, operation))}`;
}

/** The fragment by which Redoc shows an operation with a response and an example chosen. */
export function exampleAnchor(described: Described, { operation, name, status }: Variant): string {
  const route = routeOf(mainEndpoint(described, operation));
  return `#/${route}#${route}/responses&c=${status ?? "default"}&ex=${name}`;
}

/** The way to call an operation that has a body, or else its first. */
export function mainEndpoint({ endpoints }: Described, operation: string): Endpoint {
  const own = endpoints.filter((endpoint) => endpoint.operation.name === operation);
  const main = own.find(({ described }) => described.requestBody) ?? own[0];
  if (!main) throw new Error(`the description has no operation ${operation}`);
  return main;
}

/** Redoc writes routes in small letters, and the words of a tag with a dash between them. */
function routeOf({ described: { tags = [], operationId } }: Endpoint): string {
  const tag = (tags[0] ?? "").toLowerCase().replace(/\W+/g, "-");
  return `${tag}/${operationId.toLowerCase()}`;
}
