import type { Variant } from "../engine/catalogue.ts";
import { curlOf } from "../engine/curl.ts";
import type { WireRequest } from "../engine/exchange.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Served, Endpoint } from "./served.ts";

/** Any token, key or name will do where the description has no example. */
const ANYTHING = "any";

/** A valid request to an endpoint, from the description's own examples. */
export function sampleOf(
  { operation, way, described: { request, security } }: Endpoint,
  baseUrl: string,
  headers: Readonly<Record<string, string>> = {},
): WireRequest {
  const url = new URL(baseUrl.replace(/\/$/, "") + way.path.replace(/\{[^}]+\}/g, "1"));
  const sent: Record<string, string> = { accept: "application/json" };
  const scheme = security?.[0]?.[0];
  if (scheme?.type === "http") sent["authorization"] = `Bearer ${ANYTHING}`;
  else if (scheme?.type === "apiKey" && scheme.in === "header") sent[scheme.name] = ANYTHING;
  else if (scheme?.type === "apiKey") url.searchParams.set(scheme.name, ANYTHING);
  for (const { name, required, examples = [], schema } of request?.query ?? []) {
    if (!required) continue;
    const example = examples[0] as { value?: unknown } | undefined;
    url.searchParams.set(name, String(example?.value ?? madeUp(schema ?? {})));
  }
  const content = request?.body?.contents?.[0];
  const [example] = (content?.examples ?? []) as { value?: unknown }[];
  if (content) sent["content-type"] = content.mediaType;
  return {
    operation: operation.name,
    effect: operation.effect,
    method: way.method,
    url: url.href,
    headers: { ...sent, ...headers },
    ...(content ? { body: JSON.stringify(example?.value ?? {}) } : {}),
  };
}

/** The first endpoint, rather one without a key in its URL: that is a bad first example. */
export function exampleEndpoint(endpoints: readonly Endpoint[]): Endpoint | undefined {
  const plain = endpoints.find(({ described: { security } }) => {
    const scheme = security?.[0]?.[0];
    return scheme?.type !== "apiKey" || scheme.in !== "query";
  });
  return plain ?? endpoints[0];
}

function madeUp(schema: object): unknown {
  const { const: only, enum: several, type } = schema as Readonly<Record<string, unknown>>;
  const [first] = (several ?? []) as unknown[];
  return only ?? first ?? (type === "integer" || type === "number" ? 1 : ANYTHING);
}

/** A variant, and a request that the mock answers with it. */
export interface Listed {
  readonly variant: Variant;
  readonly request: WireRequest;
  readonly curl: string;
}

/** Every variant by every way to call its operation, in the description's order. */
export function listOf(served: Served, baseUrl: string, secrets = new Secrets()): Listed[] {
  return Object.values(served.catalogue.variants).flatMap((variant) =>
    served.endpoints
      .filter(({ operation }) => operation.name === variant.operation)
      .map((endpoint) => {
        const headers = { prefer: `example=${variant.name}` };
        const request = sampleOf(endpoint, baseUrl, headers);
        return { variant, request, curl: curlOf(request, secrets) };
      }),
  );
}
