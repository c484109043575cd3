import { loadApi } from "../apis/discover.ts";
import type { Api } from "../engine/api.ts";
import type { Outcome } from "../engine/outcome.ts";
import type { Tool } from "../report/report.ts";
import { contentPlants, CONTENT_CHANGES, LIVED_IN } from "./content.ts";
import { nameIn, TOOLS, type Family, type Sighting, type WireFault } from "./fault.ts";
import { trial, type Outcomes } from "./trial.ts";
import { leadsTo } from "./wire/place.ts";
import { wireFaults } from "./wire/wire.ts";

/** A piece of a campaign's work: what is tried together on one sandbox. */
export interface Job {
  readonly family: Family;
  /** Name of the API. */
  readonly api: string;
  /** Ids of the faults or the change; more than one only on the wire. */
  readonly ids: readonly [string, ...string[]];
  /** The liberties that the sandbox takes. */
  readonly liberties: readonly string[];
}

/** Does one job and says what was seen of each of its faults. */
export async function perform(job: Job): Promise<Sighting[]> {
  const api = await loadApi(job.api);
  if (job.family === "wire") return plantOnWire(api, job);
  const [id] = job.ids;
  const seenBy =
    job.family === "harmless" ? changeHarmlessly(api, job) : misbehave(api, id, job.family);
  return [{ id, seenBy: await seenBy }];
}

async function plantOnWire(api: Api, { ids }: Job): Promise<Sighting[]> {
  const known = await faultsOf(api);
  const faults = ids.map((id) => known.get(id)!);
  const plants = new Map(faults.map((fault) => [fault.variant, fault]));
  const { outcomes, used } = await trial(api, { plants, wanted: (id) => plants.has(id) });
  return faults.map((fault) => {
    const sees = (tool: Tool) =>
      outcomes[tool].get(fault.variant)?.findings.some(({ at }) => pointsAt(at, fault));
    return { id: fault.id, seenBy: used.has(fault.id) ? TOOLS.filter(sees) : [] };
  });
}

/** A finding points at a fault if it names its place, or objects to the answer as a whole. */
function pointsAt(found: string | undefined, { at }: WireFault): boolean {
  if (at === undefined || found === undefined) return true;
  return typeof at === "string" ? found === at : found.startsWith("/") && leadsTo(found, at);
}

async function misbehave(api: Api, id: string, family: Family): Promise<Tool[]> {
  const isImplied = family === "implied";
  const shows = (of: string, { verdict, remarks = [] }: Outcome): boolean =>
    isImplied
      ? verdict === "violates" || remarks.length > 0
      : verdict === "violates" && isDocumented(api, of);
  const { outcomes } = await trial(api, {
    wanted: (of) => isImplied || isDocumented(api, of),
    fault: nameIn(id),
    jobs: isImplied ? "slow" : "brisk",
    enough: shows,
  });
  return TOOLS.filter((tool) => [...outcomes[tool]].some((one) => shows(...one)));
}

async function changeHarmlessly(api: Api, { ids: [id], liberties }: Job): Promise<Tool[]> {
  const name = nameIn(id);
  const content = CONTENT_CHANGES[name];
  const plants = content && contentPlants(api, id, content);
  const { outcomes, used, stopped } = await trial(api, {
    ...(plants && { plants, wanted: (of) => of in variantsOf(api) }),
    liberties,
    livedIn: name === LIVED_IN,
    jobs: "sure",
  });
  if (used.size === 0 && name !== LIVED_IN) {
    throw new Error(`${id}: there was no answer that it could be made to`);
  }
  const clean = await cleanOutcomes(api);
  const isOwn = liberties.some((liberty) => liberty in api.liberties);
  return TOOLS.filter((tool) => {
    const alarming = ([of, { verdict }]: readonly [string, Outcome]): boolean =>
      clean[tool].get(of)?.verdict === "conforms" &&
      // Where a job is done at once, nothing is seen pending; inferred variants may be answered otherwise.
      (isOwn ? verdict === "violates" && isDocumented(api, of) : verdict !== "conforms");
    return stopped || [...outcomes[tool]].some(alarming);
  });
}

/** Whether the page says it: so it is of all rules, and of variants that are not inferred. */
function isDocumented(api: Api, id: string): boolean {
  return (variantsOf(api)[id]?.provenance ?? "documented") === "documented";
}

/** Variants by their whole ids. */
function variantsOf({ catalogue }: Api) {
  return Object.fromEntries(Object.values(catalogue.variants).map((one) => [one.id, one]));
}

/** Faults by id, derived once in a process. */
function faultsOf(api: Api): Promise<Map<string, WireFault>> {
  return once(`wire ${api.name}`, async () => {
    const { faults } = await wireFaults(api);
    return new Map(faults.map((fault) => [fault.id, fault]));
  });
}

/** What the tools say of the sandbox as it is. */
function cleanOutcomes(api: Api): Promise<Outcomes> {
  return once(`clean ${api.name}`, async () => (await trial(api, { jobs: "sure" })).outcomes);
}

const made = new Map<string, Promise<unknown>>();

function once<T>(what: string, make: () => Promise<T>): Promise<T> {
  const known = (made.get(what) ?? make()) as Promise<T>;
  made.set(what, known);
  return known;
}
