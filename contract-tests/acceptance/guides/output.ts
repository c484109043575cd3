/** What is measured or given by chance, which differs from one run to the next, and what it is compared as. */
const VARIES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT"],
  [/\b(requests in) \d+(\.\d+)? m?s\b/g, "$1 TIME"],
  [/\b(expires:|until) \d{4}-\d\d-\d\d\b/g, "$1 DATE"],
  // Which one a rule comes upon depends on what else is under way.
  [/\b([Cc]onfiguration) \d+/g, "$1 ID"],
];

/** A few requests more or less are the waiting for jobs; this is how much of their number. */
const REQUESTS = 0.1;

const masked = (text: string) =>
  VARIES.reduce((line, [pattern, name]) => line.replace(pattern, name), text);

const COUNT = /\b(\d+)(?= requests)/g;
const countsOf = (text: string) => Array.from(text.matchAll(COUNT), ([count]) => Number(count));

/** Whether a line of a sample is that line of an output; `…` at its end means that it goes on. */
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

/** A line in place of any number of lines; in YAML it is a comment. */
const GAP = /^( *(?:# )?…)(?:\n|$)/m;

/**
 * A sample as an output has it now, from its first line to its last except for what lines of `…` leave out. Where it
 * begins or ends without one, it has the whole paragraph, and `…` if there are others. Lines in which only that has
 * changed which may differ stay as they are. Undefined if the first or last line of a part is like none of the output.
 */
export function recaptured(sample: string, output: string, gap = "…"): string | undefined {
  const lines = output
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
  const made: string[] = [];
  let from = 0;
  const parts = sample.trimEnd().split(GAP);
  for (const [index, part] of parts.entries()) {
    const wanted = part.replace(/\n$/, "").split("\n");
    if (index % 2 === 1) made.push(part);
    else if (part !== "") {
      const first = placeOf(wanted[0]!, lines, from);
      const last = placeOf(wanted.at(-1)!, lines, first, first + wanted.length - 1);
      if (first < 0 || last < 0) return undefined;
      const isEnd = index === parts.length - 1;
      const begin = index === 0 ? lines.lastIndexOf("", first) + 1 : first;
      const blank = lines.indexOf("", last);
      from = !isEnd ? last + 1 : blank < 0 ? lines.length : blank;
      const indent = /^ */.exec(wanted[0]!)![0];
      if (index === 0 && lines.slice(0, begin).some(Boolean)) made.push(`${indent}${gap}`);
      made.push(
        ...lines.slice(begin, from).map((line, at) => {
          const same = wanted[at - (first - begin)] ?? "";
          return [same, ...wanted].find((as) => isAlike(as, line)) ?? line;
        }),
      );
      if (isEnd && from < lines.length) made.push(`${indent}${gap}`);
    }
  }
  return `${made.join("\n")}\n`;
}

/** How two texts differ: the line of the first difference, counted from 0, and both from there to the last one. */
export function differenceOf(said: string, came: string): { line: number; lines: string[] } {
  const [one, other] = [said, came].map((text) => text.trimEnd().split("\n"));
  let head = 0;
  while (head < one!.length && one![head] === other![head]) head += 1;
  let tail = 0;
  const most = Math.min(one!.length, other!.length) - head;
  while (tail < most && one!.at(-1 - tail) === other!.at(-1 - tail)) tail += 1;
  const between = (lines: readonly string[], mark: string) =>
    lines.slice(head, lines.length - tail).map((line) => `${mark} ${line}`);
  return { line: head, lines: [...between(one!, "said"), ...between(other!, "came")] };
}
