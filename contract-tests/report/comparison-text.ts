import { hanging, wrapped } from "./columns.ts";
import { KINDS, type Change, type ChangeKind, type Comparison } from "./compare.ts";
import { shortId } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";

/** What is behind a change, where the title of its kind does not say it already. */
function causeOf({ kind, mover }: Change): string {
  if (mover === "server") return " (the server moved)";
  if (kind === "violates-otherwise") return " (the description moved)";
  return kind === "newly-violates" ? " (not exercised before)" : "";
}

/** What has changed, for a reader: by kind, worst first, and what is behind it. */
export function comparisonText(comparison: Comparison, width = 100): string {
  const { from, to, changes, unverified, targetsAdded, targetsRemoved } = comparison;
  const many = new Set(changes.map(({ target }) => target)).size > 1;
  const lineOf = (change: Change) => {
    const where = many ? `${printable(change.target)}  ` : "";
    const why = change.why === undefined ? "" : `: ${excerpt(change.why)}`;
    return `${where}${shortId(printable(change.id))}${causeOf(change)}${why}`;
  };
  const blocks = [
    ...(Object.keys(KINDS) as ChangeKind[]).flatMap((kind) => {
      const all = changes.filter((change) => change.kind === kind);
      if (all.length === 0) return [];
      const lines = all.flatMap((change) => hanging("  ", lineOf(change), width, 4));
      return [[`${KINDS[kind]} (${all.length})`, ...lines]];
    }),
    ...unverified.map(({ target, why }) =>
      wrapped(`! ${printable(target)} could not be verified: ${excerpt(why)}`, width),
    ),
    ...targetsAdded.map((name) => [`+ ${printable(name)}: not in the earlier report`]),
    ...targetsRemoved.map((name) => [`- ${printable(name)}: not in this report`]),
  ];
  if (blocks.length === 0) blocks.push(["✓ Nothing has changed."]);
  const head = `Compared with the run of ${printable(from)}; this one began ${printable(to)}.`;
  return [[head], ...blocks].map((lines) => `${lines.join("\n")}\n`).join("\n");
}
