import { apiNames, loadApi } from "../apis/discover.ts";
import type { Api } from "../engine/api.ts";
import type { Tool } from "../report/report.ts";
import { globMatcher } from "../run/plan.ts";
import type { Equivalent, WireFault } from "./fault.ts";
import { CONTENT_CHANGES } from "./harmless/content.ts";
import { FORM_CHANGES, LIVED_IN } from "./harmless/form.ts";
import { FAMILIES, idOf, type Family, type Job, type Sighting } from "./job.ts";
import { randomFrom, roundsOf, shuffled } from "./rounds.ts";
import { performAll } from "./threads.ts";
import { wireFaults } from "./wire/wire.ts";

export interface CampaignOptions {
  /** Names of the APIs; all by default. */
  readonly apis?: readonly string[];
  readonly families?: readonly Family[];
  readonly tools?: readonly Tool[];
  /** Glob of the ids to try. */
  readonly only?: string | undefined;
  /** How many faults of each family and API, taken at random; all by default. */
  readonly sample?: number | undefined;
  readonly seed?: number;
  /** Threads besides this one; 0 does all the work in this one. */
  readonly threads?: number;
  readonly progress?: (done: number, of: number) => void;
}

/** Something that a campaign tries. */
export interface Planned {
  readonly id: string;
  readonly family: Family;
  readonly api: string;
  /** For a reader: what is wrong or different. */
  readonly title: string;
}

export interface Campaign {
  readonly planned: readonly Planned[];
  readonly equivalents: readonly Equivalent[];
  readonly sightings: readonly Sighting[];
  readonly seed: number;
  readonly durationMs: number;
}

/** Everything that a campaign would try, and the jobs in which it does. */
export interface Plan {
  readonly planned: readonly Planned[];
  readonly equivalents: readonly Equivalent[];
  readonly jobs: readonly Job[];
}

/** Tries every fault and harmless change on fresh sandboxes, by each tool alone. */
export async function runCampaign(options: CampaignOptions = {}): Promise<Campaign> {
  const started = performance.now();
  const seed = options.seed ?? 1;
  const { planned, equivalents, jobs } = await planCampaign({ ...options, seed });
  const sightings: Sighting[] = [];
  const tools = options.tools?.length ?? 2;
  await performAll(jobs, options.threads ?? 2, (seen) => {
    sightings.push(...seen);
    options.progress?.(sightings.length, planned.length * tools);
  });
  const durationMs = Math.round(performance.now() - started);
  return { planned, equivalents, sightings, seed, durationMs };
}

/** Chooses what is tried, and puts together what can share a sandbox. */
export async function planCampaign(options: CampaignOptions): Promise<Plan> {
  const { families = FAMILIES, tools = ["vitest", "dredd"], sample, only, seed = 1 } = options;
  const random = randomFrom(seed);
  const wanted = only === undefined ? () => true : globMatcher(only);
  const choose = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] => {
    const matching = all.filter(({ id }) => wanted(id));
    return sample === undefined ? matching : shuffled(matching, random).slice(0, sample);
  };
  const planned: Planned[] = [];
  const equivalents: Equivalent[] = [];
  const jobs: Job[] = [];
  for (const name of options.apis ?? apiNames()) {
    const api = await loadApi(name);
    for (const family of families) {
      let rounds: (readonly Planned[])[];
      if (family === "wire") {
        const wire = await wireFaults(api);
        equivalents.push(...wire.equivalents);
        rounds = wireRounds(api, choose(wire.faults), random);
      } else {
        const all = family === "harmless" ? harmless(api) : behaviours(api, family);
        rounds = choose(all).map((one) => [one]);
      }
      planned.push(...rounds.flat());
      for (const round of rounds) {
        const ids = round.map(({ id }) => id);
        jobs.push(...tools.map((tool): Job => ({ family, api: name, tool, ids })));
      }
    }
  }
  // The long ones first, so that the threads end together.
  return { planned, equivalents, jobs: jobs.toSorted((a, b) => weight(b) - weight(a)) };
}

function weight({ ids, family }: Job): number {
  return family === "wire" ? ids.length : 30;
}

function wireRounds(
  api: Api,
  faults: readonly WireFault[],
  random: () => number,
): (readonly Planned[])[] {
  const alone = (variant: string) =>
    api.reaches[variant.slice(variant.indexOf("/") + 1)]?.alone === true;
  return roundsOf(faults, alone, random).map((round) =>
    round.map(({ id, kind }) => ({ id, family: "wire", api: api.name, title: kind })),
  );
}

function behaviours(api: Api, family: Family): Planned[] {
  return Object.entries(api.faults).flatMap(([name, { title, undocumented = false }]) =>
    undocumented === (family === "implied")
      ? [{ id: idOf(family, api.name, name), family, api: api.name, title }]
      : [],
  );
}

function harmless(api: Api): Planned[] {
  const livedIn = {
    title: "the installation has been verified before: other ids, counts and times",
  };
  const all = { ...FORM_CHANGES, ...CONTENT_CHANGES, [LIVED_IN]: livedIn };
  return Object.entries(all).map(([name, { title }]) => ({
    id: idOf("harmless", api.name, name),
    family: "harmless",
    api: api.name,
    title,
  }));
}
