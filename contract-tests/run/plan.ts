import type { Contract } from "../engine/contract.ts";
import { keyOf } from "../engine/judge.ts";
import type { Rule } from "../engine/session.ts";
import { ruleId, type Work } from "../engine/work.ts";

/** Says of an id whether it is to be exercised. */
export type Wanted = (id: string) => boolean;

/** A session, or an API of which nobody is connected yet: `{ api, ...api }`. */
interface Selectable<R> {
  readonly api: Pick<Contract, "name" | "catalogue">;
  readonly reaches: Readonly<Record<string, object>>;
  readonly rules: readonly R[];
}

/** The variants and rules that are wanted, by default all. Variants that nobody can provoke are left out. */
export function select<R extends Pick<Rule, "id">>(
  { api, reaches, rules }: Selectable<R>,
  wanted: Wanted = () => true,
): { readonly variants: Work["variants"]; readonly rules: readonly R[] } {
  return {
    variants: Object.values(api.catalogue.variants).filter(
      (variant) => reaches[keyOf(variant)] !== undefined && wanted(variant.id),
    ),
    rules: rules.filter((rule) => wanted(ruleId(api, rule))),
  };
}

/** Matches ids: `*` stands for anything within a part, `**` for anything at all; a pattern without either may be the beginning of an id. */
export function globMatcher(glob: string): Wanted {
  const pattern = glob
    .split(/(\*\*|\*)/)
    .map((part) => {
      if (part === "**") return ".*";
      return part === "*" ? "[^/]*" : part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&");
    })
    .join("");
  const whole = new RegExp(`^${pattern}${glob.includes("*") ? "" : "(/.*)?"}$`);
  return (id) => whole.test(id);
}
