import { DescriptionError } from "../generators/description.ts";

/** What a change costs those who call an API, the least first: the part of its version that has to rise. */
const IMPACTS = ["none", "patch", "minor", "major"] as const;
export type Impact = (typeof IMPACTS)[number];

/** The greatest of several impacts. */
export function greatest(impacts: readonly Impact[]): Impact {
  return IMPACTS[Math.max(0, ...impacts.map((impact) => IMPACTS.indexOf(impact)))]!;
}

/** What one judge says of one place. */
export interface Change {
  readonly judge: "catalogue" | "Redocly" | "TypeScript" | "forms";
  /** The client's method; empty where it is about the whole API. */
  readonly operation: string;
  /** The methods that it is about, where the operation has others too. */
  readonly way?: string | undefined;
  readonly variant?: string | undefined;
  readonly impact: Impact;
  /** The field or the like that has changed; by default the place itself. */
  readonly subject?: string | undefined;
  /** What is to be said of it: a predicate. */
  readonly says: string;
}

/** How lists are written in a sentence. */
const listed = (names: readonly string[]) =>
  new Intl.ListFormat("en", { type: "conjunction" }).format(names);

/** Sentences for the changelog; what is the same at several places is said once. */
export function changelogEntries(changes: readonly Change[]): string[] {
  const same = ({ subject, says, ...place }: Change) =>
    JSON.stringify([subject, says, subject === undefined && (place.variant ?? place.operation)]);
  const entries = [...Map.groupBy(changes, same).values()].map((group) => {
    const [{ subject = "", says }] = group as [Change, ...Change[]];
    return `${[subject, placeOf(group)].filter(Boolean).join(" of ")} ${says}`;
  });
  return [...new Set(entries)];
}

function placeOf(group: readonly Change[]): string {
  const byVariant = Map.groupBy(group, ({ variant = "" }) => variant && `\`${variant}\``);
  const operations = [...byVariant].map(([variant, some]) => {
    const names = some.map(({ operation, way }) =>
      operation === "" ? [] : `\`${operation}\`${way === undefined ? "" : ` by ${way}`}`,
    );
    return [variant, listed([...new Set(names.flat())])] as const;
  });
  const places = [...Map.groupBy(operations, ([, names]) => names)].map(([names, some]) =>
    [listed(some.map(([variant]) => variant).filter(Boolean)), names].filter(Boolean).join(" of "),
  );
  return listed(places);
}

/** The least version that may follow another; below 1.0.0 a minor one may break. */
export function versionAfter(version: string, impact: Impact): string {
  const [major, minor, patch] = partsOf(version);
  if (impact === "none") return `${major}.${minor}.${patch}`;
  if (impact === "patch") return `${major}.${minor}.${patch + 1}`;
  return impact === "minor" || major === 0 ? `${major}.${minor + 1}.0` : `${major + 1}.0.0`;
}

/** Whether a version is at least another. */
export function reaches(version: string, least: string): boolean {
  const [is, must] = [partsOf(version), partsOf(least)];
  const differing = is.findIndex((part, index) => part !== must[index]);
  return differing < 0 || is[differing]! > must[differing]!;
}

function partsOf(version: string): [major: number, minor: number, patch: number] {
  const [, ...parts] = /^(\d+)\.(\d+)\.(\d+)(?:[-+]|$)/.exec(version) ?? [];
  if (parts.length > 0) return [Number(parts[0]), Number(parts[1]), Number(parts[2])];
  const remedy = "write a semantic version, such as 1.2.3, as `info.version` of openapi.yaml";
  throw new DescriptionError(`version "${version}" can't be compared: ${remedy}`);
}
