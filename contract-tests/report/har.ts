import type { Exchange } from "../engine/exchange.ts";
import type { Secrets } from "../engine/secrets.ts";
import { withoutCredentials, withoutKeys } from "./redaction.ts";
import type { Report } from "./report.ts";

/** A secret was in a text that was about to be written; the text was thrown away. */
export class SecretLeak extends Error {
  override readonly name = "SecretLeak";
}

/**
 * HAR 1.2 text of every exchange, as evidence, without a secret. Each has the time at which the run
 * began.
 * @throws SecretLeak if one is in the text all the same
 */
export function harOf(
  exchanges: readonly Exchange[],
  secrets: Secrets,
  { tool, startedAt }: Pick<Report, "tool" | "startedAt">,
): string {
  const [name = tool, version = ""] = tool.split(/ (?=\S+$)/);
  const entries = exchanges.map((exchange) => entryOf(exchange, startedAt));
  const har = { log: { version: "1.2", creator: { name, version }, entries } };
  const redacted = (_key: string, value: unknown) =>
    typeof value === "string" ? withoutKeys(secrets.mask(value)) : value;
  const text = JSON.stringify(har, redacted, 2);
  if (secrets.stands(text)) {
    throw new SecretLeak(
      "a secret is still in the record of the exchanges, so no HAR was written; please report this as a fault of the tool",
    );
  }
  return `${text}\n`;
}

function entryOf({ request, answer, durationMs }: Exchange, runStartedAt: string) {
  const time = Math.round(durationMs * 1000) / 1000;
  const { method, url, headers, body, operation, persona } = request;
  const { problem } = answer.body;
  const who = persona === undefined ? "" : ` as ${persona}`;
  return {
    startedDateTime: runStartedAt,
    time,
    request: {
      method,
      url,
      ...messageOf(headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
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
    comment: `${operation}${who}; the time is that of the run's beginning`,
  };
}

function messageOf(given: Readonly<Record<string, string>>) {
  const headers = Object.entries(given).map(([name, value]) => {
    return { name, value: withoutCredentials(name, value) };
  });
  return { httpVersion: "HTTP/1.1", cookies: [], headers };
}
