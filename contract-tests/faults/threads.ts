import { parentPort, Worker, workerData } from "node:worker_threads";
import type { Sighting } from "./fault.ts";
import { perform, type Job } from "./perform.ts";

type Done = (sightings: readonly Sighting[]) => void;

/** Jobs under way at once in one thread: while one waits for an installation's job, another goes on. */
const AT_ONCE = 4;

/** Does all jobs in a number of threads, in this one if it is 0; tells `done` of each. */
export async function performAll(jobs: readonly Job[], threads: number, done: Done): Promise<void> {
  if (threads === 0) return work(jobs, done);
  const workers = Array.from({ length: threads }, (_, thread) => {
    const own = jobs.filter((_, index) => index % threads === thread);
    return new Worker(new URL(import.meta.url), { workerData: { jobs: own } satisfies Share });
  });
  const ended = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        worker
          .on("message", done)
          .on("error", reject)
          .on("exit", () => resolve());
      }),
  );
  await Promise.all(ended).finally(() => Promise.all(workers.map((one) => one.terminate())));
}

/** What a thread is started with. */
interface Share {
  readonly jobs: readonly Job[];
}

async function work(jobs: readonly Job[], done: Done): Promise<void> {
  const queue = jobs.values();
  const hand = async () => {
    for (const job of queue) done(await perform(job));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

const share = workerData as Share | null;
if (parentPort && share && "jobs" in share) {
  const port = parentPort;
  await work(share.jobs, (sightings) => port.postMessage(sightings));
}
