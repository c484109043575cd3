import type { Exchange } from "../engine/exchange/exchange.ts";
import type { Secrets } from "../engine/secrets/secrets.ts";
import { printableJson } from "./printable.ts";
import { withoutCredentials, withoutKeys } from "./redaction.ts";

/** An exchange as HAR 1.2 has it. */
export type HarEntry = ReturnType<typeof entryOf>;

/** Entries without a secret. */
export function redacted(entries: readonly HarEntry[], secrets: Secrets): HarEntry[] {
  const text = JSON.stringify(entries, (_key, value: unknown) =>
    typeof value === "string" ? withoutKeys(secrets.mask(value)) : value,
  );
  return JSON.parse(text) as HarEntry[];
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

export function entryOf({ request, answer, startedAt, durationMs }: Exchange) {
  const time = Math.round(durationMs * 1000) / 1000;
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
    comment: `${operation}${who}`,
  };
}

function messageOf(given: Readonly<Record<string, string>>) {
  const headers = Object.entries(given).map(([name, value]) => {
    return { name, value: withoutCredentials(name, value) };
  });
  return { httpVersion: "HTTP/1.1", cookies: [], headers };
}
