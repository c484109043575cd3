import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Exchange, Received, WireRequest } from "../../engine/exchange.ts";
import type { Transport } from "../../engine/transport.ts";

/** What became of a request that Dredd sent: the exchange with the target, or why there was none. */
export type Relayed = { readonly exchange: Exchange } | { readonly error: unknown };

/** The exchange that counts: the one that was made, or one made instead of it. */
export type Settle = (exchange: Exchange) => Promise<Exchange>;

/** The header by which the relay knows what a request of Dredd's is; it does not go on to the target. */
export const TICKET = "x-relay-ticket";

/** Headers that belong to the connection between Dredd and the relay. */
const OWN: ReadonlySet<string> = new Set([TICKET, "host", "connection", "content-length"]);

/** Of a body that is no sound JSON, as much as Dredd needs in order to see that, in bytes. */
const UNSOUND = 1000;

/**
 * Stands between Dredd and the target, so that what Dredd sends goes through the one transport:
 * at its pace, within its limits, refused where it would write without leave, and undone in the end.
 */
export class Relay {
  readonly #transport: Transport;
  readonly #expected = new Map<string, { request: WireRequest; settle: Settle }>();
  readonly #relayed = new Map<string, Relayed>();
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(({ status, headers, bytes }) => {
      response.writeHead(status, headers).end(bytes);
    });
  });

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Listens on a free port of loopback; resolves to its address. */
  async listen(): Promise<{ host: string; port: number }> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    const { address, port } = this.#server.address() as AddressInfo;
    return { host: address, port };
  }

  /** Announces a request; Dredd is to send it with this ticket, and gets what `settle` makes of the exchange. */
  announce(ticket: string, request: WireRequest, settle: Settle): void {
    this.#expected.set(ticket, { request, settle });
  }

  /** What became of it. */
  outcome(ticket: string): Relayed | undefined {
    return this.#relayed.get(ticket);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(
    incoming: IncomingMessage,
  ): Promise<{ status: number; headers: { "content-type"?: string }; bytes: Uint8Array }> {
    const ticket = String(incoming.headers[TICKET]);
    try {
      const expected = this.#expected.get(ticket);
      if (!expected) throw new Error("Dredd sent a request that nobody has announced");
      const { request: announced, settle } = expected;
      const chunks: Buffer[] = [];
      for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString("utf8");
      const sent = await this.#transport.send({
        ...announced,
        method: incoming.method ?? announced.method,
        url: new URL(incoming.url ?? "/", announced.url).href,
        headers: kept(incoming.headers, OWN),
        body: body === "" ? undefined : body,
      });
      const exchange = await settle(sent);
      this.#relayed.set(ticket, { exchange });
      return forDredd(exchange.answer);
    } catch (error) {
      this.#relayed.set(ticket, { error });
      return { status: 502, headers: {}, bytes: new Uint8Array() };
    }
  }
}

/** As much of an answer as Dredd judges. What could hurt its old parsers, such as a body 100,000 levels deep, does not reach them. */
function forDredd({ status, headers, bytes, body }: Received) {
  const type = headers["content-type"]?.replace(/[^\t\x20-\x7e]/g, "?");
  return {
    status,
    headers: type === undefined ? {} : { "content-type": type },
    bytes: body.problem === undefined ? bytes : bytes.subarray(0, UNSOUND),
  };
}

function kept(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  without: ReadonlySet<string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || without.has(name) ? [] : [[name, String(value)]],
    ),
  );
}
