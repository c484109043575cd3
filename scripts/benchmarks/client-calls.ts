import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { apiNames } from "../../contract-tests/apis/discover.ts";
import { exampleOf } from "../../contract-tests/engine/description/example.ts";
import { generatedDescription } from "../described.ts";
import { middleOf } from "./measure.ts";

/** The most that a call may cost, as a multiple of bare `fetch`, and that a large body may, as one of `JSON.parse`. */
const CALL_BAR = 1.1;
const CALL_BAR_WITHOUT_LENGTH = 1.2;
const BODY_BAR = 2;
/** The most milliseconds for a large body that is not JSON, beyond what the platform takes to read it. */
const TEXT_BAR_MS = 50;

/** What calls of a client cost, as lines. */
export async function callLines(): Promise<string[]> {
  const api = apiNames()[0]!;
  const [plainest, create] = await Promise.all([plainestOf(api), creatorOf(api)]);
  return [...(await smallCalls(plainest, create)), ...(await largeBodies(plainest, create))];
}

/** A server in a thread of its own, so that its work is not counted as the client's. */
const SERVER = `
  const { createServer } = require("node:http");
  const { parentPort, workerData: { body, hasLength } } = require("node:worker_threads");
  const length = hasLength ? { "content-length": Buffer.byteLength(body) } : {};
  const headers = { "content-type": "application/json", ...length };
  const server = createServer((_, response) => {
    response.writeHead(200, headers);
    if (!hasLength) response.flushHeaders();
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

const CALLS_IN_BATCH = 20;

/** What the plainest call of an API costs beside bare `fetch` with the same method and headers, which reads and parses the same answer. */
async function smallCalls({ name, body }: Plainest, create: Create): Promise<string[]> {
  const lines: string[] = [];
  for (const [hasLength, bar] of [
    [true, CALL_BAR],
    [false, CALL_BAR_WITHOUT_LENGTH],
  ] as const) {
    const server = new Worker(SERVER, { eval: true, workerData: { body, hasLength } });
    try {
      const [port] = (await once(server, "message")) as [number];
      const given = { baseUrl: `http://127.0.0.1:${port}`, token: "1|token" };
      const client = create(given);
      let asked: Parameters<typeof fetch> | undefined;
      await create({ ...given, fetch: (...args) => fetch(...(asked = args)) })[name]!();
      const { signal: _, ...init } = asked![1]!;
      const bare = async () => (await fetch(asked![0], init)).json();
      const { call, bare: alone, ratio } = await besides(() => client[name]!(), bare);
      const how = `${hasLength ? "with" : "without"} Content-Length`;
      lines.push(
        `client.${name}(), ${how}: ${call.toFixed(0)} µs`,
        `bare fetch, json(), ${how}: ${alone.toFixed(0)} µs`,
        `a call beside bare fetch, ${how}: ${ratio.toFixed(3)} (bar ${bar})`,
      );
    } finally {
      await server.terminate();
    }
  }
  return lines;
}

/** The middle of many batches of both, in µs for each; each goes first in every second round. */
async function besides(call: () => Promise<unknown>, bare: () => Promise<unknown>) {
  const batch = async (way: () => Promise<unknown>) => {
    const started = performance.now();
    for (let count = 0; count < CALLS_IN_BATCH; count++) await way();
    return ((performance.now() - started) / CALLS_IN_BATCH) * 1000;
  };
  const batches = async (index: number) => {
    const first = index % 2 === 0 ? await batch(bare) : undefined;
    const called = await batch(call);
    const alone = first ?? (await batch(bare));
    return { call: called, bare: alone, ratio: called / alone };
  };
  return middleOf(300, batches, 10);
}

/** What a body of 15 MB costs with the default limit, and one of 40 MB with a higher one, without a network. */
async function largeBodies({ name, body }: Plainest, create: Create): Promise<string[]> {
  const lines: string[] = [];
  for (const megabytes of [15, 40]) {
    const json = `{"rows":[${Array(Math.ceil((megabytes * 1e6) / body.length)).join(`${body},`)}0]}`;
    const bytesOf = {
      json: new TextEncoder().encode(json),
      text: new Uint8Array(megabytes * 1e6).fill(60),
    };
    const callWith = (kind: keyof typeof bytesOf) => {
      const fetch = async () => new Response(bytesOf[kind]);
      const given = { baseUrl: "http://127.0.0.1", maxBytes: 64e6, fetch };
      return create(given)[name]!;
    };
    const middle = await middleOf(9, async () => {
      const [call, parse] = [await timed(callWith("json")), await timed(() => JSON.parse(json))];
      return { ratio: call / parse };
    });
    const text = await middleOf(9, async () => {
      const call = await timed(callWith("text"));
      return { ratio: call - (await timed(() => new Response(bytesOf.text).text())) };
    });
    lines.push(
      `${megabytes} MB of JSON beside JSON.parse: ${middle.ratio.toFixed(2)} (bar ${BODY_BAR})`,
      `${megabytes} MB that are not JSON, beyond response.text(): ${Math.max(0, text.ratio).toFixed(0)} ms (bar ${TEXT_BAR_MS} ms)`,
    );
  }
  return lines;
}

/** Milliseconds of processor time. */
async function timed(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

type Plainest = Awaited<ReturnType<typeof plainestOf>>;

/** The read of an API that needs no parameters, and its example. */
async function plainestOf(api: string) {
  const { document, endpoints } = await generatedDescription(api);
  const plainest = endpoints.find(({ listed, way }) => {
    return listed.effect === "reads" && way.parameters.length === 0;
  });
  if (!plainest) throw new Error(`${api} has no read without parameters to be measured by`);
  const body = JSON.stringify(exampleOf(document, plainest.variants[0]!));
  return { name: plainest.operation.operationId, body };
}

type Create = (
  options: object & { readonly fetch?: typeof fetch },
) => Record<string, () => Promise<unknown>>;

/** What makes the client of an API. */
async function creatorOf(api: string): Promise<Create> {
  const module = (await import(`../../generated/${api}/index.js`)) as Record<string, Create>;
  const [, create] = Object.entries(module).find(([name]) => /^create\w+Client$/.test(name))!;
  return create;
}
