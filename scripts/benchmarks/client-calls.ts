import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { exampleOf } from "../../contract-tests/engine/example.ts";
import { generatedDescription } from "../described.ts";
import { medians } from "./measure.ts";

/** What a call costs, in microseconds, and beside bare `fetch`. */
export interface CallCost {
  /** The method that was called. */
  readonly name: string;
  readonly call: number;
  readonly bare: number;
  /** The median of the ratio of two batches that ran one after the other: other work on the machine slows both. */
  readonly ratio: number;
}

/** A server in a thread of its own, so that its work is not counted as the client's. */
const SERVER = `
  const { createServer } = require("node:http");
  const { parentPort, workerData } = require("node:worker_threads");
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(workerData) };
  const server = createServer((_, response) => response.writeHead(200, headers).end(workerData));
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

const CALLS_IN_BATCH = 20;

/** Medians over pairs of batches: the plainest call of an API beside bare `fetch` of the very same request, which reads and parses the same answer. */
export async function callsBesideFetch(api: string): Promise<CallCost> {
  const { document, endpoints } = await generatedDescription(api);
  const plainest = endpoints.find(({ operation, way }) => {
    return operation.effect === "reads" && way.parameters.length === 0;
  });
  if (!plainest) throw new Error(`${api} has no read without parameters to be measured by`);
  const example = exampleOf(document, plainest.variants[0]!);
  const server = new Worker(SERVER, { eval: true, workerData: JSON.stringify(example) });
  try {
    const [port] = (await once(server, "message")) as [number];
    const name = plainest.described.operationId;
    const create = await creatorOf(api);
    const given = { baseUrl: `http://127.0.0.1:${port}`, token: "1|token" };
    const client = create(given);
    let asked: Parameters<typeof fetch> | undefined;
    const watched = create({ ...given, fetch: (...args) => fetch(...(asked = args)) });
    await watched[name]!();
    const ways = {
      call: () => client[name]!(),
      bare: async () => (await fetch(...asked!)).json(),
    };
    const [cost] = await medians({ rounds: 300, warm: 10 }, async (index) => {
      const cost = { call: 0, bare: 0 };
      // Each goes first in every second pair.
      for (const way of index % 2 ? (["call", "bare"] as const) : (["bare", "call"] as const)) {
        const started = performance.now();
        for (let count = 0; count < CALLS_IN_BATCH; count++) await ways[way]();
        cost[way] = ((performance.now() - started) / CALLS_IN_BATCH) * 1000;
      }
      return [{ ...cost, ratio: cost.call / cost.bare }];
    });
    return { name, ...cost! };
  } finally {
    await server.terminate();
  }
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
