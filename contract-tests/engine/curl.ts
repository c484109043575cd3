import type { WireRequest } from "./exchange.ts";
import type { Secrets } from "./secrets.ts";

/** The request as a curl line that runs in a shell where the secrets are exported as `$NAMES`. */
export function curlOf({ method, url, headers, body }: WireRequest, secrets: Secrets): string {
  const parts = ["curl -sS -i"];
  if (method !== "GET" && !(method === "POST" && body !== undefined)) parts.push(`-X ${method}`);
  parts.push(quote(url, secrets));
  for (const [name, value] of Object.entries(headers)) {
    parts.push(`-H ${quote(`${name}: ${value}`, secrets)}`);
  }
  if (body !== undefined) parts.push(`--data-raw ${quote(body, secrets)}`);
  return parts.join(" ");
}

/** In single quotes where that will do, in double quotes where a `$NAME` must be filled in. */
function quote(text: string, secrets: Secrets): string {
  const masked = secrets.mask(text, (name) => `\u0001${name}\u0002`);
  if (masked === text) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = masked.replace(/["\\$`]/g, "\\$&");
  return `"${escaped.replace(/\u0001([A-Z0-9_]+)\u0002/g, "${$1}")}"`;
}
