import { UsageError } from "../../contract-tests/engine/errors.ts";
import type { Trial } from "./trial.ts";

/** What a trial can be chosen by. */
const NAMES: readonly ((trial: Trial) => string)[] = [
  ({ tool }) => tool.name,
  ({ api }) => api,
  ({ form }) => form,
];

/**
 * The trials that names choose: of tools, APIs and forms those that are named, or all where none of them is.
 * @throws UsageError for a name that none of them has
 */
export function chosen(trials: readonly Trial[], only: readonly string[] = []): Trial[] {
  for (const name of only) {
    if (!trials.some((trial) => NAMES.some((nameOf) => nameOf(trial) === name))) {
      throw new UsageError(`--only ${name}: no tool, API or form has that name; see --list`);
    }
  }
  return NAMES.reduce(
    (left, nameOf) => {
      const known = new Set(trials.map(nameOf));
      const named = only.filter((name) => known.has(name));
      return named.length === 0 ? left : left.filter((trial) => named.includes(nameOf(trial)));
    },
    [...trials],
  );
}
