import { curlOf } from "../engine/judgement/curl.ts";
import type { Exchange, WireRequest } from "../engine/exchange/exchange.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import { Transport } from "../engine/transport/transport.ts";
import type { Served, Endpoint } from "./served.ts";

/** Any token, key or name will do where the description has no example. */
const ANYTHING = "any";

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

/** A key in the URL would be a bad first example. */
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

/** Every variant by every way to call its operation, with a request that the mock answers by it. */
export function listOf(served: Served, baseUrl: string, secrets = new Secrets()) {
  return Object.values(served.catalogue.variants).flatMap((variant) =>
    served.endpoints
      .filter(({ operation }) => operation.name === variant.operation)
      .map((endpoint) => {
        const request = sampleOf(endpoint, baseUrl, { prefer: `example=${variant.name}` });
        return { variant, request, curl: curlOf(request, secrets) };
      }),
  );
}

/** Without pacing; a 429 is an answer. */
export function sendOnce(request: WireRequest): Promise<Exchange> {
  // A gate lets nothing through after eight failures, so each request has its own.
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 1, obeys429: false });
  return transport.send(request);
}
