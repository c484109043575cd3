import type { Account } from "./accounts.ts";
import { refuse } from "./laravel.ts";
import type { Protocol, Server } from "./servers.ts";
import type { World } from "./world.ts";

const NO_SERVICE = "You do not have any service.";
const INACTIVE = "Your service is not active.";
const EXPIRED = "Your service is expired.";

/** What keeps the account from being served, in the panel's words; undefined when nothing does. */
export function serviceProblem(world: World, { service }: Account): string | undefined {
  if (service === undefined) return world.has("no-service-as-inactive") ? INACTIVE : NO_SERVICE;
  const swapped = world.has("expired-inactive-swapped");
  if (service.status !== 1) return swapped ? EXPIRED : INACTIVE;
  if (service.nextPayment < Date.now() && !world.has("expiry-unchecked")) {
    return swapped ? INACTIVE : EXPIRED;
  }
  return undefined;
}

/** Refuses an account whose service is missing, not active or expired. */
export function requireService(world: World, account: Account): void {
  const problem = serviceProblem(world, account);
  if (problem !== undefined) refuse(422, problem);
}

/** The enabled server of that id and protocol, or the refusal that says what it lacks. */
export function requireServer(world: World, id: number, protocol: Protocol): Server {
  const server = world.servers.find((candidate) => candidate.id === id);
  if (server === undefined || !(server.enabled || world.has("disabled-server-usable"))) {
    refuse(world.has("server-not-found-422") ? 422 : 404, "The server is not found or enabled.");
  }
  const unchecked =
    protocol === "openvpn" ? "openvpn-protocol-unchecked" : "wireguard-protocol-unchecked";
  if (server.protocol !== protocol && !world.has(unchecked)) {
    if (world.has("wrong-protocol-as-not-found")) {
      refuse(404, "The server is not found or enabled.");
    }
    refuse(422, `The server is not using ${PROTOCOL_NAMES[protocol]} protocol.`);
  }
  return server;
}

/** Refuses an OpenVPN server that the operator has given no profile. */
export function requireProfile(server: Server): void {
  if (server.configId === null) refuse(404, "OpenVPN profile is not found for this server.");
}

/** The protocols as people write them. */
export const PROTOCOL_NAMES: Readonly<Record<Protocol, string>> = {
  openvpn: "OpenVPN",
  wireguard: "WireGuard",
};
