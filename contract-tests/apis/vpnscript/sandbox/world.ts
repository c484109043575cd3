import { createAccounts, type Account, type PersonaName } from "./accounts.ts";
import { newConfig, type WireguardConfig } from "./configs.ts";
import { faultNamed, type FaultName } from "./faults.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import { createServers, SERVER_IDS, type Server } from "./servers.ts";
import type { StoredToken } from "./tokens.ts";

/** Everything that one installation holds. */
export interface World {
  readonly accounts: readonly Account[];
  readonly personas: Readonly<Record<PersonaName, Account>>;
  readonly servers: readonly Server[];
  readonly configs: Map<number, WireguardConfig>;
  readonly tokens: Map<number, StoredToken>;
  readonly jobs: Jobs;
  nextConfigId: number;
  nextTokenId: number;
  lastLogin: Account | undefined;
  /** Whether this installation is the broken release of that name. */
  has(fault: FaultName): boolean;
}

export interface WorldOptions {
  readonly fault?: string | undefined;
  readonly jobMs?: number | undefined;
}

/** A new installation: its accounts, its servers, and one configuration of the device-limited account. */
export function createWorld({ fault, jobMs = 60 }: WorldOptions): World {
  const broken = faultNamed(fault);
  const world: World = {
    ...createAccounts(Date.now()),
    servers: createServers(),
    configs: new Map(),
    tokens: new Map(),
    jobs: createJobs(jobMs),
    nextConfigId: 5,
    nextTokenId: 12,
    lastLogin: undefined,
    has: (name) => name === broken,
  };
  const server = world.servers.find(({ id }) => id === SERVER_IDS.wireguard);
  if (server) newConfig(world, world.personas.deviceLimited, server).status = 1;
  return world;
}

/** What clients have created and not deleted, a line each: the WireGuard configurations. */
export function fingerprint(world: World): string {
  return [...world.configs.values()]
    .map(
      ({ id, account, server, status }) =>
        `configuration ${id} of ${account.username} on server ${server.id}: status ${status}`,
    )
    .toSorted()
    .join("\n");
}
