import { Worker } from "node:worker_threads";
import { createVpnScriptClient } from "../../generated/vpnscript/index.js";
import { median } from "./child.ts";

/** What a call costs, in microseconds, and beside bare `fetch`: medians over pairs of batches. */
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

/** A call of `getAccount` beside bare `fetch` with the same headers, which reads and parses the same answer. */
export async function callsBesideFetch(pairs = 300, callsInBatch = 20): Promise<CallCost> {
  const server = new Worker(SERVER, { eval: true, workerData: JSON.stringify(ACCOUNT) });
  try {
    const port = await new Promise<number>((resolve) => server.once("message", resolve));
    const baseUrl = `http://127.0.0.1:${port}`;
    const client = createVpnScriptClient({ baseUrl, token: "1|token" });
    const headers = { Accept: "application/json", Authorization: "Bearer 1|token" };
    const batch = async (call: () => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      for (let count = 0; count < callsInBatch; count++) await call();
      return ((performance.now() - started) / callsInBatch) * 1000;
    };
    const own = (): Promise<number> => batch(() => client.getAccount());
    const fetched = (): Promise<number> =>
      batch(async () => (await fetch(`${baseUrl}/api/account`, { headers })).json());
    const times: { readonly call: number; readonly bare: number }[] = [];
    for (let pair = 0; pair < pairs + 10; pair++) {
      // Each goes first in every second pair.
      if (pair % 2) times.push({ call: await own(), bare: await fetched() });
      else {
        const bare = await fetched();
        times.push({ call: await own(), bare });
      }
    }
    const warm = times.slice(10);
    return {
      call: median(warm.map(({ call }) => call)),
      bare: median(warm.map(({ bare }) => bare)),
      ratio: median(warm.map(({ call, bare }) => call / bare)),
    };
  } finally {
    await server.terminate();
  }
}
