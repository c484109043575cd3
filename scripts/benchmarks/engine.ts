import type { Api } from "../../contract-tests/engine/api.ts";
import { check, exercise } from "../../contract-tests/engine/exercise.ts";
import type { WireRequest } from "../../contract-tests/engine/exchange.ts";
import { Secrets } from "../../contract-tests/engine/secrets.ts";
import type { Target } from "../../contract-tests/engine/target.ts";
import { Transport } from "../../contract-tests/engine/transport.ts";
import { select } from "../../contract-tests/engine/work.ts";
import { medians, type Sides } from "./measure.ts";

/**
 * The engine alone, all variants and rules one after the other, beside a loop that sends the same
 * requests with bare `fetch` and reads the answers as text, in turns.
 *
 * The sandbox's jobs are done at once here, so that neither waits for them.
 */
export async function engineBesideFetch(api: Api, rounds: number): Promise<Sides> {
  const [engine, bare] = await medians({ rounds }, async () => {
    const sandbox = await api.startSandbox(QUICK);
    try {
      const sent: WireRequest[] = [];
      const transport = new Transport({ allowWrites: true, requestsPerMinute: 1_000_000 });
      transport.observe(({ request }) => void sent.push(request));
      const target = { ...sandbox.target, jobTimeout: 1 } as unknown as Target;
      const session = api.connect(target, transport, new Secrets());
      const { variants, rules } = select(api);
      const started = performance.now();
      for (const variant of variants) await exercise(session, variant);
      for (const rule of rules) await check(session, rule);
      const between = performance.now();
      for (const { method, url, headers, body = null } of sent) {
        const response = await fetch(url, { method, headers, redirect: "manual", body });
        await response.text();
      }
      const ended = performance.now();
      return [between - started, ended - between].map((milliseconds) => ({
        seconds: milliseconds / 1000,
        requests: sent.length,
        megabytes: process.resourceUsage().maxRSS / 1024,
      }));
    } finally {
      await sandbox.close();
    }
  });
  return [
    { name: "the engine", ...engine! },
    { name: "a bare fetch loop", ...bare! },
  ];
}

/** The time that a job takes in the sandbox: as little as lets it be seen pending. */
const QUICK = { jobMs: 4 } as object;
