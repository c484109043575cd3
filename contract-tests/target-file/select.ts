import { UsageError } from "../engine/errors.ts";
import type { Target } from "../engine/target.ts";
import { nearest } from "./nearest.ts";

/** The target of that name alone, or all of them without one. @throws UsageError that names the known ones. */
export function selectTargets(targets: readonly Target[], name?: string): readonly Target[] {
  if (name === undefined) return targets;
  const selected = targets.filter((target) => target.name === name);
  if (selected.length > 0) return selected;
  const known = targets.map((target) => target.name);
  const meant = nearest(name, known);
  const hint = meant === undefined ? "the" : `did you mean "${meant}"? The`;
  throw new UsageError(
    `--name ${name}: no target has that name; ${hint} known ones are ${known.join(", ")}`,
  );
}
