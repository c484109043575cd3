import type { Answer } from "../../../../sandbox/server.ts";
import { madeUp } from "../accounts.ts";
import { requireProfile, requireServer, requireService, serviceProblem } from "../checks.ts";
import { json, refuse, type SignedInCall } from "../laravel.ts";
import { MESSAGES } from "../messages.ts";
import { certificate, openvpnProfile } from "../openvpn-profile.ts";
import { boolean, optional, positiveInteger, required, validate } from "../validation.ts";
import { timestamp } from "../world.ts";

/** GET /api/openvpn/profile */
export function getOpenvpnProfile(call: SignedInCall): Answer {
  const { world, account } = call;
  const input = validate(call, {
    server_id: required(positiveInteger),
    cert_only: optional(boolean),
  });
  const problem = serviceProblem(world, account);
  if (problem !== undefined) {
    refuse(422, world.has("profile-service-message") ? problem : MESSAGES.noActiveService);
  }
  const isWireguard =
    world.servers.find(({ id }) => id === input.server_id)?.protocol === "wireguard";
  if (isWireguard && world.has("profile-server-not-found")) refuse(404, MESSAGES.noServer);
  const server = requireServer(world, input.server_id, "openvpn");
  if (server.configId === null && world.has("missing-profile-null")) {
    return json(200, { success: true, message: null, data: null });
  }
  if (!world.has("profile-for-all")) requireProfile(server);

  const certOnly =
    (input.cert_only === true && !world.has("cert-only-ignored")) || world.has("cert-only-always");
  const data = certOnly ? certificate(world) : openvpnProfile(world, server);
  return json(200, { success: true, message: null, data });
}

/** GET /api/openvpn/auth; a server that is named must be one that the credentials work with. */
export function getOpenvpnAuth(call: SignedInCall): Answer {
  const { world } = call;
  const id = world.has("auth-requires-server")
    ? required(positiveInteger)
    : optional(positiveInteger);
  const { server_id: serverId } = validate(call, { server_id: id });
  requireService(world, call.account);
  if (serverId !== undefined && !world.has("auth-ignores-server")) {
    requireProfile(requireServer(world, serverId, "openvpn"));
  }

  const [first = call.account] = world.accounts;
  const account = world.has("credentials-of-first-account") ? first : call.account;
  const { username, openvpnPassword } = world.has("openvpn-login-shared") ? first : account;
  return json(200, {
    success: true,
    message: null,
    data: {
      id: account.id,
      user_id: account.id,
      service_id: account.id,
      username,
      password: world.has("credentials-change") ? madeUp(12) : openvpnPassword,
      devices: account.service?.devices,
      enabled: 1,
      created_at: timestamp(world, account.createdAt ?? account.updatedAt),
      updated_at: timestamp(world, account.updatedAt),
    },
  });
}
