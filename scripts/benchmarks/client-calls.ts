import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { createVpnScriptClient } from "../../generated/vpnscript/index.js";
import { medians } from "./measure.ts";

/** What a call costs, in microseconds, and beside bare `fetch`. */
export interface CallCost {
  readonly call: number;
  readonly bare: number;
  /** The median of the ratio of two batches that ran one after the other: other work on the machine slows both. */
  readonly ratio: number;
}

const ACCOUNT = {
  success: true,
  message: null,
  data: {
    user_id: 1,
    username: "alice",
    email: "alice@example.com",
    status: 1,
    suspend_reason: null,
    service: [],
    created_at: null,
    updated_at: "2024-01-01T00:00:00.000000Z",
  },
};

/** A server in a thread of its own, so that its work is not counted as the client's. */
const SERVER = `
  const { createServer } = require("node:http");
  const { parentPort, workerData } = require("node:worker_threads");
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(workerData) };
  const server = createServer((_, response) => response.writeHead(200, headers).end(workerData));
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

const CALLS_IN_BATCH = 20;

/** Medians over pairs of batches: `getAccount` beside bare `fetch` with the same headers, which reads and parses the same answer. */
export async function callsBesideFetch(): Promise<CallCost> {
  const server = new Worker(SERVER, { eval: true, workerData: JSON.stringify(ACCOUNT) });
  try {
    const [port] = (await once(server, "message")) as [number];
    const baseUrl = `http://127.0.0.1:${port}`;
    const client = createVpnScriptClient({ baseUrl, token: "1|token" });
    const headers = { Accept: "application/json", Authorization: "Bearer 1|token" };
    const ways = {
      call: () => client.getAccount(),
      bare: async () => (await fetch(`${baseUrl}/api/account`, { headers })).json(),
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
    return cost!;
  } finally {
    await server.terminate();
  }
}
