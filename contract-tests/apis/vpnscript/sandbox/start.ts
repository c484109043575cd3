import type { Sandbox, SandboxOptions } from "../../../sandbox/sandbox.ts";
import { listen } from "../../../sandbox/server.ts";
import { PERSONAS } from "./accounts.ts";
import { answerAsPanel } from "./router.ts";
import { SERVER_IDS } from "./servers.ts";
import { createThrottle } from "./throttle.ts";
import { createWorld, fingerprint, type World } from "./world.ts";

export interface VpnScriptSandboxOptions extends SandboxOptions {
  /** Requests that are answered in a minute before a 429; unlimited unless told. */
  readonly requestsPerMinute?: number;
  /** How long a job takes that creates or deletes a configuration, in milliseconds; 60 by default. */
  readonly jobMs?: number;
}

/** Starts a VPN Script panel on loopback, written from the vendor's page alone. */
export async function startSandbox(options: VpnScriptSandboxOptions = {}): Promise<Sandbox> {
  const { fault, jobMs, requestsPerMinute, ...listenOptions } = options;
  const world = createWorld({ fault, jobMs });
  const throttle = createThrottle(requestsPerMinute);
  const listening = await listen((asked) => answerAsPanel(world, throttle, asked), listenOptions);
  return {
    baseUrl: listening.origin,
    target: target(world, listening.origin),
    log: listening.log,
    fingerprint: () => fingerprint(world),
    async close() {
      world.jobs.stop();
      await listening.close();
    },
  };
}

function target({ personas }: World, baseUrl: string): Sandbox["target"] {
  return {
    name: "sandbox-vpnscript",
    api: "vpnscript",
    baseUrl,
    deviceName: "contract-tests",
    allowWrites: true,
    jobTimeout: 4,
    requestsPerMinute: 60_000,
    personas: Object.fromEntries(
      PERSONAS.map((name) => {
        const { username, password } = personas[name];
        return [name, { username, password }];
      }),
    ),
    servers: SERVER_IDS,
  };
}
