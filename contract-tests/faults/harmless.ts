import fc from "fast-check";
import type { Api } from "../engine/api.ts";
import type { Outcome } from "../engine/outcome.ts";
import type { Tool } from "../report/report.ts";
import { FORM_LIBERTIES } from "../sandbox/form.ts";
import { libertiesOf } from "../sandbox/switches.ts";
import { isDocumented } from "./behaviour.ts";
import { CONTENT_CHANGES, contentPlants } from "./content.ts";
import { TOOLS, type Attempt } from "./fault.ts";
import { trial, type TrialOptions } from "./trial.ts";

/** How many draws of several liberties at once are tried. */
const DRAWS = 4;

type Change = readonly [name: string, title: string, options: TrialOptions];

/** What may be different in an installation and break nothing. */
export function harmlessChanges(api: Api, seed: number): Attempt[] {
  const names = Object.keys(libertiesOf(api));
  const draws = fc.sample(fc.subarray(names, { minLength: 2 }), { numRuns: DRAWS, seed });
  const changes: readonly Change[] = [
    ...Object.entries({ ...FORM_LIBERTIES, ...api.liberties }).map(([name, { title }]): Change => [
      name,
      title,
      { liberties: [name] },
    ]),
    ...draws.map((liberties, index): Change => {
      const draw = index + 1;
      return [`several-${draw}`, `several liberties at once, draw ${draw}`, { liberties }];
    }),
    ...Object.entries(CONTENT_CHANGES).map(([name, change]): Change => {
      const wanted = (id: string) => id.slice(api.name.length + 1) in api.catalogue.variants;
      return [name, change.title, { plants: contentPlants(api, change), wanted }];
    }),
    [
      "lived-in",
      "the installation has been verified before: other ids, counts and times",
      { livedIn: true },
    ],
  ];
  /** What the tools say of the sandbox as it is; tried once, for all changes. */
  let unchanged: ReturnType<typeof trial> | undefined;
  return changes.map(([name, title, options]) => {
    const id = `${api.name}/harmless/${name}`;
    const perform = async () => {
      const { outcomes, used, stopped } = await trial(api, { ...options, jobs: "sure" });
      if (used.size === 0 && !options.livedIn) {
        throw new Error(`${id}: there was no answer that it could be made to`);
      }
      const clean = (await (unchanged ??= trial(api, { jobs: "sure" }))).outcomes;
      const isOwn = options.liberties?.some((liberty) => liberty in api.liberties);
      const isAlarming = (tool: Tool, of: string, { verdict }: Outcome): boolean =>
        clean[tool].get(of)?.verdict === "conforms" &&
        // Where a job is done at once, nothing is seen pending; inferred variants may be answered otherwise.
        (isOwn ? verdict === "violates" && isDocumented(api, of) : verdict !== "conforms");
      return TOOLS.filter(
        (tool) => stopped || [...outcomes[tool]].some((one) => isAlarming(tool, ...one)),
      );
    };
    return { id, family: "harmless", api: api.name, title, perform };
  });
}
