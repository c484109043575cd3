import { UsageError } from "../engine/errors.ts";
import { curlOf } from "../engine/curl.ts";
import { Secrets } from "../engine/secrets.ts";
import { listen, type Answer, type Asked, type Listening } from "../sandbox/server.ts";
import { withCors } from "./cors.ts";
import { generatedDescription, sourcesOf, type Described } from "./described.ts";
import { createFront, type Front } from "./front.ts";
import { reloadOnChange, type Reloading, type Source } from "./reload.ts";
import { sampleOf } from "./samples.ts";
import { sendOnce } from "./wire.ts";

export interface MockOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** Address to listen on; loopback unless told otherwise. */
  readonly host?: string;
  /** Whether a changed description is read again; true by default. */
  readonly watch?: boolean;
  /** Where the description is read from, the last of them to begin with; the project's own folders unless told. */
  readonly sources?: readonly Source[];
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
  readonly described: Described;
  close(): Promise<void>;
}

/**
 * Serves an API's documented examples by Prism; ready, by an answer that has come, when it returns.
 * @throws DescriptionError if there is no description to begin with.
 * @throws UsageError if the port or address cannot be listened on.
 */
export async function startMock(api: string, options: MockOptions = {}): Promise<Mock> {
  const { watch = true, say = () => undefined, sources = sourcesOf(api) } = options;
  const described = await (sources.at(-1)?.read() ?? generatedDescription(api));
  let front = await createFront(described);
  const listening = await listenAt(options, (asked) => front.answer(asked));
  const { baseUrl, curl } = await ready(front, listening);
  let reloading: Reloading | undefined;
  if (watch) {
    reloading = reloadOnChange(
      sources,
      async (changed) => {
        front = await createFront(changed);
        say(`${api}: the description has changed; the mock answers by the new one`);
      },
      (why) => say(`${api}: the description is broken, so the last good one goes on: ${why}`),
    );
  }
  return {
    api,
    baseUrl,
    curl,
    get described() {
      return front.described;
    },
    async close() {
      await reloading?.close();
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
    return await listen((asked) => withCors(asked, answer), { port, host });
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

/** The base URL below an origin: an API with a single path has it with its slash. */
export function baseUrlOf({ basePath }: Described, origin: string): string {
  return basePath === "" ? origin : `${origin}${basePath}/`;
}

async function ready(
  { described }: Front,
  listening: Listening,
): Promise<{ baseUrl: string; curl: string }> {
  const baseUrl = baseUrlOf(described, listening.origin);
  // A key in a URL is a bad first example.
  const { securitySchemes = {} } = described.document.components;
  const first =
    described.endpoints.find(
      ({ way }) => securitySchemes[way.security ?? ""]?.["in"] !== "query",
    ) ?? described.endpoints[0];
  if (!first) throw new UsageError(`the description of ${described.api} has no operation to serve`);
  const request = sampleOf(described, first, baseUrl);
  const { status } = await sendOnce(request);
  if (status < 300) return { baseUrl, curl: curlOf(request, new Secrets()) };
  await listening.close();
  throw new UsageError(
    `the mock of ${described.api} answers ${status} to the description's own example of ${request.operation}; correct that example`,
  );
}
