import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { WireRequest } from "./exchange/exchange.ts";
import { Transport, type TransportOptions } from "./transport/transport.ts";

/** What a server does with a request, for tests of the transport. */
export type Answer = (response: ServerResponse, request: IncomingMessage, number: number) => void;

/** Has a transport talk to a server of one's own; `number` counts its requests from 1. */
export async function talk<T>(
  answer: Answer,
  work: (
    send: (change?: Partial<WireRequest>) => ReturnType<Transport["send"]>,
    transport: Transport,
    requests: () => number,
  ) => Promise<T>,
  options: Partial<TransportOptions> = {},
): Promise<T> {
  let requests = 0;
  const server = createServer((request, response) => answer(response, request, ++requests));
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/api`;
  const transport = new Transport({
    allowWrites: true,
    requestsPerMinute: 60_000,
    ...options,
  });
  const request: WireRequest = { operation: "o", effect: "reads", method: "GET", url, headers: {} };
  try {
    return await work(
      (change = {}) => transport.send({ ...request, ...change }),
      transport,
      () => requests,
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

export const fine: Answer = (response) => void response.end("{}");
/** What a promise fails with; undefined if it does not. */
export const failed = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error,
  );
