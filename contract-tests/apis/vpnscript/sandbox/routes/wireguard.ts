import type { Answer } from "../../../../sandbox/server.ts";
import { requireServer, requireService } from "../checks.ts";
import { availableSlots, devicesInUse, dispatchCreate, dispatchDelete } from "../configs.ts";
import { json, refuse, type SignedInCall } from "../laravel.ts";
import { MESSAGES } from "../messages.ts";
import { positiveInteger, required, validate } from "../validation.ts";
import { wgQuick } from "../wgquick.ts";
import { inOrder, timestamp, type WireguardConfig, type World } from "../world.ts";

/** GET /api/wireguard/configs */
export function listConfigs(call: SignedInCall): Answer {
  const { world, account } = call;
  const { server_id: serverId } = validate(call, { server_id: required(positiveInteger) });
  requireService(world, account);
  const server = requireServer(world, serverId, "wireguard");

  const configs = [...world.configs.values()]
    .filter((config) => config.server === server || world.has("list-ignores-server"))
    .filter((config) => config.account === account || world.has("list-foreign"));
  if (configs.length === 0 && !world.has("list-empty-200")) {
    refuse(404, MESSAGES.noConfigs);
  }
  return json(200, {
    [world.has("list-success-key") ? "success" : "status"]: true,
    message: null,
    data: inOrder(world, configs).map((config) => configBody(world, config)),
  });
}

function configBody(world: World, config: WireguardConfig): unknown {
  const { id, status } = config;
  const shown = {
    0: world.has("config-while-pending"),
    1: !world.has("active-without-config"),
    2: world.has("config-while-deleting"),
  };
  if (world.has("created-at-moves")) config.createdAt += 1000;
  return {
    id,
    config: shown[status] ? wgQuick(world, config) : null,
    status: world.has("status-string") ? String(status) : status,
    fail_reason: null,
    created_at: timestamp(world, config.createdAt),
    updated_at: timestamp(world, config.updatedAt),
  };
}

/** POST /api/wireguard/create */
export function createConfig(call: SignedInCall): Answer {
  const { world, account } = call;
  const { server_id: serverId } = validate(call, { server_id: required(positiveInteger) });
  requireService(world, account);
  const asked = requireServer(world, serverId, "wireguard");
  if (availableSlots(world, asked) === 0 && !world.has("full-server-accepts")) {
    refuse(422, MESSAGES.full);
  }
  const limit = account.service?.devices ?? 0;
  if (devicesInUse(world, account) >= limit && !world.has("device-limit-ignored")) {
    refuse(422, MESSAGES.deviceLimit);
  }

  const elsewhere = world.servers.findLast(({ protocol }) => protocol === "wireguard") ?? asked;
  const server = world.has("create-on-wrong-server") ? elsewhere : asked;
  if (!world.has("create-does-nothing")) dispatchCreate(world, account, server);
  if (world.has("create-twice")) dispatchCreate(world, account, server);
  return json(200, {
    [world.has("create-success-key") ? "success" : "status"]: true,
    message: MESSAGES.createDispatched,
  });
}

/** DELETE /api/wireguard/delete */
export function deleteConfig(call: SignedInCall): Answer {
  const { world, account } = call;
  const { config_id: id } = validate(call, { config_id: required(positiveInteger) });
  const found = world.configs.get(id);
  const config = found?.account === account || world.has("delete-foreign") ? found : undefined;
  if (config === undefined) {
    if (world.has("delete-unknown-succeeds")) return deleteDispatched();
    refuse(404, MESSAGES.noConfig);
  }
  if (config.status !== 1 && !world.has("delete-pending-allowed")) {
    refuse(422, MESSAGES.pending);
  }

  const doomed = world.has("delete-takes-all")
    ? [...world.configs.values()].filter(({ account: owner }) => owner === config.account)
    : [config];
  if (!world.has("delete-does-nothing")) {
    for (const one of doomed) dispatchDelete(world, one);
  }
  return deleteDispatched();
}

function deleteDispatched(): Answer {
  return json(200, { success: true, message: MESSAGES.deleteDispatched });
}
