import type { ServerResponse } from "node:http";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { listen, type Answer, type Asked, type Listening } from "../../sandbox/server.ts";

/** Headers of a request that belong to its connection. */
const OF_REQUESTS: ReadonlySet<string> = new Set(["host", "connection", "content-length"]);

/** Headers of an answer that belong to its connection, or to the bytes before they were unpacked. */
const OF_ANSWERS: ReadonlySet<string> = new Set([
  ...["connection", "keep-alive", "transfer-encoding", "trailer", "upgrade"],
  ...["content-length", "content-encoding"],
]);

/**
 * Listens where Dredd takes the target to be, and answers with what was recorded: proof that Dredd
 * asks for just what the run has asked for, and no request more to the target.
 */
export class Relay {
  /** Why the expected request was not answered; undefined if it was. */
  problem: string | undefined;
  #recorded: Exchange | undefined;
  #listening: Listening | undefined;

  /** Listens on a free port of loopback; resolves to its address, as a transaction has it. */
  async listen() {
    // Dredd keeps its connection while the run exercises a variant: closed in that time, its next request is lost.
    const options = { keepAliveTimeout: 0 };
    this.#listening = await listen((asked, response) => this.#answer(asked, response), options);
    const { protocol, hostname: host, port } = new URL(this.#listening.origin);
    return { protocol, host, port };
  }

  /** The exchange whose request is expected next, and the answer to it. */
  expect(recorded: Exchange): void {
    this.#recorded = recorded;
    this.problem = "no request came";
  }

  close(): void {
    this.#listening?.close().catch(() => undefined);
  }

  #answer(asked: Asked, response: ServerResponse): Answer {
    const recorded = this.#recorded;
    this.problem = recorded ? differenceOf(asked, recorded.request) : "no request was expected";
    if (!recorded || this.problem !== undefined) return { status: 502, headers: {}, body: "" };
    const { status, headers, bytes } = recorded.answer;
    response.sendDate = false;
    return { status, headers: without(headers, OF_ANSWERS), body: bytes };
  }
}

/** How a request differs from the recorded one, without its values: they may be secret. */
function differenceOf(
  { method, url, headers, body }: Asked,
  recorded: WireRequest,
): string | undefined {
  if (method !== recorded.method) return `the method is ${method}, not ${recorded.method}`;
  if (pathOf(url) !== pathOf(recorded.url)) return "the URL is another";
  const sent = without(headers, OF_REQUESTS);
  const wanted = Object.fromEntries(new Headers(recorded.headers));
  const other = Object.keys({ ...sent, ...wanted }).find((name) => sent[name] !== wanted[name]);
  if (other !== undefined) return `the header ${other} is another`;
  return body === (recorded.body ?? "") ? undefined : "the body is another";
}

/** Path and query, in the one spelling of the several that mean the same. */
function pathOf(url: string | URL): string {
  const { pathname, search } = new URL(url);
  const escape = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  return (pathname + search).replace(/['^`{|}]/g, escape);
}

function without<T>(headers: Readonly<Record<string, T>>, left: ReadonlySet<string>) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.has(name)));
}
