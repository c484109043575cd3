import fc from "fast-check";
import { apiNames, loadApi } from "../apis/discover.ts";
import type { Api } from "../engine/api.ts";
import { globMatcher } from "../engine/work.ts";
import { FORM_LIBERTIES } from "../sandbox/form.ts";
import { libertiesOf } from "../sandbox/switches.ts";
import { CONTENT_CHANGES, LIVED_IN } from "./content.ts";
import { FAMILIES, type Equivalent, type Family, type Planned, type Sighting } from "./fault.ts";
import type { Job } from "./perform.ts";
import { roundsOf, shuffled } from "./rounds.ts";
import { performAll } from "./threads.ts";
import { wireFaults } from "./wire/wire.ts";

export interface CampaignOptions {
  /** Names of the APIs; all by default. */
  readonly apis?: readonly string[];
  readonly families?: readonly Family[];
  /** Glob of the ids to try. */
  readonly only?: string | undefined;
  /** How many faults of each family and API, taken at random; all by default. */
  readonly sample?: number | undefined;
  readonly seed?: number;
  /** Threads besides this one; 0 does all the work in this one. */
  readonly threads?: number;
  readonly progress?: (done: number, of: number) => void;
}

/** Everything that a campaign would try, and the jobs in which it does. */
export interface Plan {
  readonly planned: readonly Planned[];
  readonly equivalents: readonly Equivalent[];
  readonly jobs: readonly Job[];
}

export interface Campaign extends Omit<Plan, "jobs"> {
  readonly sightings: readonly Sighting[];
  readonly seed: number;
  readonly durationMs: number;
}

/** Tries every fault and harmless change on fresh sandboxes, and takes down which tool sees it. */
export async function runCampaign(options: CampaignOptions = {}): Promise<Campaign> {
  const started = performance.now();
  const { seed = 1, threads = 2, progress } = options;
  const { planned, equivalents, jobs } = await planCampaign({ ...options, seed });
  const sightings: Sighting[] = [];
  await performAll(jobs, threads, (seen) => {
    sightings.push(...seen);
    progress?.(sightings.length, planned.length);
  });
  const durationMs = Math.round(performance.now() - started);
  return { planned, equivalents, sightings, seed, durationMs };
}

/** Chooses what is tried, and puts together what can share a sandbox. */
export async function planCampaign(options: CampaignOptions): Promise<Plan> {
  const { families = FAMILIES, sample, only, seed = 1 } = options;
  const wanted = only === undefined ? () => true : globMatcher(only);
  const choose = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] => {
    const matching = all.filter(({ id }) => wanted(id));
    return sample === undefined ? matching : shuffled(matching, seed).slice(0, sample);
  };
  const planned: Planned[] = [];
  const equivalents: Equivalent[] = [];
  const jobs: Job[] = [];
  const add = (family: Family, api: string, [first, ...more]: readonly Planned[]): void => {
    if (!first) return;
    planned.push(first, ...more);
    const { id, liberties = [] } = first;
    jobs.push({ family, api, ids: [id, ...more.map((one) => one.id)], liberties });
  };
  for (const name of options.apis ?? apiNames()) {
    const api = await loadApi(name);
    for (const family of families) {
      if (family === "wire") {
        const wire = await wireFaults(api);
        equivalents.push(...wire.equivalents);
        const rounds = roundsOf(choose(wire.faults), isAlone.bind(undefined, api), seed);
        for (const round of rounds) {
          const some = round.map(({ id, kind }) => ({ id, family, api: name, title: kind }));
          add(family, name, some);
        }
      } else {
        const all = family === "harmless" ? harmless(api, seed) : behaviours(api, family);
        for (const one of choose(all)) add(family, name, [one]);
      }
    }
  }
  // The long ones first, so that the threads end together.
  const weight = ({ ids, family }: Job) => (family === "wire" ? ids.length : 30);
  return { planned, equivalents, jobs: jobs.toSorted((a, b) => weight(b) - weight(a)) };
}

function isAlone({ reaches }: Api, variant: string): boolean {
  return reaches[variant.slice(variant.indexOf("/") + 1)]?.alone === true;
}

function behaviours(api: Api, family: Family): Planned[] {
  const faults = Object.entries(api.faults).filter(
    ([, { undocumented = false }]) => undocumented === (family === "implied"),
  );
  return faults.map(([name, { title }]) => {
    return { id: `${api.name}/${family}/${name}`, family, api: api.name, title };
  });
}

/** How many draws of several liberties at once are tried. */
const DRAWS = 4;

function harmless(api: Api, seed: number): Planned[] {
  const one = (name: string, title: string, liberties: readonly string[] = []): Planned => {
    const id = `${api.name}/harmless/${name}`;
    return { id, family: "harmless", api: api.name, title, liberties };
  };
  const names = Object.keys(libertiesOf(api));
  const draws = fc.sample(fc.subarray(names, { minLength: 2 }), { numRuns: DRAWS, seed });
  return [
    ...Object.entries({ ...FORM_LIBERTIES, ...api.liberties }).map(([name, { title }]) =>
      one(name, title, [name]),
    ),
    ...draws.map((drawn, index) =>
      one(`several-${index + 1}`, `several liberties at once, draw ${index + 1}`, drawn),
    ),
    ...Object.entries(CONTENT_CHANGES).map(([name, { title }]) => one(name, title)),
    one(LIVED_IN, "the installation has been verified before: other ids, counts and times"),
  ];
}
