import { readBody, type Received, type WireRequest } from "../engine/exchange.ts";

/** Sends a request once, as it is: no pace, no second try after a 429. Redirects are not followed. */
export async function sendOnce(
  { method, url, headers, body }: Pick<WireRequest, "method" | "url" | "headers" | "body">,
  timeoutMs = 30_000,
): Promise<Received> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    bytes,
    body: readBody(bytes),
  };
}
