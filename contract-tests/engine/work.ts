import { posix } from "node:path";
import { keyOf } from "./description/catalogue.ts";
import type { ReportBreach } from "./judgement/finding.ts";
import type { Watch } from "./judgement/watch.ts";
import { inferredFrom } from "./description/source.ts";
import type { Chosen, Rule, Session, Suite } from "./session.ts";

/** Rules of any API: they report what watches every answer of a run has seen, and send nothing. */
function rulesOfEveryAnswer({ catalogue }: Suite): readonly Rule[] {
  const source = inferredFrom(catalogue.sources.page);
  const rule = (id: string, title: string, watchOf: (session: Session) => Watch): Rule => {
    const check = (session: Session, found: ReportBreach) => {
      const { hasJudged, breaches } = watchOf(session);
      if (hasJudged) found(...breaches);
      return Promise.resolve();
    };
    return { id, title, source, last: true, check };
  };
  return [
    rule(
      "every-answer-is-described",
      "Every answer of the run, also to logins and looks, is described for its operation.",
      ({ described }) => described,
    ),
    rule(
      "no-secret-is-shown",
      "No answer shows a password, token or key of the run, in any encoding, where the vendor's page shows none, or to another account than its owner's.",
      ({ exposed }) => exposed,
    ),
  ];
}

/** All rules of an API: those of its own, and those of any. */
export function rulesOf(api: Suite): readonly Rule[] {
  return [...api.rules, ...rulesOfEveryAnswer(api)];
}

/** What a run is to exercise on one target. */
export interface Work extends Chosen {
  readonly session: Session;
}

/** Whether something chosen rests on what the target file has by that name: a rule may rest on any. */
export function restsOn(api: Suite, name: string, chosen?: Chosen): boolean {
  if (!chosen || chosen.rules.length > 0) return true;
  const needs = chosen.variants.map((variant) => api.reaches[keyOf(variant)]?.needs);
  return needs.some((names) => names?.includes(name) !== false);
}

/** The whole id of a rule, such as `vpnscript/rules/pages-add-up`. */
export function ruleId(api: { readonly name: string }, rule: Pick<Rule, "id">): string {
  return `${api.name}/rules/${rule.id}`;
}

/** Says of an id whether it is to be exercised. */
export type Wanted = (id: string) => boolean;

/** The variants and rules that are wanted, by default all. Variants that nobody can provoke are left out. */
export function select(api: Suite, wanted: Wanted = () => true): Chosen {
  return {
    variants: Object.values(api.catalogue.variants).filter(
      (variant) => api.reaches[keyOf(variant)] !== undefined && wanted(variant.id),
    ),
    rules: rulesOf(api).filter((rule) => wanted(ruleId(api, rule))),
  };
}

/** Matches ids by a glob: `*` is anything within a part, `**` any parts, `{a,b}` either; without a `*`, it may be the beginning of an id. */
export function globMatcher(glob: string): Wanted {
  const beginning = glob.includes("*") ? undefined : `${glob}/`;
  return (id) =>
    posix.matchesGlob(id, glob) || (beginning !== undefined && id.startsWith(beginning));
}
