import type { Api } from "../engine/api.ts";
import type { Outcome } from "../engine/outcome.ts";
import type { Tool } from "../report/report.ts";
import { TOOLS, type Attempt } from "./fault.ts";
import { trial } from "./trial.ts";

/** The faults that an API's sandbox can be started with: those that the page rules out, or those that it only implies to be wrong. */
export function behaviours(api: Api, family: "behaviour" | "implied"): Attempt[] {
  return Object.entries(api.faults)
    .filter(([, { undocumented = false }]) => undocumented === (family === "implied"))
    .map(([name, { title }]) => ({
      id: `${api.name}/${family}/${name}`,
      family,
      api: api.name,
      title,
      perform: () => seenOf(api, name, family === "implied"),
    }));
}

async function seenOf(api: Api, fault: string, isImplied: boolean): Promise<Tool[]> {
  const isCounted = (id: string) => isImplied || isDocumented(api, id);
  const shows = (id: string, { verdict, remarks = [] }: Outcome): boolean =>
    isCounted(id) && (verdict === "violates" || (isImplied && remarks.length > 0));
  const jobs = isImplied ? "slow" : "brisk";
  const { outcomes } = await trial(api, { wanted: isCounted, fault, jobs, enough: shows });
  return TOOLS.filter((tool) => [...outcomes[tool]].some((one) => shows(...one)));
}

/** Whether the page says it: so it is of all rules, and of variants that are not inferred. */
export function isDocumented({ name, catalogue }: Api, id: string): boolean {
  const { provenance = "documented" } = catalogue.variants[id.slice(name.length + 1)] ?? {};
  return provenance === "documented";
}
