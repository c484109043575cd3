import type { Received } from "./exchange.ts";

/** The most letters of an answer that are quoted: of more, a cut might leave a piece of a secret. */
export const MOST_QUOTED = 120;

/** The title of an HTML page; undefined for a long one. */
export function titleOf(text: string): string | undefined {
  const title = /<title[^>]{0,80}>([^<]{1,120})<\/title/i.exec(text.slice(0, 65_536))?.[1];
  return title?.replace(/\s+/g, " ").trim() || undefined;
}

/** An answer in a few words: its status, and its body if that is short or has a title. */
export function gistOf({
  answer: { status, body },
}: {
  readonly answer: Pick<Received, "status" | "body">;
}): string {
  const title = titleOf(body.text);
  if (title !== undefined) return `${status} with a page titled "${title}"`;
  const { length } = body.text;
  // `{}` says nothing.
  const isShort = body.json !== undefined && length > 2 && length <= MOST_QUOTED;
  return isShort ? `${status}: ${body.text.trim()}` : String(status);
}
