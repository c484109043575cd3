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
