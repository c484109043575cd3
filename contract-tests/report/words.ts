/** What goes before an entry; no meaning is ever in its color alone. */
export const MARKS = {
  conforms: "✓",
  violates: "✗",
  "not-exercised": "○",
  unverified: "!",
  attention: "!",
  accepted: "≈",
  note: "·",
} as const;

export type Mark = keyof typeof MARKS;

/** `1 request`, `2 requests`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Milliseconds as a reader takes them in: `0.4 s`, `47 s`, `1 min 55 s`. */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The parts that are neither undefined nor false: `present("a", count > 0 && "b")`. */
export function present<T>(...parts: readonly (T | undefined | false)[]): T[] {
  return parts.filter((part): part is T => part !== undefined && part !== false);
}

/** The fields of an object that are not undefined. */
export function defined<T extends object>(fields: T) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { readonly [Name in keyof T]?: NonNullable<T[Name]> };
}

/** As many as are shown, and a last one that says how many more there are. */
export function capped<T>(all: readonly T[], most: number, last: (more: number) => T): T[] {
  const more = all.length - most;
  return more > 0 ? [...all.slice(0, most), last(more)] : [...all];
}

/** As many of the blocks as so many bytes have room for, and a last one that says how many more there are. */
export function fitting(
  blocks: readonly string[],
  most: number,
  last: (more: number) => string,
): readonly string[] {
  let bytes = 0;
  const end = blocks.findIndex((block) => (bytes += Buffer.byteLength(block) + 1) > most);
  return end < 0 ? blocks : [...blocks.slice(0, end), last(blocks.length - end)];
}
