import type { Answer } from "../../../../sandbox/server.ts";
import {
  availableSlots,
  configsOf,
  devicesInUse,
  dispatch,
  dispatchCreate,
  dispatchDelete,
  inOrder,
  timestamp,
  wgQuick,
  type WireguardConfig,
  type World,
} from "../world.ts";
import { madeUp } from "../accounts.ts";
import { json, refuse, refuseServer, type Call } from "../laravel.ts";
import { messages } from "../messages.ts";
import { x25519Keys } from "../servers.ts";
import { requireServer, requireService, serviceProblem, validate } from "../validation.ts";
import { accountOf, endSessions, signedIn } from "./auth.ts";

export function listConfigs(call: Call): Answer {
  const { world, has } = call;
  const { account, server } = served(call);
  const configs = [...world.configs.values()].filter((one) => {
    const isPending = one.status === 0 && has("pending-listed-everywhere");
    const isHere = one.server === server || isPending || has("list-ignores-server");
    const isOwn = one.account === account || one.isShared || has("list-foreign");
    return isHere && isOwn && !(one.status === 2 && has("list-hides-deletion"));
  });
  if (has("list-kept-for-all")) {
    const isKept = world.keptList?.server === server && Date.now() - world.keptList.at < KEPT;
    if (!isKept) world.keptList = { server, at: Date.now(), configs: [...configs] };
    configs.splice(0, configs.length, ...(world.keptList?.configs ?? []));
  }
  if (has("list-newest")) configs.splice(0, configs.length - 1);
  if (has("list-repeats")) configs.push(...configs.slice(0, 1));
  const hasDeleted = has("list-emptied-200") && world.deleted.has(account);
  if (configs.length === 0 && !has("list-empty-200") && !hasDeleted)
    refuse(404, messages.noConfigs);
  return json(200, {
    [has("list-success-key") ? "success" : "status"]: true,
    message: null,
    data: inOrder(world, configs).map((config) => ({
      ...configBody(world, config),
      ...(has("list-has-last-status") && { status: configs.at(-1)!.status }),
    })),
  });
}

/** For how long a list is kept that is shown to all, in ms. */
const KEPT = 1000;

function served(call: Call, isCreate = false) {
  const { world } = call;
  const account = signedIn(call);
  const { server_id: id } = validate(call, ["server_id"]);
  const named = world.servers.find((one) => one.id === id);
  if (named && isCreate && world.has("refused-create-for-lapsed")) {
    if (serviceProblem(world, account) !== undefined) dispatchCreate(world, account, named);
  }
  requireService(world, account);
  const isLost = named?.id === 7 && account !== world.personas.active;
  if (isLost && world.has("last-not-found-for-others")) refuseServer();
  return { account, server: requireServer(world, id, "wireguard") };
}

function configBody(world: World, config: WireguardConfig) {
  const { has } = world;
  const { id, status } = config;
  const shown = {
    0: has("config-while-pending"),
    1: !has("active-without-config"),
    2: has("config-while-deleting"),
  };
  if (has("private-key-changes")) config.keys = x25519Keys();
  if (has("created-at-moves")) config.createdAt += 1000;
  return {
    id: status === 0 && has("id-changes") ? id + 500 : id,
    config: shown[status] ? wgQuick(world, config) : null,
    status: has("status-string") ? String(status) : statusShown(world, status),
    fail_reason: status === 2 && has("deletion-tells-key") ? `rm ${config.keys.privateKey}` : null,
    created_at: has("created-at-impossible")
      ? timestamp(world, config.createdAt).replace(/T\d\d/, "T25")
      : timestamp(world, config.createdAt),
    updated_at: timestamp(world, config.updatedAt),
  };
}

function statusShown({ has }: World, status: WireguardConfig["status"]): number {
  if (status === 0 && has("creation-as-deletion")) return 2;
  return status === 2 && has("deletion-unmarked") ? 1 : status;
}

