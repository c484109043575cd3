import { follow, type Schema } from "../../scripts/generators/description.ts";
import type { Variant } from "../engine/catalogue.ts";
import { curlOf } from "../engine/curl.ts";
import type { WireRequest } from "../engine/exchange.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Described, Endpoint } from "./described.ts";

/** Any token, key or name will do where the description has no example. */
const ANYTHING = "any";

/** A valid request to an endpoint, from the description's own examples. */
export function sampleOf(
  { document }: Described,
  { operation, way, described }: Endpoint,
  baseUrl: string,
  headers: Readonly<Record<string, string>> = {},
): WireRequest {
  const url = new URL(baseUrl.replace(/\/$/, "") + way.path.replace(/\{[^}]+\}/g, "1"));
  const sent: Record<string, string> = { accept: "application/json" };
  const scheme = document.components.securitySchemes?.[way.security ?? ""];
  if (scheme?.["type"] === "http") sent["authorization"] = `Bearer ${ANYTHING}`;
  else if (scheme?.["in"] === "header") sent[String(scheme["name"])] = ANYTHING;
  else if (scheme?.["in"] === "query") url.searchParams.set(String(scheme["name"]), ANYTHING);
  for (const reference of described.parameters ?? []) {
    const parameter = follow(document, reference) as unknown as ParameterExample;
    if (parameter.in !== "query" || parameter.required !== true) continue;
    const value = parameter.example ?? madeUp(follow(document, parameter.schema));
    url.searchParams.set(parameter.name, String(value));
  }
  const content = described.requestBody?.content["application/json"];
  if (content) sent["content-type"] = "application/json";
  const [example] = Object.values(content?.examples ?? {});
  return {
    operation: operation.name,
    effect: operation.effect,
    method: way.method,
    url: url.href,
    headers: { ...sent, ...headers },
    ...(content ? { body: JSON.stringify(follow(document, example)?.value ?? {}) } : {}),
  };
}

interface ParameterExample {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

function madeUp(schema: Schema): unknown {
  const {
    const: only,
    enum: several,
    type,
  } = schema as { const?: unknown; enum?: unknown[]; type?: unknown };
  return only ?? several?.[0] ?? (type === "integer" || type === "number" ? 1 : ANYTHING);
}

/** A variant, and a request that the mock answers with it. */
export interface Listed {
  readonly variant: Variant;
  readonly request: WireRequest;
  readonly curl: string;
}

/** Every variant by every way to call its operation, in the description's order. */
export function listOf(described: Described, baseUrl: string, secrets = new Secrets()): Listed[] {
  return described.endpoints
    .flatMap((endpoint) =>
      endpoint.variants.map((variant) => {
        const headers = { prefer: `example=${variant.name}` };
        const request = sampleOf(described, endpoint, baseUrl, headers);
        return { variant, request, curl: curlOf(request, secrets) };
      }),
    )
    .toSorted((a, b) => order(described, a) - order(described, b));
}

function order({ catalogue }: Described, { variant }: Listed): number {
  return Object.values(catalogue.variants).indexOf(variant);
}
