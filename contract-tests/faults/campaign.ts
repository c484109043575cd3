import fc from "fast-check";
import { apiNames, loadApi } from "../apis/discover.ts";
import type { Api } from "../engine/api.ts";
import { FORM_LIBERTIES } from "../sandbox/form.ts";
import { libertiesOf } from "../sandbox/switches.ts";
import type { Tool } from "../report/report.ts";
import { globMatcher } from "../run/plan.ts";
import type { Equivalent, WireFault } from "./fault.ts";
import { CONTENT_CHANGES, LIVED_IN } from "./harmless/content.ts";
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
  /** The liberties that the sandbox takes, where that is what is different. */
  readonly liberties?: readonly string[];
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
        const all = family === "harmless" ? harmless(api, seed) : behaviours(api, family);
        rounds = choose(all).map((one) => [one]);
      }
      planned.push(...rounds.flat());
      for (const round of rounds) {
        const ids = round.map(({ id }) => id);
        const liberties = round.flatMap((one) => one.liberties ?? []);
        jobs.push(...tools.map((tool): Job => ({ family, api: name, tool, ids, liberties })));
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

/** How many draws of several liberties at once are tried. */
const COMBINATIONS = 4;

function harmless(api: Api, seed: number): Planned[] {
  const livedIn = "the installation has been verified before: other ids, counts and times";
  const planned = (name: string, title: string, liberties: readonly string[] = []): Planned => {
    return {
      id: idOf("harmless", api.name, name),
      family: "harmless",
      api: api.name,
      title,
      liberties,
    };
  };
  const singly = Object.entries({ ...FORM_LIBERTIES, ...api.liberties });
  const several = fc.sample(fc.subarray(Object.keys(libertiesOf(api)), { minLength: 2 }), {
    numRuns: COMBINATIONS,
    seed,
  });
  return [
    ...singly.map(([name, { title }]) => planned(name, title, [name])),
    ...several.map((names, index) =>
      planned(`several-${index + 1}`, `several liberties at once, draw ${index + 1}`, names),
    ),
    ...Object.entries(CONTENT_CHANGES).map(([name, { title }]) => planned(name, title)),
    planned(LIVED_IN, livedIn),
  ];
}
