import { createAccounts, type Account } from "./accounts.ts";
import type { Has } from "./faults.ts";
import { createServers, type Server } from "./servers.ts";

/** A device's access to a WireGuard server. Status 0 pending creation, 1 active, 2 pending deletion. */
export interface WireguardConfig {
  readonly id: number;
  readonly account: Account;
  readonly server: Server;
  keys: Server["keys"];
  readonly presharedKey: string;
  /** The last number of its address in the server's subnet. */
  readonly hostNumber: number;
  status: 0 | 1 | 2;
  createdAt: number;
  updatedAt: number;
  /** Whether a faulty panel lists it for every account. */
  readonly isShared: boolean;
}

/** Everything that one installation holds, and in what it differs. */
export type World = ReturnType<typeof createWorld>;

/** A new installation: its accounts and its servers. A job that creates or deletes a configuration takes `jobMs`. */
export function createWorld(has: Has, jobMs = 60) {
  const pace = has("jobs-at-once") ? 0 : has("jobs-slow") ? 3 : 1;
  return {
    has,
    ...createAccounts(Date.now()),
    servers: createServers(),
    configs: new Map<number, WireguardConfig>(),
    /** Issued tokens by id: whose each is, and the hash of its secret. */
    tokens: new Map<number, { readonly account: Account; readonly hash: string }>(),
    /** The jobs that are under way. They take `jobMs` each, side by side, and keep no process alive. */
    jobs: new Set<NodeJS.Timeout>(),
    jobMs: jobMs * pace,
    /** How often something was issued to an account, or deleted for it: only faulty panels look at that. */
    issued: new Map<Account, number>(),
    deleted: new Map<Account, number>(),
    nextConfigId: 5,
    nextTokenId: 12,
    /** How often servers were listed. */
    serverLists: 0,
    lastLogin: undefined as Account | undefined,
    /** Who asked first for OpenVPN credentials. */
    firstAsked: undefined as Account | undefined,
  };
}

/** Does `work` after the answer, once a job has taken its time. */
export function dispatch({ jobs, jobMs }: World, work: () => void): void {
  const timer = setTimeout(() => {
    jobs.delete(timer);
    work();
  }, jobMs);
  jobs.add(timer.unref());
}

/** The id of a new thing, after which the next one is a little higher. */
export function nextId(world: World, counter: "nextConfigId" | "nextTokenId"): number {
  const id = world[counter];
  world[counter] += world.has("ids-skip") ? 7 : 1;
  return id;
}

/** Counts one more of an account's. */
export function counted(counts: Map<Account, number>, account: Account): number {
  const count = (counts.get(account) ?? 0) + 1;
  counts.set(account, count);
  return count;
}

const YESTERDAY = Date.now() - 24 * 60 * 60_000;

/** A time as the panel writes it, whole seconds: `2021-12-21T20:16:32.000000Z`. */
export function timestamp({ has }: World, milliseconds: number): string {
  const moment = has("one-moment") ? YESTERDAY : milliseconds;
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, ".000000Z");
}

/** The rows of a list in the order in which the panel shows them. */
export function inOrder<Row>({ has }: World, rows: readonly Row[]): readonly Row[] {
  return has("rows-reversed") ? rows.toReversed() : rows;
}

/** What clients have created and not deleted, a line each: the WireGuard configurations. */
export function fingerprint({ configs }: World): string {
  const line = ({ id, account, server, status }: WireguardConfig) =>
    `configuration ${id} of ${account.username} on server ${server.id}: status ${status}`;
  return Array.from(configs.values(), line).toSorted().join("\n");
}
