import type { WireRequest } from "../engine/exchange/exchange.ts";
import { nameOf, type Secrets } from "../engine/secrets/secrets.ts";
import { jsonIn } from "../sandbox/server.ts";

const CREDENTIALS = "api-key api_key apikey key password passcode token secret".split(" ");

/** Masking shorter ones would blot out half of a report. */
const SHORTEST_MASKED = 4;

/**
 * A request as a finding shows it: `secrets` learns its secrets, those too short to mask are
 * replaced here, and irrelevant headers are left out.
 */
export function shownRequest(
  request: WireRequest,
  secrets: Secrets,
  fields: ReadonlySet<string>,
): WireRequest {
  const { headers, body } = request;
  const names = new Set([...CREDENTIALS, ...fields]);
  const short = (name: string, value: unknown) =>
    names.has(name) && isShort(value) ? `$${nameOf(name)}` : value;
  const url = new URL(request.url);
  const json = jsonIn(body ?? "");
  const form = new URLSearchParams(json === undefined ? body : "");
  for (const [name, value] of [...url.searchParams, ...form]) {
    if (names.has(name)) secrets.add(nameOf(name), value);
  }
  for (const [name, value] of [...url.searchParams]) {
    if (short(name, value) !== value) url.searchParams.set(name, String(short(name, value)));
  }
  secrets.learn(json, names);
  for (const pair of headers["cookie"]?.split(";") ?? []) {
    secrets.add("COOKIE", pair.slice(pair.indexOf("=") + 1).trim());
  }
  const shown = Object.entries({
    accept: headers["accept"],
    authorization: headers["authorization"] && shownToken(headers["authorization"], secrets),
    "content-type": headers["content-type"],
  }).filter((header): header is [string, string] => header[1] !== undefined);
  // Text that can't be parsed can't be searched for secrets.
  const unread = body && `(${body.length} characters, not JSON)`;
  return {
    ...request,
    url: url.href,
    headers: Object.fromEntries(shown),
    body: json === undefined ? unread : JSON.stringify(json, short),
  };
}

function shownToken(header: string, secrets: Secrets): string {
  const [, scheme = "", token = ""] =
    /^((?:bearer|basic|\S+(?=\s))(?=\s|$)\s*)?(.*)$/i.exec(header) ?? [];
  secrets.add("TOKEN", token);
  // VPN Script's token is a number, a bar and the secret itself.
  if (token.includes("|")) secrets.add("TOKEN_SECRET", token.slice(token.indexOf("|") + 1));
  return token !== "" && isShort(token) ? `${scheme}$TOKEN` : header;
}

/** Too short to be masked; what is not a text never is. */
function isShort(value: unknown): boolean {
  if (typeof value === "string") return value.length < SHORTEST_MASKED;
  return typeof value === "number" || typeof value === "boolean";
}
