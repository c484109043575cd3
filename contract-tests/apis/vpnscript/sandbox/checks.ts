import type { Account } from "./accounts.ts";
import { refuse } from "./laravel.ts";
import { MESSAGES } from "./messages.ts";
import type { Protocol, Server } from "./servers.ts";
import type { World } from "./world.ts";

/** What keeps the account from being served, in the panel's words; undefined when nothing does. */
export function serviceProblem(world: World, { service }: Account): string | undefined {
  if (service === undefined) {
    return world.has("no-service-as-inactive") ? MESSAGES.notActive : MESSAGES.noService;
  }
  const swapped = world.has("expired-inactive-swapped");
  if (service.status !== 1) return swapped ? MESSAGES.expired : MESSAGES.notActive;
  if (service.nextPayment < Date.now() && !world.has("expiry-unchecked")) {
    return swapped ? MESSAGES.notActive : MESSAGES.expired;
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
    refuse(world.has("server-not-found-422") ? 422 : 404, MESSAGES.noServer);
  }
  if (server.protocol === protocol || world.has(`${protocol}-protocol-unchecked`)) return server;
  if (world.has("wrong-protocol-as-not-found")) refuse(404, MESSAGES.noServer);
  refuse(422, protocol === "openvpn" ? MESSAGES.notOpenvpn : MESSAGES.notWireguard);
}

/** Refuses an OpenVPN server that the operator has given no profile. */
export function requireProfile(server: Server): void {
  if (server.configId === null) refuse(404, MESSAGES.noProfile);
}
