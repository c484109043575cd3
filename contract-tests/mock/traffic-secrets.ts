import type { WireRequest } from "../engine/exchange.ts";
import { nameOf, type Secrets } from "../engine/secrets.ts";
import type { Asked } from "../sandbox/server.ts";

/** Names of request fields and parameters whose values are secrets, whatever the API. */
const CREDENTIALS = new Set([
  "api-key",
  "api_key",
  "apikey",
  "key",
  "password",
  "passcode",
  "token",
  "secret",
]);

/** The headers of a request that a finding shows; others say nothing about the exchange. */
const SHOWN = ["accept", "authorization", "content-type"];

/** Makes known every secret of a request that somebody else has made up. */
export function learnRequest(
  { url, headers, body }: Asked,
  secrets: Secrets,
  fields: ReadonlySet<string>,
): void {
  const names = new Set([...CREDENTIALS, ...fields]);
  const [, token = ""] = /^\S+\s+(.+)$/.exec(headers.authorization ?? "") ?? [];
  secrets.add("TOKEN", token);
  // A token is a number, a bar and the secret itself.
  if (token.includes("|")) secrets.add("TOKEN_SECRET", token.slice(token.indexOf("|") + 1));
  for (const cookie of (headers.cookie ?? "").split(";")) {
    secrets.add("COOKIE", cookie.slice(cookie.indexOf("=") + 1).trim());
  }
  for (const [name, value] of url.searchParams) {
    if (names.has(name)) secrets.add(nameOf(name), value);
  }
  secrets.learn(jsonOf(body), names);
}

/** The request as a finding shows it; a secret too short to be told from other text is taken out here. */
export function shownRequest(
  { method, headers, body }: Asked,
  url: string,
  operation: Pick<WireRequest, "operation" | "effect">,
  fields: ReadonlySet<string>,
): WireRequest {
  const names = new Set([...CREDENTIALS, ...fields]);
  const shown = new URL(url);
  for (const [name, value] of [...shown.searchParams]) {
    if (names.has(name) && value.length < 4) shown.searchParams.set(name, `$${nameOf(name)}`);
  }
  const kept = SHOWN.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, short(value)]] : [];
  });
  const json = jsonOf(body);
  // What cannot be read cannot be searched for secrets either.
  const text =
    json === undefined
      ? `(${body.length} characters, no JSON)`
      : JSON.stringify(withoutShort(json, names));
  return {
    ...operation,
    method,
    url: shown.href,
    headers: Object.fromEntries(kept) as Record<string, string>,
    ...(body === "" ? {} : { body: text }),
  };
}

/** `Bearer abc`: a token of less than four characters is masked nowhere else. */
function short(header: string): string {
  return header.replace(/^(Bearer|Basic)\s+\S{1,3}$/i, "$1 $$TOKEN");
}

function withoutShort(json: unknown, names: ReadonlySet<string>): unknown {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      names.has(name) && String(value).length < 4 ? `$${nameOf(name)}` : value,
    ]),
  );
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
