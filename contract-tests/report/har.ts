import type { Exchange } from "../engine/exchange.ts";
import type { Secrets } from "../engine/secrets.ts";
import { withoutCredentials, withoutKeys } from "./redaction.ts";

/** A secret stands in a text that was about to be written; the text was thrown away. */
export class SecretLeak extends Error {
  override readonly name = "SecretLeak";
}

export interface HarOptions {
  /** The tool that made the exchanges, with its version: `access-contracts 0.1.0`. */
  readonly tool: string;
  /** When the run began, ISO 8601; stands where an exchange does not say when it was made. */
  readonly startedAt: string;
}

/** An exchange, and when it was made if that is known, ISO 8601. */
export type TimedExchange = Exchange & { readonly startedAt?: string };

/**
 * HAR 1.2 text of every exchange, as evidence, without a secret.
 * @throws SecretLeak if one stands in the text all the same
 */
export function harOf(
  exchanges: readonly TimedExchange[],
  secrets: Secrets,
  { tool, startedAt }: HarOptions,
): string {
  const [name = tool, version = ""] = tool.split(/ (?=\S+$)/);
  const har = {
    log: {
      version: "1.2",
      creator: { name, version },
      entries: exchanges.map((exchange) => entryOf(exchange, startedAt)),
    },
  };
  const redact = (text: string) => withoutKeys(secrets.mask(text));
  const text = JSON.stringify(
    har,
    (_key, value: unknown) => (typeof value === "string" ? redact(value) : value),
    2,
  );
  if (secrets.stands(text)) {
    throw new SecretLeak(
      "a secret still stands in the record of the exchanges, so no HAR was written; please report this as a fault of the tool",
    );
  }
  return `${text}\n`;
}

function entryOf({ request, answer, durationMs, startedAt }: TimedExchange, runStartedAt: string) {
  const time = Math.round(durationMs * 1000) / 1000;
  const { method, url, headers, body, operation, persona } = request;
  return {
    startedDateTime: startedAt ?? runStartedAt,
    time,
    request: {
      method,
      url,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headersOf(headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(body === undefined
        ? {}
        : { postData: { mimeType: headers["content-type"] ?? "", params: [], text: body } }),
      headersSize: -1,
      bodySize: body === undefined ? 0 : Buffer.byteLength(body),
    },
    response: {
      status: answer.status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headersOf(answer.headers),
      content: {
        size: answer.bytes.length,
        mimeType: answer.headers["content-type"] ?? "",
        text: answer.body.text,
        ...(answer.body.problem === undefined
          ? {}
          : { comment: `The body ${answer.body.problem}.` }),
      },
      redirectURL: answer.headers["location"] ?? "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    comment: [
      operation + (persona === undefined ? "" : ` as ${persona}`),
      ...(startedAt === undefined ? ["the time is that of the run's beginning"] : []),
    ].join("; "),
  };
}

function headersOf(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([name, value]) => ({
    name,
    value: withoutCredentials(name, value),
  }));
}
