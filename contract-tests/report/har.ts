import type { Exchange, Received, WireRequest } from "../engine/exchange/exchange.ts";
import type { Secrets } from "../engine/secrets/secrets.ts";
import { printableJson } from "./printable.ts";

/** The longest text of a body that the record keeps, in characters. */
const KEPT = 65_536;

/** All that it keeps of longer bodies together; once that is used up, they are cut off earlier. */
const KEPT_OF_LONG = 1_000_000;

/** The longest text of a body then. */
const KEPT_AT_LEAST = 2048;

/** Longer than a secret gets in any encoding: so much more is held until it is masked. */
const MARGIN = 8192;

/** What is kept of a target's exchanges, as evidence: bounded, whatever a server sends. */
export class Evidence {
  readonly #entries: { readonly entry: HarEntry; readonly isCut: boolean }[] = [];
  #left = KEPT_OF_LONG;

  keep(exchange: Exchange): void {
    const { answer } = exchange;
    const { text } = answer.body;
    const most = this.#left > 0 ? KEPT : KEPT_AT_LEAST;
    const isCut = text.length > most;
    if (!isCut) return void this.#entries.push({ entry: entryOf(exchange), isCut });
    this.#left -= most;
    // A piece of a string would hold on to the whole of it; what is copied does not.
    const piece = Buffer.from(text.slice(0, most + MARGIN)).toString();
    const problem = `is cut off in this record: it has ${answer.bytes.length} bytes`;
    const body = { text: piece, problem };
    this.#entries.push({ entry: entryOf({ ...exchange, answer: { ...answer, body } }), isCut });
  }

  /** The exchanges as entries of a HAR, without a secret. */
  entries(secrets: Secrets): HarEntry[] {
    const cut = this.#entries.map(({ entry, isCut }) => {
      if (!isCut) return entry;
      const { content } = entry.response;
      // Masked before it is cut: half of a secret would not be known for one.
      const text = `${secrets.mask(content.text).slice(0, -MARGIN)}…`;
      return { ...entry, response: { ...entry.response, content: { ...content, text } } };
    });
    return redacted(cut, secrets);
  }
}

/** An exchange as HAR 1.2 has it. */
export type HarEntry = ReturnType<typeof entryOf>;

/** What was recorded, without a secret. */
export function redacted<T>(recorded: T, secrets: Secrets): T {
  const text = JSON.stringify(recorded, (_key, value: unknown) =>
    typeof value === "string" ? withoutKeys(secrets.mask(value)) : value,
  );
  return JSON.parse(text) as T;
}

/**
 * Of an exchange, what can be written down at once: all secrets that a run sends are known to it, and any later answer may
 * show that something in this one is a secret.
 */
export interface Sent extends Pick<Exchange, "startedAt" | "durationMs"> {
  readonly request: Pick<WireRequest, "operation" | "persona" | "method" | "url" | "body">;
  readonly status: number;
  readonly size: number;
}

export function sentOf(exchange: Exchange, secrets: Secrets): Sent {
  const { answer, startedAt } = exchange;
  const { operation, persona, method, url, body } = exchange.request;
  const request = { operation, persona, method, url, body };
  const durationMs = thousandths(exchange.durationMs);
  const size = answer.bytes.length;
  return redacted({ startedAt, durationMs, request, status: answer.status, size }, secrets);
}

/** The same as an entry of a HAR. */
export function entryOfSent({ request, status, size, ...times }: Sent): HarEntry {
  const problem = "is not in this record: the run was killed before it knew what is secret in it";
  const answer = { status, headers: {}, bytes: { length: size }, body: { text: "", problem } };
  return entryOf({ ...times, request: { ...request, headers: {} }, answer });
}

