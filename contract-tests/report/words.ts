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

export function toolName(tool: string): string {
  return { vitest: "Vitest", dredd: "Dredd" }[tool] ?? tool;
}
