import { Worker } from "node:worker_threads";
import type { Job, Sighting } from "./job.ts";
import { perform } from "./perform.ts";
import type { Performed } from "./worker.ts";

/** Jobs under way at once in one thread: while one waits for an installation's job, another goes on. */
const AT_ONCE = 4;

/** Does all jobs in a number of threads, in this one if it is 0; tells `done` of each. */
export async function performAll(
  jobs: readonly Job[],
  threads: number,
  done: (sightings: readonly Sighting[]) => void,
): Promise<void> {
  const queue = jobs.values();
  const hands = threads === 0 ? [{ perform, end: () => undefined }] : startThreads(threads);
  const work = async (one: (typeof hands)[number]) => {
    for (const job of queue) done(await one.perform(job));
  };
  try {
    await Promise.all(hands.flatMap((one) => Array.from({ length: AT_ONCE }, () => work(one))));
  } finally {
    await Promise.all(hands.map((one) => one.end()));
  }
}

interface Hand {
  perform(job: Job): Promise<readonly Sighting[]>;
  end(): unknown;
}

function startThreads(count: number): Hand[] {
  return Array.from({ length: count }, () => {
    const worker = new Worker(new URL("worker.ts", import.meta.url));
    const waiting = new Map<number, PromiseWithResolvers<readonly Sighting[]>>();
    let asked = 0;
    worker.on("message", (performed: Performed) => {
      const asker = waiting.get(performed.number);
      waiting.delete(performed.number);
      if ("failure" in performed) asker?.reject(new Error(performed.failure));
      else asker?.resolve(performed.sightings);
    });
    worker.on("error", (error) => {
      for (const asker of waiting.values()) asker.reject(error);
    });
    return {
      perform(job) {
        const asker = Promise.withResolvers<readonly Sighting[]>();
        const number = ++asked;
        waiting.set(number, asker);
        worker.postMessage({ number, job });
        return asker.promise;
      },
      end: () => worker.terminate(),
    };
  });
}
