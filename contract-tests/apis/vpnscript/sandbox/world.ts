import { createAccounts, type Account } from "./accounts.ts";
import type { Has } from "./faults.ts";
import { createServers, type Server } from "./servers.ts";

/** Status 0 pending creation, 1 active, 2 pending deletion. */
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
  readonly isShared: boolean;
}

export type World = ReturnType<typeof createWorld>;

export function createWorld(has: Has, jobMs = 450) {
  const pace = has("jobs-at-once") ? 0 : has("jobs-slow") ? 3 : 1;
  const servers = createServers();
  return {
    has,
    ...createAccounts(Date.now()),
    servers,
    /** The WireGuard server that no target file names. */
    elsewhere: servers.findLast(({ protocol }) => protocol === "wireguard")!,
    configs: new Map<number, WireguardConfig>(),
    /** By id; only the secret's hash is kept. */
    tokens: new Map<number, { readonly account: Account; readonly hash: string }>(),
    /** They take `jobMs` each, side by side, and keep no process alive. */
    jobs: new Set<NodeJS.Timeout>(),
    jobMs: jobMs * pace,
    /** Only faulty panels look at these. */
    issued: new Map<Account, number>(),
    deleted: new Map<Account, number>(),
    nextConfigId: 5,
    nextTokenId: 12,
    serverLists: 0,
    profiles: 0,
    lastLogin: undefined as Account | undefined,
    keptList: undefined as
      { server: Server; at: number; configs: readonly WireguardConfig[] } | undefined,
    firstAsked: undefined as Account | undefined,
  };
}

/** After the answer, once a job has taken its time. */
export function dispatch({ jobs, jobMs }: World, work: () => unknown, ms = jobMs): void {
  const timer = setTimeout(() => {
    jobs.delete(timer);
    work();
  }, ms);
  jobs.add(timer.unref());
}

export function nextId(
  world: World,
  counter: "nextConfigId" | "nextTokenId",
  there?: ReadonlyMap<number, unknown>,
): number {
  if (there && world.has("ids-again")) return lowestFree(there, 1);
  const id = world[counter];
  world[counter] += world.has("ids-skip") ? 7 : 1;
  return id;
}

/** The lowest number from some on that is not taken. */
export function lowestFree(taken: { has(number: number): boolean }, from: number): number {
  let free = from;
  while (taken.has(free)) free++;
  return free;
}

export function counted(counts: Map<Account, number>, account: Account): number {
  const count = (counts.get(account) ?? 0) + 1;
  counts.set(account, count);
  return count;
}

const YESTERDAY = Date.now() - 24 * 60 * 60_000;

export function timestamp({ has }: World, milliseconds: number): string {
  const moment = has("one-moment") ? YESTERDAY : milliseconds;
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, ".000000Z");
}

export function inOrder<Row>({ has }: World, rows: readonly Row[]): readonly Row[] {
  return has("rows-reversed") ? rows.toReversed() : rows;
}

export function fingerprint({ configs }: World): string {
  const line = ({ id, account, server, status }: WireguardConfig) =>
    `configuration ${id} of ${account.username} on server ${server.id}: status ${status}`;
  return Array.from(configs.values(), line).toSorted().join("\n");
}
