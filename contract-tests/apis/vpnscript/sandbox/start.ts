import type { Sandbox } from "../../../sandbox/sandbox.ts";
import { listen } from "../../../sandbox/server.ts";
import { PERSONAS } from "./accounts.ts";
import { newConfig } from "./configs.ts";
import { answerAsPanel } from "./router.ts";
import { SERVER_IDS } from "./servers.ts";
import { createThrottle } from "./throttle.ts";
import { createWorld, fingerprint, type World, type WorldOptions } from "./world.ts";

export interface VpnScriptSandboxOptions extends WorldOptions {
  /** Requests that are answered in a minute before a 429; unlimited by default. */
  readonly requestsPerMinute?: number;
}

/** Starts a VPN Script panel on loopback, written from the vendor's page alone. */
export async function startSandbox(options: VpnScriptSandboxOptions = {}): Promise<Sandbox> {
  const world = createWorld(options);
  const server = world.servers.find(({ id }) => id === SERVER_IDS.wireguard);
  // Its plan allows two devices: this one, and one that is connected through OpenVPN.
  if (server) newConfig(world, world.personas.deviceLimited, server).status = 1;

  const throttle = createThrottle(options.requestsPerMinute);
  const answer = answerAsPanel.bind(undefined, world, throttle);
  const listening = await listen(answer, { ...options, alter: world.alter });
  return {
    baseUrl: listening.origin,
    target: target(world, listening.origin),
    log: listening.log,
    used: world.used,
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
