import { hanging, wrapped } from "./styles.ts";
import { KINDS, type Change, type ChangeKind, type Comparison } from "./compare.ts";
import { causeUnverified, whyUnverified } from "./findings.ts";
import { shortId } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";
import { MOST_NAMES, named } from "./sections.ts";
import { fitting, plural, present } from "./words.ts";

/** Bytes of all: a job summary has room for no more behind that of the run. */
const MOST_BYTES = 100_000;

/** What is behind a change, where the title of its kind does not say it already. */
function moverOf({ kind, mover }: Change, { isRedescribed, isRejudged }: Comparison): string {
  if (mover === "server") {
    const movers = present(isRedescribed && "the description", isRejudged && "the suite");
    return ` (${["the server", ...movers].join(" or ")} moved)`;
  }
  const isNamed = kind === "added" || kind === "removed" || kind === "not-fixed";
  if (mover === "description" && !isNamed) return " (the description moved)";
  return kind === "newly-violates" ? " (not exercised before)" : "";
}

/** What has changed, for a reader: by kind, worst first, what is behind it, and what changed alike. */
export function comparisonText(comparison: Comparison, width = 100): string {
  const { from, to, isRedescribed, isRejudged, below, changes, unchanged } = comparison;
  const { isOfMany, isOfOthers, unverified, overlaid, moved, targetsAdded, targetsRemoved } =
    comparison;
  const [before, after] = comparison.tools.map(printable);
  const versions = before === after ? "" : ` (${before}, then ${after})`;
  const linesOf = ([first, ...rest]: readonly Change[]) => {
    const { target, id, why } = first!;
    const targets = [...new Set([target, ...rest.map((change) => change.target)])].map(printable);
    const where = isOfMany ? `${named(targets, MOST_NAMES)}  ` : "";
    const reason = why === undefined ? "" : `: ${excerpt(why)}`;
    const line = `${where}${shortId(printable(id))}${moverOf(first!, comparison)}${reason}`;
    const others = new Set(rest.map((change) => shortId(printable(change.id))));
    others.delete(shortId(printable(id)));
    const also = others.size > 0 ? hanging("    ", `also ${[...others].join(", ")}`, width, 6) : [];
    return [...hanging("  ", line, width, 4), ...also];
  };
  const told = (mark: string, names: readonly string[], what: string) =>
    names.length === 0 ? [] : [wrapped(`${mark} ${named(names.map(printable))}: ${what}`, width)];
  const blocks = [
    ...(isOfOthers ? [["! No target is in both reports, so nothing could be compared."]] : []),
    ...(isRedescribed ? [["! The description has changed between the two runs."]] : []),
    ...(isRejudged ? [[`! The suite of checks has changed between the two runs${versions}.`]] : []),
    ...told(
      "!",
      below,
      "changed, and checks rest on it; what conforms in both runs is not known to be held alike",
    ),
    ...told("!", overlaid, "judged by another overlay than before"),
    ...told("!", moved, "at another address than before"),
    ...(Object.keys(KINDS) as ChangeKind[]).flatMap((kind) => {
      const all = changes.filter((change) => change.kind === kind);
      if (all.length === 0) return [];
      const alike = Map.groupBy(all, ({ api, mover, cause }) => `${api} ${mover} ${cause}`);
      return [[`${KINDS[kind]} (${all.length})`, ...[...alike.values()].flatMap(linesOf)]];
    }),
    ...[...Map.groupBy(unverified, (one) => causeUnverified(one, whyUnverified(one))).values()].map(
      (alike) => {
        const names = alike.map(({ name }) => printable(name));
        const why = excerpt(whyUnverified(alike[0]!));
        return wrapped(`! ${named(names, MOST_NAMES)} could not be verified: ${why}`, width);
      },
    ),
    ...told("+", targetsAdded, "not in the earlier report"),
    ...told("-", targetsRemoved, "not in this report"),
  ];
  const same = blocks.length > 0 && told("·", unchanged, "no verdict has changed");
  blocks.push(...(same || [["✓ Nothing has changed."]]));
  const head = `Compared with the run of ${printable(from)}; this one began ${printable(to)}.`;
  const lines = [head, ...blocks.flatMap((block) => ["", ...block])];
  const more = (rest: number) => `\n… and ${plural(rest, "more line")}`;
  return `${fitting(lines, MOST_BYTES, more).join("\n")}\n`;
}
