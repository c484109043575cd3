import type { Account } from "./accounts.ts";
import { refuse, refuseServer } from "./laravel.ts";
import type { Protocol, Server } from "./servers.ts";
import type { World } from "./world.ts";

export const PROBLEMS = {
  notActive: "Your service is not active.",
  expired: "Your service is expired.",
};

export function serviceProblem({ has }: World, { service }: Account): string | undefined {
  if (service === undefined) {
    return has("no-service-as-inactive") ? PROBLEMS.notActive : "You do not have any service.";
  }
  const isSwapped = has("expired-inactive-swapped");
  if (service.status !== 1) return isSwapped ? PROBLEMS.expired : PROBLEMS.notActive;
  if (service.nextPayment >= Date.now() || has("expiry-unchecked")) return undefined;
  return isSwapped ? PROBLEMS.notActive : PROBLEMS.expired;
}

export function requireService(world: World, account: Account): void {
  const problem = serviceProblem(world, account);
  if (problem !== undefined) refuse(422, problem);
}

/** For a front, too, that makes a server speak OpenVPN. */
export const NOT_WIREGUARD = "The server is not using WireGuard protocol.";

export function requireServer({ has, servers }: World, id: number, protocol: Protocol): Server {
  const server = servers.find((candidate) => candidate.id === id);
  if (server === undefined || !(server.enabled || has("disabled-server-usable"))) {
    refuseServer(has("server-not-found-422") ? 422 : 404);
  }
  if (server.protocol === protocol || has(`${protocol}-protocol-unchecked`)) return server;
  if (has("wrong-protocol-as-not-found")) refuseServer();
  if (protocol === "openvpn") refuse(422, "The server is not using OpenVPN protocol.");
  refuse(422, NOT_WIREGUARD);
}
