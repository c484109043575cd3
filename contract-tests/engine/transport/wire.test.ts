import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, get, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Effect } from "../description/catalogue.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { Wire } from "./wire.ts";

const pem = await readFile(
  new URL("../../acceptance/command-line/self-signed.pem", import.meta.url),
  "utf8",
);
const ca = /-----BEGIN CERTIFICATE-----[^]*/.exec(pem)![0];

const fine: RequestListener = (_, response) => void response.end("{}");
const servers: Server[] = [];

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  await once(server.listen(0, "localhost"), "listening");
  return (server.address() as AddressInfo).port;
}

/** A proxy that passes all on to one port, and the places that it was asked for. */
async function proxy(to: number) {
  const asked: string[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(new URL(url!).host);
    get({ port: to, host: "localhost" }, (answer) => answer.pipe(response));
  });
  server.on("connect", ({ url }, socket) => {
    asked.push(url!);
    const there = connect(to, "localhost", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(there).pipe(socket);
    });
    there.on("error", () => socket.destroy());
    socket.on("error", () => there.destroy());
  });
  return { address: `http://localhost:${await portOf(server)}`, asked };
}

const request = { operation: "o", method: "POST", headers: {} };

async function send(wire: Wire, url: string, effect: Effect = "reads"): Promise<Exchange> {
  const came = await wire.send({ ...request, url, effect }, undefined);
  if (came instanceof Error) throw came;
  return came;
}

beforeEach(() => {
  for (const name of ["http_proxy", "https_proxy", "no_proxy"]) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toUpperCase(), undefined);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

describe.each<Effect>(["reads", "creates"])("what %s", (effect) => {
  test("goes by the proxies of the environment, save where they are not for", async () => {
    const { address, asked } = await proxy(await portOf(createServer(fine)));
    vi.stubEnv("HTTP_PROXY", address);
    vi.stubEnv("NO_PROXY", "localhost");
    const wire = new Wire({});
    expect((await send(wire, "http://panel.invalid", effect)).answer.status).toBe(200);
    const direct = await portOf(createServer(fine));
    expect((await send(wire, `http://localhost:${direct}`, effect)).answer.status).toBe(200);
    expect(asked).toEqual(["panel.invalid"]);
  });

  test("trusts the authority of the target file, by a proxy too", async () => {
    const port = await portOf(createTlsServer({ key: pem, cert: pem }, fine));
    const url = `https://localhost:${port}`;
    const refused = new Wire({}).send({ ...request, url, effect }, undefined);
    expect(await refused).toMatchObject({ cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } });
    expect((await send(new Wire({ ca }), url, effect)).answer.status).toBe(200);
    const { address, asked } = await proxy(port);
    vi.stubEnv("HTTPS_PROXY", address);
    expect((await send(new Wire({ ca }), url, effect)).answer.status).toBe(200);
    expect(asked).toEqual([`localhost:${port}`]);
  });
});

test("the same bytes are the same body, for as long as they are sound", async () => {
  const texts = ['{"a":1}', '{"a":1}', '{"a":2}', "<p>", "<p>"];
  const port = await portOf(createServer((_, response) => void response.end(texts.shift())));
  const wire = new Wire({});
  const bodies = [];
  while (texts.length > 0) {
    const { answer } = await send(wire, `http://localhost:${port}`);
    bodies.push(answer.body);
  }
  const [first, again, other, page, more] = bodies;
  expect(again).toBe(first);
  expect(other).toEqual({ text: '{"a":2}', json: { a: 2 } });
  expect(more).toEqual(page);
  expect(more).not.toBe(page);
});

test("what reads has a connection of its own where that has to be fresh", async () => {
  const ports = new Set<number | undefined>();
  const counting: RequestListener = ({ socket }, response) => {
    ports.add(socket.remotePort);
    response.end("{}");
  };
  const url = `http://localhost:${await portOf(createServer(counting))}`;
  const wire = new Wire({});
  for (const isFresh of [false, false, true, true]) {
    const request = { operation: "o", effect: "reads", method: "GET", url, headers: {} } as const;
    await wire.send(request, undefined, isFresh);
  }
  expect(ports.size).toBe(3);
});
