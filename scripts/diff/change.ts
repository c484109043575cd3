/** What a change costs those who call an API, the least first: the part of its version that has to rise. */
const IMPACTS = ["none", "patch", "minor", "major"] as const;
export type Impact = (typeof IMPACTS)[number];

/** The greatest of several impacts. */
export function greatest(impacts: readonly Impact[]): Impact {
  return IMPACTS[Math.max(0, ...impacts.map((impact) => IMPACTS.indexOf(impact)))]!;
}

/** What one judge says of one place. */
export interface Change {
  readonly judge: "catalogue" | "Redocly" | "TypeScript" | "forms";
  /** The client's method; empty where it is about the whole API. */
  readonly operation: string;
  readonly variant?: string | undefined;
  readonly impact: Impact;
  /** A sentence for the changelog, where this judge has one. */
  readonly says?: string | undefined;
}
