import { switchesOf, type Switches } from "../../../sandbox/switches.ts";
import type { SandboxOptions } from "../../../sandbox/sandbox.ts";
import { createAccounts, type Account, type PersonaName } from "./accounts.ts";
import { FAULTS, type FaultName } from "./faults.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import { LIBERTIES, type LibertyName } from "./liberties.ts";
import { createServers, type Server } from "./servers.ts";
import type { X25519Keys } from "./x25519.ts";

/** An issued token as it is kept: whose it is, and the hash of its secret. */
export interface StoredToken {
  readonly id: number;
  readonly accountId: number;
  readonly hash: Buffer;
}

/** A device's access to a WireGuard server. Status 0 pending creation, 1 active, 2 pending deletion. */
export interface WireguardConfig {
  readonly id: number;
  readonly account: Account;
  readonly server: Server;
  readonly keys: X25519Keys;
  readonly presharedKey: string;
  /** The last number of its address in the server's subnet. */
  readonly hostNumber: number;
  status: 0 | 1 | 2;
  createdAt: number;
  updatedAt: number;
}

/** Everything that one installation holds, and in what it differs. */
export interface World extends Switches<FaultName | LibertyName> {
  readonly accounts: readonly Account[];
  readonly personas: Readonly<Record<PersonaName, Account>>;
  readonly servers: readonly Server[];
  readonly configs: Map<number, WireguardConfig>;
  readonly tokens: Map<number, StoredToken>;
  readonly jobs: Jobs;
  /** The ids of the next configuration and the next token, and how often servers were listed. */
  nextConfigId: number;
  nextTokenId: number;
  serverLists: number;
  lastLogin: Account | undefined;
}

export interface WorldOptions extends SandboxOptions {
  /** How long a job takes that creates or deletes a configuration, in milliseconds; 60 by default. */
  readonly jobMs?: number;
}

/** A new installation: its accounts and its servers. */
export function createWorld(options: WorldOptions): World {
  const known = { faults: FAULTS, liberties: LIBERTIES };
  const switches = switchesOf<FaultName | LibertyName>("VPN Script sandbox", known, options);
  const { jobMs = 60 } = options;
  const pace = switches.has("jobs-at-once") ? 0 : switches.has("jobs-slow") ? 3 : 1;
  return {
    ...switches,
    ...createAccounts(Date.now()),
    servers: createServers(),
    configs: new Map(),
    tokens: new Map(),
    jobs: createJobs(jobMs * pace),
    nextConfigId: 5,
    nextTokenId: 12,
    serverLists: 0,
    lastLogin: undefined,
  };
}

/** The id of a new thing, after which the next one is a little higher. */
export function nextId(world: World, counter: "nextConfigId" | "nextTokenId"): number {
  const id = world[counter];
  world[counter] += world.has("ids-skip") ? 7 : 1;
  return id;
}

/** A time as the panel writes it, whole seconds: `2021-12-21T20:16:32.000000Z`. */
export function timestamp(world: World, milliseconds: number): string {
  const moment = world.has("one-moment") ? Date.UTC(2021, 11, 21, 20, 16, 32) : milliseconds;
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, ".000000Z");
}

/** The rows of a list in the order in which the panel shows them. */
export function inOrder<Row>(world: World, rows: readonly Row[]): readonly Row[] {
  return world.has("rows-reversed") ? rows.toReversed() : rows;
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
