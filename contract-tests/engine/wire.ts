import { getCACertificates } from "node:tls";
import { readBody, type Exchange, type WireRequest } from "./exchange.ts";
import { kept } from "./large-body.ts";
import { readAll } from "./read-all.ts";
import { DEFAULT_BODY_LIMIT, type Target } from "./target.ts";
import { isWrite, TIMEOUT } from "./trouble.ts";

type Dispatcher = NonNullable<RequestInit["dispatcher"]>;

export interface WireOptions extends Pick<Target, "bodyLimit" | "ca"> {
  /** Time limit of one exchange, in seconds; default: 30. */
  readonly timeout?: number | undefined;
}

/** Puts requests on the wire, and reads their answers whole, within the limits of time and size. */
export class Wire {
  readonly #options: WireOptions;
  #opened: Promise<Connections> | undefined;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  async send(request: WireRequest, signal: AbortSignal | undefined): Promise<Exchange> {
    const { timeout = TIMEOUT, bodyLimit = DEFAULT_BODY_LIMIT } = this.#options;
    const { url, method, headers } = request;
    const dispatcher = await this.#dispatcher(request);
    const [startedAt, started] = [Date.now(), performance.now()];
    const limit = AbortSignal.timeout(timeout * 1000);
    const response = await fetch(url, {
      method,
      headers,
      body: request.body ?? null,
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(dispatcher ? { dispatcher } : {}),
    });
    const bytes = await readAll(response, bodyLimit);
    const body = readBody(bytes);
    const answer = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      bytes: kept(bytes, body.problem),
      body,
    };
    return { request, answer, startedAt, durationMs: performance.now() - started };
  }

  async #dispatcher(request: WireRequest): Promise<Dispatcher | undefined> {
    const { ca } = this.#options;
    const isPlain = ca === undefined && !PROXIES.some((name) => process.env[name]);
    if (isPlain && !isWrite(request)) return undefined;
    const { reads, writes } = await (this.#opened ??= openConnections(ca));
    return isWrite(request) ? writes : reads;
  }
}

const PROXIES = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"] as const;

type Connections = Readonly<Record<"reads" | "writes", Dispatcher>>;

/**
 * Connections by the proxy that the environment names, which trust an authority of the target's own.
 * Each write has a new one: a server may close a connection just as it is used again, and a write
 * that is lost by that can't be sent once more.
 */
async function openConnections(ca: string | undefined): Promise<Connections> {
  const { EnvHttpProxyAgent } = await import("undici");
  // What is given as `ca` replaces the authorities that Node knows, those of NODE_EXTRA_CA_CERTS too.
  const trust = ca === undefined ? {} : { ca: [...getCACertificates("default"), ca] };
  const open = (options: object) =>
    new EnvHttpProxyAgent({
      connect: trust,
      requestTls: trust,
      ...options,
    }) as unknown as Dispatcher;
  return { reads: open({}), writes: open({ pipelining: 0 }) };
}
