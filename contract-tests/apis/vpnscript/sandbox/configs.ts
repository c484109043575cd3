import { randomBytes } from "node:crypto";
import type { Account } from "./accounts.ts";
import { x25519Keys, type Server } from "./servers.ts";
import {
  counted,
  dispatch,
  lowestFree,
  nextId,
  type WireguardConfig,
  type World,
} from "./world.ts";

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
