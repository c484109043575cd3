import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";

export interface Passing {
  readonly method: string;
  path: string;
  readonly headers: IncomingMessage["headers"];
  body: string;
  to?: string;
  /** How many requests the front has met, this one included. */
  readonly count: number;
  readonly ms: number;
  /** How many requests this connection has carried, this one included. */
  readonly onConnection: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: string | Buffer;
}

export type Replied = Reply | "closed";

/** Nothing lets the exchange go on as it is. */
type Said = Replied | undefined | Promise<Replied | undefined>;

export type Send = (
  request: Pick<Passing, "method" | "path" | "headers" | "body" | "to">,
) => Promise<Reply>;

export interface Front {
  /** Answers in place of the installation, or lets the request pass, which it may have altered. */
  ask?(passing: Passing, send: Send): Said;
  answer?(reply: Reply, passing: Passing): Said;
  /** Acts on the connection before an answer is written; false if it has written or dropped it itself. */
  write?(response: ServerResponse, reply: Reply): unknown;
  /** True for lines of the sandbox's fingerprint that another client has made. */
  isOthers?(line: string): boolean;
}

export interface Standing {
  readonly origin: string;
  close(): Promise<void>;
}

const HOP = ["connection", "content-length", "transfer-encoding"];

export async function standBefore(
  upstream: string,
  front: Front,
  host = "127.0.0.1",
): Promise<Standing> {
  const started = performance.now();
  const carried = new WeakMap<object, number>();
  let count = 0;
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const onConnection = (carried.get(request.socket) ?? 0) + 1;
    carried.set(request.socket, onConnection);
    const { method = "GET", url: path = "/", headers } = request;
    const passing: Passing = {
      method,
      path,
      headers,
      body: (await wholeOf(request)).toString(),
      count: ++count,
      ms: performance.now() - started,
      onConnection,
    };
    const own = await front.ask?.(passing, send);
    const reply = own ?? (await send(passing));
    const told = own ?? (await front.answer?.(reply as Reply, passing)) ?? reply;
    if (told === "closed") response.socket?.destroy();
    else if (front.write?.(response, told) !== false)
      response.writeHead(told.status, { ...told.headers }).end(told.body);
  }

  function send({
    method,
    path,
    headers,
    body,
    to = upstream,
  }: Parameters<Send>[0]): Promise<Reply> {
    const { hostname, port } = new URL(to);
    const passed = { ...headers };
    for (const name of [...HOP, "accept-encoding"]) Reflect.deleteProperty(passed, name);
    const length = body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const options = { hostname, port, method, path, headers: { ...passed, ...length } };
      ask(options, (incoming) => {
        const { statusCode: status = 0 } = incoming;
        const kept = { ...incoming.headers };
        for (const name of [...HOP, "keep-alive"]) Reflect.deleteProperty(kept, name);
        wholeOf(incoming).then(
          (whole) => resolve({ status, headers: kept as Reply["headers"], body: whole }),
          reject,
        );
      })
        .on("error", reject)
        .end(body);
    });
  }

  await new Promise<void>((ready, failed) => {
    server.once("error", failed).listen(0, host, ready);
  });
  return {
    origin: `http://${host.includes(":") ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function wholeOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
