import { DescriptionError } from "../generators/description.ts";
import type { Impact } from "./change.ts";

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
