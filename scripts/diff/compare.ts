import { catalogueChanges } from "./catalogue.ts";
import { changelogEntries, greatest, reaches, versionAfter, type Change } from "./change.ts";
import { apisIn, readGenerated, type Generated } from "./generated.ts";
import { redoclyChanges } from "./redocly.ts";
import { typeChanges } from "./types.ts";

export type Comparison = Awaited<ReturnType<typeof compare>>;

/** Compares two folders such as `generated/`, API by API; one may be in only one of them. */
export async function compareFolders(
  before: string,
  after: string,
  scratch: string,
  signal: AbortSignal,
): Promise<Record<string, Comparison | "new" | "gone">> {
  const results: Record<string, Comparison | "new" | "gone"> = {};
  const [earlier, later] = [apisIn(before), apisIn(after)];
  for (const api of new Set([...earlier, ...later])) {
    signal.throwIfAborted();
    if (!earlier.includes(api)) results[api] = "new";
    else if (!later.includes(api)) results[api] = "gone";
    else {
      const [base, now] = [await readGenerated(before, api), await readGenerated(after, api)];
      results[api] = await compare(base, now, scratch);
    }
  }
  signal.throwIfAborted();
  return results;
}

/** What a change of one API comes to by all judges, and whether its version follows. */
async function compare(base: Generated, now: Generated, scratch: string) {
  const facts = [...catalogueChanges(base, now), ...(await redoclyChanges(base, now, scratch))];
  const names = nameChanges(base, now);
  const types = typeChanges(base, now);
  // What changes nothing but the forms is said; otherwise they follow from what is said.
  const forms = facts.length + names.length + types.length === 0 ? formChanges(base, now) : [];
  // TypeScript does not say what has changed: it has a word only where no other judge has one.
  const untold = types.filter(({ operation, variant }) =>
    facts.every((one) => one.operation !== operation || one.variant !== variant),
  );
  const places = byPlace(
    [...facts, ...names, ...types, ...forms],
    (one) => !types.includes(one) || untold.includes(one),
  );
  const entries = changelogEntries([...facts, ...names, ...untold, ...forms]);
  const impact = greatest(places.map((place) => place.impact));
  const [was, is] = [base.description.info.version, now.description.info.version];
  const least = versionAfter(was, impact);
  return { was, is, impact, least, follows: reaches(is, least), places, entries };
}

/** What generated code is named by, that is gone: forms, schemas, and constants of schemas. */
function nameChanges({ forms: base }: Generated, { forms: now }: Generated): Change[] {
  const [before, after] = [schemasOf(base), schemasOf(now)];
  const gone = (was: Iterable<string>, is: Iterable<string>, says: string, of = "") => {
    const kept = new Set(is);
    return [...new Set(was)]
      .filter((name) => !kept.has(name))
      .map((name): Change => {
        const subject = `\`${name}\`${of}`;
        return { judge: "forms", operation: "", impact: "major", subject, says };
      });
  };
  return [
    ...gone(Object.keys(base), Object.keys(now), "is not published any more"),
    ...gone(before.keys(), after.keys(), "is gone as a schema"),
    ...[...after].flatMap(([name, constants]) =>
      gone(before.get(name) ?? [], constants, "is gone as a constant", ` of \`${name}\``),
    ),
  ];
}

/** The constants of each schema of the forms. */
function schemasOf(forms: Generated["forms"]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { components } of Object.values(forms)) {
    for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
      const constants = found.get(name) ?? [];
      found.set(name, constants);
      JSON.stringify(schema, (key, value: unknown) => {
        if (key === "x-enum-varnames") constants.push(...(value as string[]));
        return value;
      });
    }
  }
  return found;
}

/** The published forms that changed. */
function formChanges({ forms: base }: Generated, { forms: now }: Generated): Change[] {
  const files = Object.keys(now).filter(
    (one) => JSON.stringify(base[one]) !== JSON.stringify(now[one]),
  );
  return files.map((file) => ({
    judge: "forms",
    operation: "",
    impact: "patch",
    subject: `\`${file}\``,
    says: "has changed",
  }));
}

/** One entry for each place; those judges are named that gave it its impact. */
function byPlace(changes: readonly Change[], isSaid: (change: Change) => boolean) {
  const groups = Map.groupBy(changes, ({ operation, variant = "" }) => `${operation} ${variant}`);
  const places = [...groups.values()].map((group) => {
    const { operation, variant } = group[0]!;
    const impact = greatest(group.map((one) => one.impact));
    const decisive = group.filter((one) => one.impact === impact);
    const judges = [...new Set(decisive.map(({ judge }) => judge))];
    const said = group
      .filter(isSaid)
      .map(({ way, subject, says }) =>
        [way && `by ${way}:`, subject, says].filter(Boolean).join(" "),
      );
    return { operation, variant, impact, judges, says: [...new Set(said)] };
  });
  return places.toSorted((one, other) => one.operation.localeCompare(other.operation));
}
