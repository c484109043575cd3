import type { Answer } from "./server.ts";

/** The body of an answer as bytes. */
export function bytesOf({ body }: Answer): Buffer {
  if (typeof body === "string") return Buffer.from(body);
  return Array.isArray(body) ? Buffer.concat(body) : Buffer.from(body as Uint8Array);
}

/** The body of an answer as text. */
export function textOf(answer: Answer): string {
  return typeof answer.body === "string" ? answer.body : bytesOf(answer).toString("utf8");
}

/** The answer with another body, its length not yet said. */
export function withBody(answer: Answer, body: Answer["body"]): Answer {
  return { ...answer, body };
}

/** The answer with headers put in, replaced or, as null, taken out. */
export function withHeaders(
  answer: Answer,
  changes: Readonly<Record<string, string | null>>,
): Answer {
  const kept = Object.entries(answer.headers).filter(([name]) => !(name.toLowerCase() in changes));
  const put = Object.entries(changes).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return { ...answer, headers: Object.fromEntries([...kept, ...put]) };
}
