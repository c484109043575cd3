import type { Encoding } from "../secrets/encodings.ts";
import type { WireRequest } from "../exchange/exchange.ts";
import type { Secrets } from "../secrets/secrets.ts";

/**
 * The request as a curl line that runs in a shell where the secrets are exported as `$NAMES`.
 * One that is escaped there, as a quotation mark is in JSON, is `$NAME_IN_JSON` or
 * `$NAME_IN_URL` there: to be exported as it is written in such a place.
 */
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

/** The method of the request that a curl line sends. */
export function methodOf(curl: string | undefined): string | undefined {
  if (curl === undefined) return undefined;
  const [, method] = /^curl -sS -i -X (\S+)/.exec(curl) ?? [];
  return method ?? (/ --data-raw ['"]/.test(curl) ? "POST" : "GET");
}

/** How a secret is written in a line: the ending of its name there, and the same in words. */
const WRITTEN: Readonly<Record<Encoding, readonly [ending: string, words: string]>> = {
  json: ["_IN_JSON", ", as it is written in JSON"],
  url: ["_IN_URL", ", as it is written in a URL"],
  other: ["_ENCODED", ", encoded as that place has it"],
  raw: ["", ""],
};

/** In single quotes where that will do, in double quotes where a `$NAME` must be filled in. */
function quote(text: string, secrets: Secrets): string {
  const masked = secrets.mask(
    text,
    (name, encoding) => `\u0001${name}${WRITTEN[encoding][0]}\u0002`,
  );
  if (masked === text) return inShell(text);
  // In double quotes, an interactive shell takes an exclamation mark for its history.
  if (masked.includes("!")) {
    return masked.replace(/\u0001([^\u0002]+)\u0002|[^\u0001]+/g, (part, name?: string) =>
      name === undefined ? inShell(part) : `"$${name}"`,
    );
  }
  const escaped = masked.replace(/["\\$`]/g, "\\$&");
  return `"${escaped.replace(/\u0001([^\u0002]+)\u0002/g, "${$1}")}"`;
}

/** A text as one word of a shell. */
export function inShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A name that a shell fills in, as curl lines have it. */
const NAME = /(?<!\\)\$\{?(\w+)\}?/g;

/**
 * What a shell needs before the curl lines of some findings run in it, as far as it is known: a comment for
 * each secret that is its reader's, a line for each that is asked for.
 */
export function shellFor(
  findings: readonly { readonly curl?: string; readonly steps?: readonly string[] }[],
  secrets: Pick<Secrets, "originOf">,
): string[] {
  const lines = new Set<string>();
  const add = (text: string) => {
    for (const [, name = ""] of text.matchAll(NAME)) {
      const [ending, words] = Object.values(WRITTEN).find(([end]) => name.endsWith(end))!;
      const origin = secrets.originOf(name.slice(0, name.length - ending.length));
      if (!origin) continue;
      if ("words" in origin) {
        lines.add(`# $${name}: ${origin.words}${words}`);
        continue;
      }
      const line = origin.line();
      add(line);
      lines.add(line);
      if (ending !== "") lines.add(`# $${name}: that${words}`);
    }
  };
  for (const { curl = "", steps = [] } of findings) for (const line of [curl, ...steps]) add(line);
  return [...lines];
}
