/** All that may differ from one run to the next, and what stands in its place when outputs are compared. */
const VARIES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT"],
  [/\b\d+(\.\d+)? m?s\b/g, "TIME"],
  [/\b\d{4}-\d\d-\d\d\b/g, "DATE"],
  [/\bseed \d+/g, "seed SEED"],
  // Which one a rule comes upon depends on what else is under way.
  [/\b([Cc]onfiguration) \d+/g, "$1 ID"],
];

/** A few requests more or less are the waiting for jobs; this is how much of their number. */
const REQUESTS = 0.15;

const masked = (text: string) =>
  VARIES.reduce((line, [pattern, name]) => line.replace(pattern, name), text);

const COUNT = /\b(\d+)(?= requests)/g;
const countsOf = (text: string) => Array.from(text.matchAll(COUNT), ([count]) => Number(count));

/** Whether a line of a sample is that line of an output; `…` at its end stands for the rest. */
export function isAlike(sample: string, real: string): boolean {
  const counts = countsOf(real);
  if (countsOf(sample).some((count, at) => Math.abs(count / counts[at]! - 1) > REQUESTS)) {
    return false;
  }
  const [wanted, came] = [sample, real].map((line) => masked(line).replace(COUNT, "N").trimEnd());
  return (
    wanted === came || (wanted!.endsWith("…") && came!.startsWith(wanted!.slice(0, -1).trimEnd()))
  );
}

/** How much of their words two lines share, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [some, others] = [one, other].map((line) => new Set(masked(line).split(/\s+/)));
  return (2 * [...some!].filter((word) => others!.has(word)).length) / (some!.size + others!.size);
}

/** Where that line is in an output from a line on, best from the hint on; or else the one that is most like it. */
function placeOf(sample: string, lines: readonly string[], from: number, hint = from): number {
  for (const begin of [hint, from]) {
    const exact = lines.findIndex((line, at) => at >= begin && isAlike(sample, line));
    if (exact >= 0) return exact;
  }
  const all = lines.map((line, at) => (at < from ? 0 : likeness(sample, line)));
  const best = Math.max(...all);
  return best > 0.4 ? all.indexOf(best) : -1;
}

/**
 * A sample as an output has it now: from the first to the last line of each part between lines of `…`.
 * Lines in which only that has changed which may differ stay as they are in the sample. Undefined if a first
 * or last line is like none of the output.
 */
export function recaptured(sample: string, output: string): string | undefined {
  const lines = output.split("\n").map((line) => line.trimEnd());
  const made: string[] = [];
  let from = 0;
  for (const part of sample.trimEnd().split(/^( *…)(?:\n|$)/m)) {
    const wanted = part.replace(/\n$/, "").split("\n");
    if (/^ *…$/.test(part)) made.push(part);
    else if (part !== "") {
      const first = placeOf(wanted[0]!, lines, from);
      const last = placeOf(wanted.at(-1)!, lines, first, first + wanted.length - 1);
      if (first < 0 || last < 0) return undefined;
      from = last + 1;
      const now = lines.slice(first, from);
      made.push(...now.map((line, at) => (isAlike(wanted[at] ?? "", line) ? wanted[at]! : line)));
    }
  }
  return `${made.join("\n")}\n`;
}