/** HAR 1.2 text of the entries of targets that come one after the other, in pieces; none without entries. */
export async function* harText(
  tool: string,
  targets: Iterable<readonly HarEntry[]> | AsyncIterable<readonly HarEntry[]>,
): AsyncGenerator<string> {
  const [name = tool, version = ""] = tool.split(/ (?=\S+$)/);
  const creator = JSON.stringify({ name, version });
  const head = `{"log":{"version":"1.2","creator":${creator},"entries":[`;
  let before = head;
  for await (const entries of targets) {
    for (const entry of entries) {
      // A reader sees what a server sent, and not what that does to a terminal.
      yield `${before}\n${printableJson(JSON.stringify(entry))}`;
      before = ",";
    }
  }
  if (before !== head) yield "\n]}}\n";
}

interface Recorded extends Pick<Exchange, "startedAt" | "durationMs"> {
  readonly request: Omit<WireRequest, "effect">;
  readonly answer: Omit<Received, "bytes"> & { readonly bytes: Pick<Uint8Array, "length"> };
}

export function entryOf({ request, answer, startedAt, durationMs }: Recorded) {
  const time = thousandths(durationMs);
  const { method, url, headers, body, operation, persona } = request;
  const { problem } = answer.body;
  const who = persona === undefined ? "" : ` as ${persona}`;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time,
    request: {
      method,
      url,
      ...messageOf(headers),
      // Without its secrets, it may be no URL any more.
      queryString: [...(URL.parse(url)?.searchParams ?? [])].map(([name, value]) => ({
        name,
        value,
      })),
      ...(body !== undefined && {
        postData: { mimeType: headers["content-type"] ?? "", params: [], text: body },
      }),
      headersSize: -1,
      bodySize: body === undefined ? 0 : Buffer.byteLength(body),
    },
    response: {
      status: answer.status,
      statusText: "",
      ...messageOf(answer.headers),
      content: {
        size: answer.bytes.length,
        mimeType: answer.headers["content-type"] ?? "",
        text: answer.body.text,
        ...(problem !== undefined && { comment: `The body ${problem}.` }),
      },
      redirectURL: answer.headers["location"] ?? "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    comment: `${operation}${who}`,
  };
}

function thousandths(number: number): number {
  return Math.round(number * 1000) / 1000;
}

function messageOf(given: Readonly<Record<string, string>>) {
  const headers = Object.entries(given).map(([name, value]) => {
    return { name, value: withoutCredentials(name, value) };
  });
  return { httpVersion: "HTTP/1.1", cookies: [], headers };
}

/** Headers whose values are credentials. */
const CREDENTIALS =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-xsrf-token|x-api-key|api-key)$/i;

/**
 * A header's value without its credentials. A run knows only the secrets that it was given, and not
 * a session cookie that the server makes up.
 */
export function withoutCredentials(name: string, value: string): string {
  if (!CREDENTIALS.test(name)) return value;
  const [, scheme] = /^(Bearer|Basic) /i.exec(value) ?? [];
  if (scheme !== undefined) return `${scheme} $REDACTED`;
  return /cookie/i.test(name) ? cookies(value) : "$REDACTED";
}

/** Cookies with their names and attributes, and no values. */
function cookies(value: string): string {
  return value.replace(/(^|[;,]\s*)([^=;,\s]+)=([^;,]*)/g, (whole, before, name: string) =>
    /^(?:path|domain|expires|max-age|samesite)$/i.test(name)
      ? whole
      : `${before as string}${name}=$REDACTED`,
  );
}

/** Text without private keys of WireGuard and OpenVPN configurations, as files or in JSON. */
export function withoutKeys(text: string): string {
  return text
    .replace(
      /-----BEGIN ([A-Z0-9 ]*(?:PRIVATE KEY|STATIC KEY|Static key)[A-Z0-9 ]*)-----.*?(?:-----END \1-----|$)/gis,
      "$$PRIVATE_KEY",
    )
    .replace(/(PrivateKey|PresharedKey)(\s*=\s*)[A-Za-z0-9+\\/]{20,}={0,2}/gi, "$1$2$$PRIVATE_KEY");
}