export function createConfig(call: Call): Answer {
  const { world, has } = call;
  const { servers, elsewhere } = world;
  const [first] = servers.filter(({ protocol }) => protocol === "wireguard");
  const isFirst = has("create-without-server") && !call.input.has("server_id");
  const input = isFirst ? new Map([...call.input, ["server_id", first?.id] as const]) : call.input;
  const { authorization = "" } = call.asked.headers;
  const { account: whose } = world.tokens.get(Number(/\d+/.exec(authorization)?.[0])) ?? {};
  const named = servers.find(({ id }) => id === Number(input.get("server_id")));
  const isStrange = named && accountOf(world, authorization) === undefined;
  if (whose && isStrange && has("create-with-wrong-token")) dispatchCreate(world, whose, named);
  const { account, server: asked } = served({ ...call, input }, true);
  const limit = account.service?.devices ?? 0;
  const isLimited = devicesInUse(world, account) >= limit && !has("device-limit-ignored");
  const isFull = availableSlots(world, asked) === 0 && !has("full-server-accepts");
  if (isFull && !(isLimited && has("plan-before-server"))) {
    if (has("create-full-elsewhere")) dispatchCreate(world, account, elsewhere);
    if (has("create-full-ends-session")) endSessions(world, (one) => one === account);
    refuse(422, messages.serverFull);
  }
  if (isLimited) refuse(422, messages.deviceLimit);

  const server = has("create-on-wrong-server") ? elsewhere : asked;
  const { active, other } = world.personas;
  const next = world.accounts[world.accounts.indexOf(account) + 1] ?? account;
  const instead = has("create-for-next") ? next : account;
  const owner = has("create-for-first") ? active : instead;
  const others = configsOf(world, server).filter((one) => one.account !== account);
  const own = configsOf(world, account).filter((one) => one.server === server);
  if (others[0] && has("create-takes-others")) world.configs.delete(others[0].id);
  if (has("create-replaces")) for (const { id } of own) world.configs.delete(id);
  if (has("create-rekeys")) for (const one of own) one.keys = x25519Keys();
  if (!has("create-does-nothing")) dispatchCreate(world, owner, server);
  if (has("create-twin-elsewhere")) dispatchCreate(world, account, elsewhere);
  if (has("create-twin-for-other")) {
    dispatchCreate(world, account === other ? active : other, server);
  }
  if (has("create-for-stranger")) server.occupied++;
  if (has("create-twice")) dispatchCreate(world, account, server);
  if (has("create-disables-login")) account.openvpnEnabled = 0;
  if (has("create-renames-server")) server.name += " 2";
  if (has("create-changes-login")) account.openvpnPassword = madeUp(12);
  if (has("create-ends-sessions")) endSessions(world, (one) => one !== account);
  return json(200, {
    [has("create-success-key") ? "success" : "status"]: true,
    message: messages.createDispatched,
  });
}

export function deleteConfig(call: Call): Answer {
  const { world, has } = call;
  const named = world.configs.get(Number(call.input.get("config_id")));
  const isStrange = accountOf(world, call.asked.headers.authorization) === undefined;
  if (named && isStrange && has("delete-with-wrong-token")) dispatchDelete(world, named);
  const account = signedIn(call, "delete-open");
  const begins = /^\d+/.exec(String(call.input.get("config_id")))?.[0];
  const isLoose = has("delete-loose") && begins !== undefined;
  const input = isLoose ? new Map([["config_id", begins]]) : call.input;
  const { config_id: id } = validate({ ...call, input }, ["config_id"]);
  const dispatched = json(200, {
    success: true,
    message: messages.deleteDispatched,
  });
  const found = world.configs.get(id);
  const config = found?.account === account || has("delete-foreign") ? found : undefined;
  if (config === undefined) {
    if (found && has("delete-foreign-pending")) refuse(422, messages.configPending);
    if (found && has("delete-foreign-locks")) found.isLocked = true;
    if (found?.status === 1 && has("delete-foreign-deactivates")) found.status = 0;
    if (found?.status === 0 && has("delete-foreign-cancels")) world.configs.delete(id);
    const wasThere = !found && has("delete-gone-succeeds") && id < world.nextConfigId;
    if (has("delete-unknown-succeeds") || wasThere) return dispatched;
    if (found && has("delete-foreign-names-owner")) {
      const owner = `${found.account.username}@example.com`;
      return json(404, { success: false, message: messages.configNotFound, owner });
    }
    refuse(404, messages.configNotFound);
  }
  const isAllowed =
    (config.status === 0 && has("delete-pending-creation")) ||
    (config.status === 2 && has("deletion-unmarked"));
  if (config.isLocked) refuse(422, messages.configPending);
  if (config.status !== 1 && !isAllowed && !has("delete-pending-allowed")) {
    if (has("delete-refused-and-done")) world.configs.delete(id);
    refuse(422, messages.configPending);
  }

  const all = configsOf(world, config.account);
  const beside = all.filter((each) => each.server === config.server && each !== config);
  if (beside.length === 0 && has("delete-last-keeps")) return dispatched;
  for (const each of has("delete-renews-others") ? beside : []) {
    [each.status, each.keys] = [0, x25519Keys()];
    dispatch(world, () => (each.status = 1));
  }
  const active = all.filter(({ status }) => status === 1);
  const [oldest = config, newest = oldest] = [active[0], active.at(-1)];
  const one = has("delete-oldest") ? oldest : has("delete-newest") ? newest : config;
  const doomed = has("delete-takes-all") ? all : [one];
  if (has("delete-takes-pending")) {
    for (const { id, status } of all) if (status === 0) world.configs.delete(id);
  }
  if (has("delete-takes-others")) {
    doomed.push(...configsOf(world, config.server).filter((each) => each.account !== account));
  }
  if (has("delete-takes-next")) {
    const isLater = (each: WireguardConfig) => each.account !== account && each.id > config.id;
    doomed.push(...configsOf(world, config.server).filter(isLater).slice(0, 1));
  }
  if (has("delete-creates-elsewhere")) dispatchCreate(world, account, world.elsewhere);
  if (has("delete-ends-renewal")) account.autoRenew = 0;
  if (has("delete-ends-oldest-session")) {
    world.tokens.delete([...world.tokens].find(([, one]) => one.account === account)?.[0] ?? 0);
  }
  if (has("delete-ends-session")) endSessions(world, (one) => one === account);
  for (const each of has("delete-does-nothing") ? [] : doomed) dispatchDelete(world, each);
  return dispatched;
}
