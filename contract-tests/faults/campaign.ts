import { once } from "node:events";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { apiNames, loadApi } from "../apis/discover.ts";
import type { Api } from "../engine/api.ts";
import { globMatcher } from "../engine/work.ts";
import { atOnce } from "../run/without-tools.ts";
import { behaviours, harmlessChanges } from "./attempts.ts";
import { conditions } from "./conditions.ts";
import { FAMILIES, type Attempt, type Equivalent, type Family } from "./fault.ts";
import type { Job, Planned, Sighting } from "./fault.ts";
import { shuffled, wireJobs } from "./wire/rounds.ts";
import { wireFaults } from "./wire/wire.ts";

interface Options {
  readonly apis?: readonly string[];
  readonly families?: readonly Family[];
  readonly only?: string | undefined;
  /** Per family and API, at random; default: all. */
  readonly sample?: number | undefined;
  readonly seed?: number;
  /** Further threads; 0 does all the work in this one. */
  readonly threads?: number;
}

export type Campaign = Awaited<ReturnType<typeof runCampaign>>;

export async function runCampaign({
  progress,
  ...options
}: Options & { readonly progress?: (done: number, of: number) => void } = {}) {
  const { seed = SEED, threads = 2 } = options;
  const started = performance.now();
  const { planned, equivalents, jobs } = await planCampaign(options);
  const sightings: Sighting[] = [];
  const done: Done = (seen) => {
    sightings.push(...seen);
    progress?.(sightings.length, planned.length);
  };
  await (threads === 0 ? work(jobs, done) : share(options, threads, done));
  const durationMs = Math.round(performance.now() - started);
  return { planned, equivalents, sightings, seed, durationMs };
}

const SEED = 1;

/** Chooses what is tried, and groups what can share a sandbox. The same options give the same jobs. */
export async function planCampaign({
  apis = apiNames(),
  families = FAMILIES,
  only = "**",
  sample,
  seed = SEED,
}: Options) {
  const wanted = globMatcher(only);
  const choose = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] => {
    const matching = all.filter(({ id }) => wanted(id));
    return sample === undefined ? matching : shuffled(matching, seed).slice(0, sample);
  };
  const equivalents: Equivalent[] = [];
  const jobs: Job[] = [];
  for (const name of apis) {
    const api = await loadApi(name);
    for (const family of families) {
      if (family === "wire") {
        const wire = await wireFaults(api);
        equivalents.push(...wire.equivalents);
        jobs.push(...wireJobs(api, choose(wire.faults), seed));
      } else {
        jobs.push(...choose(attempts(api, family, seed)).map(singly));
      }
    }
  }
  const planned = jobs.flatMap((job): readonly Planned[] => job.planned);
  // The long ones first, so that the threads end together.
  const weight = ({ planned: [first, ...more] }: Job) =>
    first?.family === "wire" ? more.length + 1 : 30;
  return { planned, equivalents, jobs: jobs.toSorted((a, b) => weight(b) - weight(a)) };
}

function attempts(api: Api, family: Exclude<Family, "wire">, seed: number): readonly Attempt[] {
  if (family === "condition") return conditions(api);
  return family === "harmless" ? harmlessChanges(api, seed) : behaviours(api, family);
}

function singly(one: Attempt): Job {
  const { id } = one;
  return { planned: [one], perform: async () => [{ id, ...(await one.perform()) }] };
}

/** What a thread is started with: it does every `threads`-th job. */
type Share = { readonly options: Options; readonly thread: number; readonly threads: number };

type Done = (sightings: readonly Sighting[]) => void;

async function work(jobs: readonly Job[], done: Done): Promise<void> {
  await atOnce(jobs, async (job) => done(await job.perform()));
}

/** Each thread plans all jobs itself, as jobs hold functions, which can't be sent. */
async function share(options: Options, threads: number, done: Done): Promise<void> {
  const workers = Array.from({ length: threads }, (_, thread) => {
    const campaign: Share = { options, thread, threads };
    return new Worker(new URL(import.meta.url), { workerData: { campaign } }).on("message", done);
  });
  const ended = Promise.all(workers.map((worker) => once(worker, "exit")));
  await ended.finally(() => Promise.all(workers.map((worker) => worker.terminate())));
}

const { campaign } = (workerData ?? {}) as { readonly campaign?: Share };
if (campaign) {
  const { options, thread, threads } = campaign;
  const { jobs } = await planCampaign(options);
  const own = jobs.filter((_, index) => index % threads === thread);
  await work(own, (sightings) => parentPort?.postMessage(sightings));
}
