import { hash } from "node:crypto";
import * as http from "node:http";
import * as https from "node:https";
import { getCACertificates } from "node:tls";
import { readBody, type Exchange, type Received, type WireRequest } from "../exchange/exchange.ts";
import { wire } from "./http.ts";
import { kept } from "../exchange/large-body.ts";
import { readAll } from "./read-all.ts";
import { DEFAULT_BODY_LIMIT, type Target } from "./target.ts";
import { sleep } from "./pace.ts";
import { isUnsent, isWrite, TIMEOUT } from "./trouble.ts";

export interface WireOptions extends Pick<Target, "bodyLimit" | "ca"> {
  /** Time limit of one exchange, in seconds; default: 30. */
  readonly timeout?: number | undefined;
}

/** Puts requests on the wire, and reads their answers whole, within the limits of time and size. */
export class Wire {
  readonly #options: WireOptions;
  readonly #agents = new Map<string, http.Agent>();
  /** What is sound, by its digest. */
  readonly #read = new Map<string, Pick<Received, "bytes" | "body">>();
  /** Since when no connection is accepted, in milliseconds of the monotonic clock; Infinity while they are, undefined before any was. */
  #refusedAt: number | undefined;
  /** What a reader of the report should know. */
  notes: readonly string[] = [];

  constructor(options: WireOptions) {
    this.#options = options;
  }

  /**
   * Sends a request, on a connection of its own where that has to be fresh. What finds no one is sent once more: what has
   * answered before may only start again, and has heard nothing.
   */
  async send(
    request: WireRequest,
    signal: AbortSignal | undefined,
    isFresh = false,
  ): Promise<Exchange> {
    for (;;) {
      try {
        const exchange = await this.#sendOnce(request, signal, isFresh);
        this.#refusedAt = Infinity;
        return exchange;
      } catch (error) {
        if (!isUnsent(error) || this.#refusedAt === undefined) throw error;
        this.#refusedAt = Math.min(this.#refusedAt, performance.now());
        if (performance.now() > this.#refusedAt + STARTING) throw error;
        this.notes = [WAITED];
        await sleep(PAUSE, signal);
      }
    }
  }

  async #sendOnce(
    request: WireRequest,
    signal: AbortSignal | undefined,
    isFresh: boolean,
  ): Promise<Exchange> {
    const { timeout = TIMEOUT, bodyLimit = DEFAULT_BODY_LIMIT } = this.#options;
    const agent = this.#agentFor(request, isFresh || isWrite(request));
    const [startedAt, started] = [Date.now(), performance.now()];
    const limit = AbortSignal.timeout(timeout * 1000);
    const stopped = signal ? AbortSignal.any([signal, limit]) : limit;
    let status: number | undefined;
    try {
      const { headers, body: packed, ...reply } = await wire.ask(request, agent, stopped);
      status = reply.status;
      const answer = { status, headers, ...this.#readOnce(await readAll(packed, bodyLimit)) };
      return { request, answer, startedAt, durationMs: performance.now() - started };
    } catch (error) {
      stopped.throwIfAborted();
      throw Object.assign(error as Error, { status });
    }
  }

  /** Lists and refusals come again and again: the same bytes are the same body, which is parsed, judged and kept in memory once. */
  #readOnce(bytes: Uint8Array): Pick<Received, "bytes" | "body"> {
    const digest = hash("sha256", bytes, "base64");
    const known = this.#read.get(digest);
    if (known) return known;
    const body = readBody(bytes);
    const read = { bytes: kept(bytes, body.problem), body };
    if (body.problem === undefined) this.#read.set(digest, read);
    return read;
  }

  /**
   * What opens connections, by the proxy that the environment names; they trust an authority of the target's own.
   * Each write has a new one: a server may close a connection just as it is used again, and a write
   * that is lost by that can't be sent once more.
   */
  #agentFor({ url }: WireRequest, isFresh: boolean): http.Agent {
    const keepAlive = !isFresh;
    const [protocol] = url.split(":", 1);
    const key = `${protocol} ${keepAlive}`;
    const known = this.#agents.get(key);
    if (known) return known;
    const { ca } = this.#options;
    const { Agent } = protocol === "https" ? https : http;
    const agent = new Agent({
      keepAlive,
      timeout: IDLE,
      proxyEnv: process.env,
      // What is given as `ca` replaces the authorities that Node knows, those of NODE_EXTRA_CA_CERTS too.
      ...(ca !== undefined && { ca: [...getCACertificates("default"), ca] }),
    });
    this.#agents.set(key, agent);
    return agent;
  }
}

/** How long a connection is kept open without a request, in milliseconds: shorter than servers keep it. */
const IDLE = 4000;

/** How long an installation may take to start again, and between two tries to connect, in milliseconds. */
const [STARTING, PAUSE] = [8000, 250];

const WAITED = "Connections were refused for a while; what was to be sent then was sent after it.";
