import { entries } from "./catalogue.ts";
import type { Description } from "./description.ts";

/** The module that makes an openapi-fetch client for a description. */
export function clientModule(description: Description): string {
  const { title } = description.info;
  const name = typeName(title);
  const oneEndpoint = [...entries(description)].some(({ fragment }) => fragment !== undefined);
  return [
    'import createClient, { type Client, type ClientOptions } from "openapi-fetch";',
    'import type { paths } from "./types.ts";',
    ...(oneEndpoint ? ['import { OneEndpointRequest } from "../one-endpoint.ts";'] : []),
    "",
    `/** A client of one ${title} installation. */`,
    `export type ${name}Client = Client<paths>;`,
    "",
    `/** An openapi-fetch client of the ${title} installation at \`baseUrl\`. It always asks for JSON. */`,
    `export function create${name}Client(`,
    "  { headers, ...options }: ClientOptions & { baseUrl: string },",
    `): ${name}Client {`,
    "  return createClient<paths>({",
    ...(oneEndpoint ? ["    Request: OneEndpointRequest,"] : []),
    "    ...options,",
    '    headers: { Accept: "application/json", ...(headers as Record<string, string>) },',
    "  });",
    "}",
    "",
  ].join("\n");
}

/** `VPN Script` becomes `VpnScript`, `WaverOS` becomes `WaverOs`. */
export function typeName(title: string): string {
  const words = title.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join("");
}
