import { randomBytes } from "node:crypto";
import type { Account } from "./accounts.ts";
import type { Server } from "./servers.ts";
import { nextId, type WireguardConfig, type World } from "./world.ts";
import { x25519Keys } from "./x25519.ts";

/** Addresses that a /24 leaves to clients: without its own, the broadcast and the server's. */
export const SUBNET_SLOTS = 253;

/** Puts a configuration on the server, pending creation. */
export function newConfig(world: World, account: Account, server: Server): WireguardConfig {
  const [first] = world.configs.values();
  const config: WireguardConfig = {
    id: nextId(world, "nextConfigId"),
    account,
    server,
    keys: first && world.has("private-key-shared") ? first.keys : x25519Keys(),
    presharedKey: randomBytes(32).toString("base64"),
    hostNumber: world.has("address-shared") ? 2 : freeHostNumber(world, server),
    status: 0,
    createdAt: Date.now(),
    updatedAt: Date.now(),
  };
  world.configs.set(config.id, config);
  return config;
}

/** Creates a configuration: pending at once, active when the job is done. */
export function dispatchCreate(world: World, account: Account, server: Server): void {
  const config = newConfig(world, account, server);
  if (world.has("create-job-stuck")) return;
  world.jobs.dispatch(() => {
    if (config.status !== 0) return;
    config.status = 1;
    config.updatedAt = Date.now();
  });
}

/** Deletes a configuration: pending at once, gone when the job is done. */
export function dispatchDelete(world: World, config: WireguardConfig): void {
  config.status = 2;
  config.updatedAt = Date.now();
  if (world.has("deleted-stays")) return;
  world.jobs.dispatch(() => void world.configs.delete(config.id));
}

/** How many more configurations the server takes. Pending ones hold their slot until they are gone. */
export function availableSlots(world: World, server: Server): number {
  const slots = server.wgSlots || SUBNET_SLOTS;
  return Math.max(0, slots - server.occupied - configsOn(world, server).length);
}

/** How many devices of the account are configured for WireGuard or connected through OpenVPN. */
export function devicesInUse(world: World, account: Account): number {
  const configured = [...world.configs.values()].filter((config) => config.account === account);
  const connected = world.has("openvpn-devices-uncounted") ? 0 : account.openvpnDevices;
  return configured.length + connected;
}

function configsOn(world: World, server: Server): readonly WireguardConfig[] {
  return [...world.configs.values()].filter((config) => config.server === server);
}

/** The lowest number that is free in the server's subnet; the server itself is number 1. */
function freeHostNumber(world: World, server: Server): number {
  const taken = new Set(configsOn(world, server).map(({ hostNumber }) => hostNumber));
  let free = 2;
  while (taken.has(free)) free++;
  return free;
}
