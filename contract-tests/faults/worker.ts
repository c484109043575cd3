import { parentPort } from "node:worker_threads";
import type { Job, Sighting } from "./job.ts";
import { perform } from "./perform.ts";

/** What the thread answers to a job of that number. */
export type Performed =
  | { readonly number: number; readonly sightings: readonly Sighting[] }
  | { readonly number: number; readonly failure: string };

parentPort?.on("message", ({ number, job }: { number: number; job: Job }) => {
  perform(job).then(
    (sightings) => parentPort?.postMessage({ number, sightings } satisfies Performed),
    (error: unknown) => {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort?.postMessage({ number, failure } satisfies Performed);
    },
  );
});
