import { catalogueChanges } from "./catalogue.ts";
import { greatest, type Change } from "./change.ts";
import { apisIn, readGenerated, type Generated } from "./generated.ts";
import { redoclyChanges } from "./redocly.ts";
import { typeChanges } from "./types.ts";
import { reaches, versionAfter } from "./version.ts";

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
  const places = byPlace([
    ...catalogueChanges(base, now),
    ...(await redoclyChanges(base, now, scratch)),
    ...typeChanges(base, now),
    ...formChanges(base, now),
  ]);
  const impact = greatest(places.map((place) => place.impact));
  const [was, is] = [base.description.info.version, now.description.info.version];
  const least = versionAfter(was, impact);
  return { was, is, impact, least, follows: reaches(is, least), places };
}

/** The published forms that changed. What is gone, a form or the name of a schema, breaks those who use it. */
function formChanges({ forms: base }: Generated, { forms: now }: Generated): Change[] {
  const named = (forms: Generated["forms"]) =>
    Object.values(forms).flatMap((form) => Object.keys(form.components?.schemas ?? {}));
  const files = Object.keys({ ...base, ...now });
  const [gone, kept] = [files.filter((file) => !now[file]), files.filter((file) => now[file])];
  const differs = (file: string) => JSON.stringify(base[file]) !== JSON.stringify(now[file]);
  const names = new Set(named(now));
  return [
    ["major", "is gone as a schema", named(base).filter((name) => !names.has(name))] as const,
    ["major", "is not published any more", gone] as const,
    ["patch", "has changed", kept.filter(differs)] as const,
  ].flatMap(([impact, what, all]) =>
    all.map((one) => ({ judge: "forms", operation: "", impact, says: `\`${one}\` ${what}` })),
  );
}

/** One entry for each place; those judges are named that gave it its impact. */
function byPlace(changes: readonly Change[]) {
  const groups = Map.groupBy(changes, ({ operation, variant = "" }) => `${operation} ${variant}`);
  const places = [...groups.values()].map((group) => {
    const { operation, variant } = group[0]!;
    const impact = greatest(group.map((one) => one.impact));
    const decisive = group.filter((one) => one.impact === impact);
    const judges = [...new Set(decisive.map(({ judge }) => judge))];
    const says = [...new Set(group.flatMap((one) => one.says ?? []))];
    return { operation, variant, impact, judges, says };
  });
  return places.toSorted((one, other) => one.operation.localeCompare(other.operation));
}
