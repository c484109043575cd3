import { hash } from "node:crypto";
import * as http from "node:http";
import * as https from "node:https";
import { getCACertificates } from "node:tls";
import {
  isWrite,
  readBody,
  type Exchange,
  type Received,
  type WireRequest,
} from "../exchange/exchange.ts";
import { Slots } from "../exchange/slots.ts";
import { wire } from "./http.ts";
import { kept, LARGE } from "../exchange/large-body.ts";
import { DEFAULT_BODY_LIMIT, type Target } from "./target.ts";
import { NotReachable, type NoAnswer } from "../exchange/errors.ts";
import { noAnswer } from "./no-answer.ts";
import { sleep } from "./pace.ts";
import { NOTES, PAUSE, STARTING } from "./retries.ts";

export interface WireOptions extends Pick<Target, "bodyLimit" | "ca"> {
  /** Time limit of one exchange, in seconds; default: 30. */
  readonly timeout?: number | undefined;
}

/** Puts requests on the wire, and reads their answers whole, within the limits of time and size. */
export class Wire {
  readonly #options: WireOptions;
  /** How long an answer may take, and how long the slowest so far has taken, in seconds. */
  #patience: number;
  #slowest = 0;
  /** Ends what is under way when the run is to end soon, and whether it is. */
  #soon = new AbortController();
  isHurried = false;
  readonly #note: (text: string) => void;
  readonly #agents = new Map<string, http.Agent>();
  /** What is sound, by its digest. */
  readonly #read = new Map<string, Pick<Received, "bytes" | "body">>();

  /** Since when no connection is accepted, in milliseconds of the monotonic clock; Infinity while they are, undefined before any was. */
  #refusedAt: number | undefined;

  /** `note` is told what a reader of the report should know. */
  constructor(options: WireOptions, note: (text: string) => void = () => undefined) {
    [this.#options, this.#note, this.#patience] = [options, note, options.timeout ?? TIMEOUT];
  }

  /** From now on waits little longer for an answer than for the slowest so far. */
  hurry(): void {
    this.isHurried = true;
    this.#patience = Math.min(this.#patience, Math.ceil(this.#slowest) + MORE);
    const [underWay, limit] = [this.#soon, AbortSignal.timeout(this.#patience * 1000)];
    this.#soon = new AbortController();
    limit.addEventListener("abort", () => underWay.abort(limit.reason));
  }

  /**
   * What came of a request, on a connection of its own where that has to be fresh. What has answered before and finds no one
   * may only start again, and has heard nothing.
   * @throws NotReachable for an answer that is larger than is read, and the signal's own reason, aborted
   */
  async send(
    request: WireRequest,
    signal: AbortSignal | undefined,
    isFresh = false,
  ): Promise<Exchange | NoAnswer> {
    for (;;) {
      try {
        const exchange = await this.#exchange(request, signal, isFresh);
        this.#refusedAt = Infinity;
        return exchange;
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof NotReachable) throw error;
        const none = noAnswer(request, error as Error, this.#patience);
        if (none.how !== "unsent" || this.#refusedAt === undefined) return none;
        this.#refusedAt = Math.min(this.#refusedAt, performance.now());
        if (performance.now() > this.#refusedAt + STARTING) return none;
        this.#note(NOTES.unsent);
        await sleep(PAUSE, signal);
      }
    }
  }

  async #exchange(
    request: WireRequest,
    signal: AbortSignal | undefined,
    isFresh: boolean,
  ): Promise<Exchange> {
    const { bodyLimit = DEFAULT_BODY_LIMIT } = this.#options;
    const agent = this.#agentFor(request, isFresh || isWrite(request));
    const [startedAt, started] = [Date.now(), performance.now()];
    const limits = [AbortSignal.timeout(this.#patience * 1000), this.#soon.signal];
    const stopped = AbortSignal.any(signal ? [signal, ...limits] : limits);
    let status: number | undefined;
    try {
      const { headers, body: packed, ...reply } = await wire.ask(request, agent, stopped);
      status = reply.status;
      const answer = { status, headers, ...this.#readOnce(await readAll(packed, bodyLimit)) };
      const durationMs = performance.now() - started;
      this.#slowest = Math.max(this.#slowest, durationMs / 1000);
      return { request, answer, startedAt, durationMs };
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

/** The time limit of an exchange where nothing else is said, in seconds. */
const TIMEOUT = 30;

/** How much longer than the slowest answer so far one may take when the run is to end soon, in seconds. */
const MORE = 2;

/** Values in a text, and objects and lists in it, that are parsed: as many as 400,000 vouchers have, and some more. */
const [MOST_VALUES, MOST_CONTAINERS] = [6_000_000, 1_000_000];

const MEGABYTE = 1_000_000;

/** Bytes without a comma that are read: no list has so long a value, and what is not JSON at all ends here. */
const LONGEST_VALUE = 2 * MEGABYTE;

const [COMMA, OPEN_LIST, OPEN_OBJECT] = [0x2c, 0x5b, 0x7b] as const;

/**
 * A body read whole, after decompression. Of several large ones, one is read at a time.
 * @throws NotReachable if it is larger than so many megabytes, or holds more than is parsed: limits of ours.
 */
export async function readAll(
  body: AsyncIterable<Uint8Array>,
  megabytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let [size, counted, values, containers, sinceComma] = [0, 0, 0, 0, 0];
  let done: (() => void) | undefined;
  const refuse = (what: string): never => {
    chunks.forEach(release);
    // Leaving the loop cancels the stream, so no more is read or unpacked.
    throw new NotReachable(`an answer ${what}`, { code: "unchecked" });
  };
  try {
    for await (const chunk of body) {
      size += chunk.length;
      chunks.push(chunk);
      // A smaller one can't hold too many.
      while (size > MOST_CONTAINERS && counted < chunks.length) {
        for (const byte of chunks[counted++]!) {
          sinceComma++;
          if (byte === COMMA) {
            values++;
            sinceComma = 0;
          } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) containers++;
        }
      }
      if (size > megabytes * MEGABYTE) {
        refuse(
          `is larger than the ${megabytes} MB that are read of one; raise bodyLimit in the target file`,
        );
      }
      if (values > MOST_VALUES || containers > MOST_CONTAINERS) {
        refuse("holds more values than are read of one");
      }
      if (sinceComma > LONGEST_VALUE) refuse("holds a longer value than is read of one");
      if (size > LARGE) done ??= await largeBody.take();
    }
    // Not of a pool: one body that is kept would keep its neighbours.
    const whole = Buffer.allocUnsafeSlow(size);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
      release(chunk);
    }
    return whole;
  } finally {
    done?.();
  }
}

/** Large bodies are read one after the other. */
const largeBody = new Slots();

/** Gives memory back at once: endless answers to several requests would fill it before it is collected. */
function release({ buffer, byteLength }: Uint8Array): void {
  const own = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  if (own) buffer.transfer(0);
}
