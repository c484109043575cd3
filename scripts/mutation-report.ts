/** A mutant, as the report of a mutation run holds it. */
export interface Mutant {
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status: string;
  readonly static?: boolean;
  readonly coveredBy?: readonly string[];
  readonly testsCompleted?: number;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** What a mutation run found, as far as it is read here: Stryker's JSON report. */
export interface MutationReport {
  readonly files: Readonly<
    Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>
  >;
}

/** A mutant that no test can or need tell from the code, and why. */
export interface KnownSurvivor {
  readonly file: string;
  /** The line of code in which a part is replaced; its first one, if there are several. */
  readonly line: string;
  /** What the part is replaced by. */
  readonly by: string;
  readonly why: string;
}

/**
 * Why the score says nothing; empty if it can be trusted. A mutant that some test covers, and that
 * no test was run against, counts as killed or survived and is neither.
 */
export function doubts({ files }: MutationReport): string[] {
  const all = Object.entries(files);
  if (all.every(([, { mutants }]) => mutants.length === 0)) return ["no mutant was made"];
  return all.flatMap(([file, { mutants }]) => {
    const untested = mutants.filter(
      ({ status, coveredBy = [], static: atLoading, testsCompleted = 0 }) =>
        ["Killed", "Survived"].includes(status) &&
        (coveredBy.length > 0 || atLoading === true) &&
        testsCompleted === 0,
    );
    const [first] = untested;
    if (!first) return [];
    const { line, column } = first.location.start;
    return [
      `${file}: ${untested.length} of ${mutants.length} mutants are covered, and no test was run against them; the first is at ${line}:${column}`,
    ];
  });
}

/** The survivors for which there is no known reason, a line each; and the known ones that did not survive. */
export function survivors(
  { files }: MutationReport,
  known: readonly KnownSurvivor[],
): { unknown: string[]; outdated: KnownSurvivor[] } {
  const met = new Set<KnownSurvivor>();
  const unknown = Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants.flatMap(({ status, replacement, location }) => {
      if (status !== "Survived" && status !== "NoCoverage") return [];
      const { line, column } = location.start;
      const whole = oneLine(lines[line - 1]!);
      const reason = known.find(
        (one) => one.file === file && one.line === whole && one.by === oneLine(replacement),
      );
      if (reason) met.add(reason);
      const code = textAt(lines, location);
      const shown = `${file}:${line}:${column} ${short(code)} → ${short(oneLine(replacement))}`;
      return reason ? [] : [status === "NoCoverage" ? `${shown} (no test reaches it)` : shown];
    });
  });
  const looked = known.filter(({ file }) => file in files);
  return { unknown, outdated: looked.filter((one) => !met.has(one)) };
}

function textAt(lines: readonly string[], { start, end }: Mutant["location"]): string {
  const inside = lines.slice(start.line - 1, end.line);
  inside.push(inside.pop()!.slice(0, end.column - 1));
  return oneLine([inside[0]!.slice(start.column - 1), ...inside.slice(1)].join("\n"));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
