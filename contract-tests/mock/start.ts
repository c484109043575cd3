import { watch } from "node:fs";
import { curlOf } from "../engine/judgement/curl.ts";
import { UsageError } from "../engine/exchange/errors.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import {
  listen,
  withCors,
  type Answer,
  type Asked,
  type Listening,
  type ListenOptions,
} from "../sandbox/server.ts";
import { answer } from "./front.ts";
import { exampleEndpoint, sampleOf, sendOnce } from "./samples.ts";
import { baseUrlOf, type Served, type Source } from "./served.ts";

interface MockOptions extends ListenOptions {
  /** Whether a changed description is read again; default: true. */
  readonly watch?: boolean;
  readonly say?: (line: string) => void;
}

export type Mock = Awaited<ReturnType<typeof startMock>>;

/**
 * Serves the documented examples by Prism, from the first of `sources` and then from whichever
 * changes. It has answered a request when this returns. @throws UsageError if the port or address
 * can't be had
 */
export async function startMock(
  sources: readonly [Source, ...Source[]],
  { watch: isWatched = true, say = () => undefined, ...place }: MockOptions = {},
) {
  let served = await sources[0].read();
  const { api } = served.catalogue;
  const listening = await listenAt(place, (asked) => answer(served, asked));
  const baseUrl = baseUrlOf(served, listening.origin);
  const curl = await firstAnswer(served, baseUrl).catch(async (error: unknown) => {
    await listening.close();
    throw error;
  });
  const stop = new AbortController();
  const told = (what: string) => {
    if (!stop.signal.aborted) say(`${api}: the description ${what}`);
  };
  const settled = onChange(isWatched ? sources : [], stop.signal, async (source) => {
    try {
      served = await source.read();
      told("has changed; the mock answers by the new one");
    } catch (error) {
      told(`is broken, so the last good one goes on: ${firstLine(error)}`);
    }
  });
  return {
    api,
    baseUrl,
    curl,
    get served() {
      return served;
    },
    async close() {
      stop.abort();
      await settled();
      await listening.close();
    },
  };
}

/** An editor or the generator writes several files, one after the other: they are one change. */
const SETTLED_MS = 80;

/** Reloads one at a time; what it returns waits for the last one. */
function onChange(
  sources: readonly Source[],
  signal: AbortSignal,
  reload: (source: Source) => Promise<void>,
): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const begin = (source: Source) => {
    const watcher = watch(source.folder, { recursive: true, signal }, (_, file) => {
      if (file !== null && !/\.(ya?ml|json|md)$/.test(file)) return;
      clearTimeout(timer);
      // A change during a reload is read afterwards, so the last state is never missed.
      timer = setTimeout(() => {
        // Node.js goes on watching a file that another has taken the place of, as editors do it.
        watcher.close();
        begin(source);
        work = work.then(() => reload(source));
      }, SETTLED_MS);
    });
  };
  sources.forEach(begin);
  return () => {
    clearTimeout(timer);
    return work;
  };
}

function firstLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split("\n");
  return lines.find((line) => line.trim() !== "")?.trim() ?? "for no stated reason";
}

/** @throws UsageError if it can't listen there */
export async function listenAt(
  place: ListenOptions,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<Listening> {
  try {
    return await listen((asked) => withCors(asked, answer), place);
  } catch (error) {
    throw cannotListen(error, place);
  }
}

export function cannotListen(
  error: unknown,
  { host = "127.0.0.1", port = 0 }: ListenOptions,
): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code === "EADDRINUSE" ? "the port is taken" : message;
  const advice = "give another --port or --host, or none for a free port on loopback";
  return new UsageError(`cannot listen on ${host}:${port}: ${why}; ${advice}`, { cause: error });
}

async function firstAnswer(served: Served, baseUrl: string): Promise<string> {
  const { endpoints, catalogue } = served;
  const example = exampleEndpoint(endpoints);
  if (!example)
    throw new UsageError(`the description of ${catalogue.api} has no operation to serve`);
  const request = sampleOf(example, baseUrl);
  const { status } = (await sendOnce(request)).answer;
  if (status < 300) return curlOf(request, new Secrets());
  throw new UsageError(
    `the mock of ${catalogue.api} answers ${status} to the description's own example of ${request.operation}; correct that example`,
  );
}
