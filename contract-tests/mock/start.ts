import { UsageError } from "../engine/errors.ts";
import { curlOf } from "../engine/curl.ts";
import { Secrets } from "../engine/secrets.ts";
import { listen, type Answer, type Asked, type Listening } from "../sandbox/server.ts";
import { withCors } from "./cors.ts";
import { baseUrlOf, type Served, type Source } from "./served.ts";
import { answer } from "./front.ts";
import { reloadOnChange } from "./reload.ts";
import { exampleEndpoint, sampleOf } from "./samples.ts";
import { sendOnce } from "./send-once.ts";

export interface MockOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** Address to listen on; default: loopback. */
  readonly host?: string;
  /** Whether a changed description is read again; default: true. */
  readonly watch?: boolean;
  /** Told of each reload, and of each that failed, in one line. */
  readonly say?: (line: string) => void;
}

/** A running mock of one API. */
export interface Mock {
  readonly api: string;
  /** Where it answers: the `baseUrl` of a target. */
  readonly baseUrl: string;
  /** A request that it answers as documented, as a curl line. */
  readonly curl: string;
  /** What it serves now. */
  readonly served: Served;
  close(): Promise<void>;
}

/**
 * Serves an API's documented examples by Prism, from the first of `sources` and then from whichever
 * changes; it has answered a request when this returns.
 * @throws whatever the first source throws.
 * @throws UsageError if the port or address cannot be listened on.
 */
export async function startMock(
  sources: readonly [Source, ...Source[]],
  { watch = true, say = () => undefined, ...place }: MockOptions = {},
): Promise<Mock> {
  let served = await sources[0].read();
  const { api } = served.catalogue;
  const listening = await listenAt(place, (asked) => answer(served, asked));
  const baseUrl = baseUrlOf(served, listening.origin);
  const curl = await firstAnswer(served, baseUrl).catch(async (error: unknown) => {
    await listening.close();
    throw error;
  });
  const stopReloading = reloadOnChange(
    watch ? sources : [],
    (changed) => {
      served = changed;
      say(`${api}: the description has changed; the mock answers by the new one`);
    },
    (why) => say(`${api}: the description is broken, so the last good one goes on: ${why}`),
  );
  return {
    api,
    baseUrl,
    curl,
    get served() {
      return served;
    },
    async close() {
      await stopReloading();
      await listening.close();
    },
  };
}

/** Listens for browsers and others. @throws UsageError if that is not possible there. */
export async function listenAt(
  { port = 0, host = "127.0.0.1" }: Pick<MockOptions, "port" | "host">,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<Listening> {
  try {
    return await listen((asked) => withCors(asked, answer), { port, host, keepsLog: false });
  } catch (error) {
    throw cannotListen(error, host, port);
  }
}

/** Why a port or address cannot be had, and what to do about it. */
export function cannotListen(error: unknown, host = "127.0.0.1", port = 0): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code === "EADDRINUSE" ? "the port is taken" : message;
  const advice = "give another --port or --host, or none for a free port on loopback";
  return new UsageError(`cannot listen on ${host}:${port}: ${why}; ${advice}`, { cause: error });
}

/** A request that a description's own examples answer, sent as soon as the mock listens. */
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
