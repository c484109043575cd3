import { randomBytes } from "node:crypto";
import { createAccounts, type Account } from "./accounts.ts";
import type { Has } from "./faults.ts";
import { createServers, x25519Keys, type Server } from "./servers.ts";

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
  isLocked?: boolean;
}

export type World = ReturnType<typeof createWorld>;

export function createWorld(has: Has, jobMs = 200) {
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
    firstToken: undefined as string | undefined,
    deleted: new Map<Account, number>(),
    nextConfigId: 5,
    nextTokenId: 12,
    serverLists: 0,
    profiles: 0,
    /** The account that was first given the profile of a server. */
    givenTo: new Map<Server, Account>(),
    lastLogin: undefined as Account | undefined,
    keptList: undefined as
      { server: Server; at: number; configs: readonly WireguardConfig[] } | undefined,
    /** For its OpenVPN login, and for which server. */
    asked: [] as { readonly account: Account; readonly server: number | undefined }[],
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
function lowestFree(taken: { has(number: number): boolean }, from: number): number {
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

/** A /24 without its own address, the broadcast and the server's. */
export const SUBNET_SLOTS = 253;

export function newConfig(world: World, account: Account, server: Server): WireguardConfig {
  const { has, configs } = world;
  const [first] = configs.values();
  const doomed = configsOf(world, account).find(({ status }) => status === 2);
  const others = configsOf(world, server).filter(
    (one) => one.account === account || !has("addresses-by-account"),
  );
  // The server itself is number 1.
  const hostNumber = lowestFree(new Set(others.map((one) => one.hostNumber)), 2);
  const config: WireguardConfig = {
    id: doomed && has("create-reuses-id") ? doomed.id : nextId(world, "nextConfigId", configs),
    account,
    server,
    keys: first && has("private-key-shared") ? first.keys : x25519Keys(),
    presharedKey: randomBytes(32).toString("base64"),
    hostNumber: has("address-shared") ? 2 : hostNumber,
    status: 0,
    createdAt: Date.now(),
    updatedAt: Date.now(),
    isShared: world.deleted.has(account) && has("create-after-delete-shown-to-all"),
  };
  configs.set(config.id, config);
  return config;
}

export function dispatchCreate(world: World, account: Account, server: Server): void {
  const config = newConfig(world, account, server);
  if (world.has("create-job-stuck")) return;
  dispatch(world, () => {
    if (config.status !== 0) return;
    if (world.has("create-job-forgets")) return void world.configs.delete(config.id);
    if (world.has("create-job-replaces")) {
      const others = configsOf(world, account).filter((one) => one.server === server);
      for (const { id, status } of others) if (status === 1) world.configs.delete(id);
    }
    config.status = 1;
    config.updatedAt = Date.now();
  });
}

export function dispatchDelete(world: World, config: WireguardConfig): void {
  config.status = 2;
  config.updatedAt = Date.now();
  const isSecond = counted(world.deleted, config.account) % 2 === 0;
  if (world.has("deleted-stays")) return;
  dispatch(world, () => {
    if (isSecond && world.has("delete-second-undone")) config.status = 1;
    else world.configs.delete(config.id);
    if (!world.has("deleted-comes-back")) return;
    dispatch(world, () => world.configs.set(config.id, Object.assign(config, { status: 1 })), 3000);
  });
}

export function configsOf({ configs }: World, by: Account | Server): WireguardConfig[] {
  return [...configs.values()].filter(({ account, server }) => account === by || server === by);
}

/** Pending ones hold their slot until they are gone. */
export function availableSlots(world: World, server: Server): number {
  const slots = server.wg_slots || SUBNET_SLOTS;
  return Math.max(0, slots - server.occupied - configsOf(world, server).length);
}

export function devicesInUse(world: World, account: Account): number {
  const connected = world.has("openvpn-devices-uncounted") ? 0 : account.openvpnDevices;
  const deleted = world.has("deleted-still-counts") ? (world.deleted.get(account) ?? 0) : 0;
  return configsOf(world, account).length + connected + deleted;
}

export function wgQuick(
  { has, servers, accounts }: World,
  { account, server, keys, presharedKey, hostNumber }: WireguardConfig,
) {
  const isShort = has("wg-file-short");
  const besides = (line: string): string[] => (isShort ? [] : [line]);
  const isElsewhere =
    has("endpoint-of-other-server") ||
    (has("endpoint-elsewhere-for-others") && account !== accounts[0]);
  const peer = (isElsewhere && servers.find((one) => one !== server)) || server;
  const port = has("peer-port-zero") ? 0 : server.port;
  const endpoint = `Endpoint = ${peer.host || peer.ipaddr}:${port}`;
  const peerKeys = has("peer-key-foreign")
    ? keys
    : has("peer-key-new")
      ? x25519Keys()
      : server.keys;
  const networks = `AllowedIPs = 0.0.0.0/0${isShort ? "" : ", ::/0"}`;
  return [
    "[Interface]",
    `PrivateKey = ${privateKey(has, keys.privateKey)}`,
    `Address = 10.${server.id}.0.${hostNumber}/32`,
    ...besides("DNS = 1.1.1.1, 1.0.0.1"),
    "",
    "[Peer]",
    `PublicKey = ${peerKeys.publicKey}`,
    ...besides(`PresharedKey = ${presharedKey}`),
    ...(has("peer-without-endpoint") ? [] : [endpoint]),
    ...(has("peer-without-networks") ? [] : [networks]),
    ...besides("PersistentKeepalive = 25"),
    "",
  ].join("\n");
}

function privateKey(has: World["has"], key: string): string {
  const bytes = Buffer.from(key, "base64");
  if (has("private-key-short")) return bytes.subarray(0, 31).toString("base64");
  return has("private-key-not-base64") ? bytes.toString("hex") : key;
}
