import { openSandbox, type SandboxOptions } from "../../../sandbox/sandbox.ts";
import { configsOf, createWorld, fingerprint, newConfig, type World } from "./world.ts";
import { DIFFERENCES, type Has } from "./faults.ts";
import { answerAsPanel } from "./router.ts";
import { SERVER_IDS } from "./servers.ts";

export interface VpnScriptSandboxOptions extends SandboxOptions {
  /** How long a create or delete takes, in ms; default: 200. */
  readonly jobMs?: number;
}

/** Written from the vendor's page alone. */
export function startSandbox(options: VpnScriptSandboxOptions = {}) {
  return openSandbox("VPN Script", DIFFERENCES, options, (has: Has) => {
    const world = createWorld(has, options.jobMs);
    const server = world.servers.find(({ id }) => id === SERVER_IDS.wireguard)!;
    // Its plan allows two devices: this one, and one that is connected through OpenVPN.
    newConfig(world, world.personas.deviceLimited, server).status = 1;
    const { active, other } = world.personas;
    for (const owner of has("configured-elsewhere") ? [active, other] : []) {
      newConfig(world, owner, world.elsewhere).status = 1;
    }
    if (has("plan-before-server")) {
      active.service = { ...active.service!, devices: configsOf(world, active).length + 2 };
    }
    return {
      answer: (asked) => answerAsPanel(world, asked),
      target: (origin) => target(world, origin),
      fingerprint: () => fingerprint(world),
      stop: () => world.jobs.forEach((timer) => clearTimeout(timer)),
    };
  });
}

function target({ personas }: World, baseUrl: string) {
  const logins = Object.entries(personas).map(
    ([name, { username, password }]) => [name, { username, password }] as const,
  );
  return {
    name: "sandbox-vpnscript",
    api: "vpnscript",
    baseUrl,
    deviceName: "contract-tests",
    allowWrites: true,
    jobTimeout: 4,
    requestsPerMinute: 60_000,
    personas: Object.fromEntries(logins),
    servers: SERVER_IDS,
  };
}
