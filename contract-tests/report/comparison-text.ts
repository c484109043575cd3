import { wrapped } from "./columns.ts";
import type { Change, ChangeKind, Comparison, Mover } from "./compare.ts";
import { shortId } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";

/** What each kind of change is called, worst first. */
const TITLES: Readonly<Record<ChangeKind, string>> = {
  "newly-violates": "✗ Newly violates",
  "violates-otherwise": "✗ Violates, and otherwise than before",
  fixed: "✓ Fixed",
  "no-longer-exercised": "○ No longer exercised",
  "newly-exercised": "✓ Newly exercised, and conforms",
  added: "+ New in the description",
  removed: "- Gone from the description",
};

/** What has changed, for a reader: by kind, worst first, and who moved. */
export function comparisonText(comparison: Comparison, width = 100): string {
  const { from, to, changes, unverified, targetsAdded, targetsRemoved } = comparison;
  const lines = [`Compared with the run of ${printable(from)}; this one began ${printable(to)}.`];
  const many = new Set(changes.map(({ target }) => target)).size > 1;
  for (const kind of Object.keys(TITLES) as ChangeKind[]) {
    const all = changes.filter((change) => change.kind === kind);
    if (all.length === 0) continue;
    lines.push("", `${TITLES[kind]} (${all.length})`);
    for (const change of all) lines.push(...changeLines(change, many, width));
  }
  for (const { target, why } of unverified) {
    lines.push(
      "",
      ...wrapped(`! ${printable(target)} could not be verified: ${excerpt(why)}`, width),
    );
  }
  for (const name of targetsAdded)
    lines.push("", `+ ${printable(name)}: not in the earlier report`);
  for (const name of targetsRemoved) lines.push("", `- ${printable(name)}: not in this report`);
  if (lines.length === 1) lines.push("", "✓ Nothing has changed.");
  return `${lines.join("\n")}\n`;
}

function changeLines({ target, id, kind, mover, why }: Change, many: boolean, width: number) {
  const where = many ? `${printable(target)}  ` : "";
  const who = WHO[mover][kind] ?? "";
  const reason = why === undefined ? "" : `: ${excerpt(why)}`;
  return wrapped(`${where}${shortId(id)}${who}${reason}`, width - 4).map(
    (line, index) => `${index === 0 ? "  " : "    "}${line}`,
  );
}

const SERVER = " (the server moved)";

/** Who moved, where the title of the kind does not say it already. */
const WHO: Readonly<Record<Mover, Readonly<Partial<Record<ChangeKind, string>>>>> = {
  server: { "newly-violates": SERVER, "violates-otherwise": SERVER, fixed: SERVER },
  description: { "violates-otherwise": " (the description moved)" },
  reach: { "newly-violates": " (not exercised before)" },
};
