import fc from "fast-check";
import type { Api } from "../engine/api.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import { ruleId, rulesOf } from "../engine/work.ts";
import type { Tool } from "../report/report.ts";
import { FORM_LIBERTIES } from "../sandbox/form.ts";
import { libertiesOf } from "../sandbox/sandbox.ts";
import { CONTENT_CHANGES, contentPlants } from "./content.ts";
import { TOOLS, type Attempt, type Seen } from "./fault.ts";
import { trial, type TrialOptions } from "./trial.ts";

export function behaviours(api: Api, family: "behaviour" | "implied"): Attempt[] {
  const isImplied = family === "implied";
  return Object.entries(isImplied ? api.implied : api.faults).map(([name, title]) => ({
    id: `${api.name}/${family}/${name}`,
    family,
    api: api.name,
    title,
    perform: () => seenOf(api, name, isImplied),
  }));
}

async function seenOf(api: Api, fault: string, isImplied: boolean): Promise<Seen> {
  const wanted = (id: string) => isImplied || isDocumented(api, id);
  const shows = (id: string, { verdict, remarks = [] }: Outcome) =>
    wanted(id) && (verdict === "violates" || (isImplied && remarks.length > 0));
  const { seenBy } = await trial(api, { wanted, fault, jobs: isImplied ? "slow" : "brisk", shows });
  if (isImplied || seenBy.length > 0) return { seenBy };
  // On a busy machine a brisk job may be over before anything is seen of it.
  const slow = await trial(api, { wanted, fault, jobs: "slow", shows });
  return slow.seenBy.length > 0 ? slow : { seenBy: [], byModel: await isSeenByModel(api, fault) };
}

/** Some faults take more steps to show than any rule takes. */
async function isSeenByModel(api: Api, fault: string): Promise<boolean> {
  const models = { ...MODELS, irreversible: true };
  // A breach that keeps a sequence from being tried again is told at the end, by rules for all that a run has done.
  const all = [...(api.models ?? []), ...rulesOf(api).filter(({ last }) => last)];
  const wanted = (id: string) => all.some((one) => id === ruleId(api, one));
  // On a busy machine a steady job, too, may be over before anything is done meanwhile.
  for (const jobs of ["steady", "slow"] as const) {
    const { outcomes } = await trial(api, { fault, models, wanted, jobs });
    if ([...outcomes.vitest.values()].some(({ verdict }) => verdict === "violates")) return true;
  }
  return false;
}

const MODELS = { sequences: 60, seed: 1 };

const DRAWS = 4;

export function harmlessChanges(api: Api, seed: number): Attempt[] {
  const names = Object.keys(libertiesOf(api));
  const draws = fc.sample(fc.subarray(names, { minLength: 2 }), { numRuns: DRAWS, seed });
  let unchanged: ReturnType<typeof trial> | undefined;
  const change = (name: string, title: string, options: TrialOptions): Attempt => {
    const id = `${api.name}/harmless/${name}`;
    const perform = async () => {
      const [clean, { outcomes, used, stopped }] = await Promise.all([
        (unchanged ??= trial(api, { jobs: "sure" })),
        trial(api, { ...options, jobs: "sure" }),
      ]);
      if (used.size === 0 && !options.livedIn) {
        throw new Error(`${id}: there was no answer that it could be made to`);
      }
      const isOwn = options.liberties?.some((liberty) => liberty in api.liberties);
      const isAlarm = (of: string, { verdict }: Outcome, tool: Tool) =>
        clean.outcomes[tool].get(of)?.verdict === "conforms" &&
        // With jobs done at once nothing is seen pending, and inferred variants may be answered
        // otherwise.
        (isOwn ? verdict === "violates" && isDocumented(api, of) : verdict !== "conforms");
      const seenBy = TOOLS.filter(
        (tool) => stopped || [...outcomes[tool]].some(([of, one]) => isAlarm(of, one, tool)),
      );
      return { seenBy };
    };
    return { id, family: "harmless", api: api.name, title, perform };
  };
  const isVariant = (id: string) => id.slice(api.name.length + 1) in api.catalogue.variants;
  return [
    ...Object.entries({ ...FORM_LIBERTIES, ...api.liberties }).map(([name, title]) =>
      change(name, title, { liberties: [name] }),
    ),
    ...draws.map((liberties, index) => {
      const draw = index + 1;
      return change(`several-${draw}`, `several liberties at once, draw ${draw}`, { liberties });
    }),
    ...Object.entries(CONTENT_CHANGES).map(([name, content]) =>
      change(name, content.title, { plants: contentPlants(api, content), wanted: isVariant }),
    ),
    change("lived-in", "the installation has been verified before: other ids, counts and times", {
      livedIn: true,
    }),
  ];
}

/** Rules always are; variants unless they are inferred. */
function isDocumented({ name, catalogue }: Api, id: string): boolean {
  const { provenance = "documented" } = catalogue.variants[id.slice(name.length + 1)] ?? {};
  return provenance === "documented";
}
