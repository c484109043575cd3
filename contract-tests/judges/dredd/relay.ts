import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";

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
  // Dredd keeps its connection while the run exercises a variant: closed in that time, its next request is lost.
  readonly #server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    this.#answer(request, response).catch((error: Error) => {
      this.problem = error.message;
      response.destroy();
    });
  });

  /** Listens on a free port of loopback; resolves to its address. */
  async listen(): Promise<{ host: string; port: number }> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    const { address, port } = this.#server.address() as AddressInfo;
    return { host: address, port };
  }

  /** The exchange whose request is expected next, and the answer to it. */
  expect(recorded: Exchange): void {
    this.#recorded = recorded;
    this.problem = "no request came";
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const recorded = this.#recorded;
    const body = await buffer(incoming);
    this.problem = recorded
      ? differenceOf(incoming, body, recorded.request)
      : "no request was expected";
    if (!recorded || this.problem !== undefined) return void response.writeHead(502).end();
    const { status, headers, bytes } = recorded.answer;
    response.sendDate = false;
    response.writeHead(status, without(headers, OF_ANSWERS)).end(bytes);
  }
}

/** How a request differs from the recorded one, without its values: they may be secret. */
function differenceOf(
  { method, url = "/", headers }: IncomingMessage,
  body: Buffer,
  recorded: WireRequest,
): string | undefined {
  if (method !== recorded.method) return `the method is ${method}, not ${recorded.method}`;
  if (pathOf(url, recorded.url) !== pathOf(recorded.url)) return "the URL is another";
  const sent = without(headers, OF_REQUESTS);
  const wanted = Object.fromEntries(new Headers(recorded.headers));
  const other = Object.keys({ ...sent, ...wanted }).find((name) => sent[name] !== wanted[name]);
  if (other !== undefined) return `the header ${other} is another`;
  return body.equals(Buffer.from(recorded.body ?? "")) ? undefined : "the body is another";
}

/** Path and query, in the one spelling of the several that mean the same. */
function pathOf(url: string, base?: string): string {
  const { pathname, search } = new URL(url, base);
  const escape = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  return (pathname + search).replace(/['^`{|}]/g, escape);
}

function without<T>(headers: Readonly<Record<string, T>>, left: ReadonlySet<string>) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.has(name)));
}
