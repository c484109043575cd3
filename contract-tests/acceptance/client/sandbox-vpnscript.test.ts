import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createActiveWireguardConfig,
  createVpnScriptClient,
  serverPages,
  type VpnScriptClient,
} from "../../../generated/vpnscript/index.js";
import { throwInvalid, validators } from "../../../generated/vpnscript/validators.js";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../apis/vpnscript/sandbox/start.ts";
import { throttledTo } from "../../apis/vpnscript/sandbox/throttle.support.ts";
import { describedAnswers } from "./described-answers.ts";

type Persona =
  "active" | "other" | "suspended" | "noService" | "inactive" | "expired" | "deviceLimited";

let sandbox: Sandbox;
let throttled: Sandbox;
let as: Record<Persona | "nobody", VpnScriptClient>;
let personas: Record<Persona, { username: string; password: string }>;

const device_name = "contract-tests";
const openvpn = { server_id: 1 };
const wireguard = { server_id: 2 };
const withoutProfile = { server_id: 3 };
const full = { server_id: 4 };
const missing = { server_id: 999_999 };
/** What the types forbid, and an app without types may send all the same. */
const nothing = {} as never;

beforeAll(async () => {
  // Long enough for a job to be seen pending, however busy the machine is.
  sandbox = await startSandbox({ jobMs: 700 });
  throttled = await startSandbox({ alter: throttledTo(0) });
  personas = sandbox.target["personas"] as typeof personas;
  const clients = await Promise.all(
    (["nobody", ...Object.keys(personas)] as const).map(async (name) => {
      const client = createVpnScriptClient({
        baseUrl: sandbox.baseUrl,
        validation: throwInvalid(validators),
      });
      const credentials = personas[name as Persona];
      if (credentials) await client.logIn({ ...credentials, device_name });
      return [name, client] as const;
    }),
  );
  as = Object.fromEntries(clients) as typeof as;
});
afterAll(() => Promise.all([sandbox.close(), throttled.close()]));

type Reach = () => Promise<{ variant: string }>;

/** What any operation can answer, and how it is brought to: what it is asked makes no difference. */
const anywhere: Record<string, () => object> = {
  "too-many-requests": () => ({ baseUrl: throttled.baseUrl }),
  "framework-error": () => ({
    fetch: (url: string, init: object) => fetch(url, { ...init, method: "PATCH" }),
  }),
};

/** How each other variant of each operation is provoked. */
const reaches: Record<string, Record<string, Reach>> = {
  createToken: {
    "token-issued": () => as.nobody.createToken({ ...personas.active, device_name }),
    "account-suspended": () => as.nobody.createToken({ ...personas.suspended, device_name }),
    "invalid-data": () => as.nobody.createToken(nothing),
    "wrong-credentials": () =>
      as.nobody.createToken({ ...personas.active, password: "wrong", device_name }),
  },
  getAccount: {
    account: () => as.active.getAccount(),
    unauthenticated: () => as.nobody.getAccount(),
  },
  listServers: {
    "all-servers": () => as.active.listServers(),
    "server-page": () => as.active.listServers({ paginate: 2 }),
    unauthenticated: () => as.nobody.listServers(),
    "invalid-data": () => as.active.listServers({ paginate: "many" as never }),
  },
  getOpenvpnProfile: {
    "full-profile": () => as.active.getOpenvpnProfile({ ...openvpn, cert_only: false }),
    "certificate-only": () => as.active.getOpenvpnProfile({ ...openvpn, cert_only: true }),
    unauthenticated: () => as.nobody.getOpenvpnProfile(openvpn),
    "server-not-found": () => as.active.getOpenvpnProfile(missing),
    "profile-not-found": () => as.active.getOpenvpnProfile(withoutProfile),
    "invalid-data": () => as.active.getOpenvpnProfile(nothing),
    "no-active-service": () => as.expired.getOpenvpnProfile(openvpn),
    "not-openvpn": () => as.active.getOpenvpnProfile(wireguard),
  },
  getOpenvpnAuth: {
    "openvpn-credentials": () => as.active.getOpenvpnAuth(),
    unauthenticated: () => as.nobody.getOpenvpnAuth(),
    "server-not-found": () => as.active.getOpenvpnAuth(missing),
    "profile-not-found": () => as.active.getOpenvpnAuth(withoutProfile),
    "invalid-data": () => as.active.getOpenvpnAuth({ server_id: "first" as never }),
    "no-service": () => as.noService.getOpenvpnAuth(),
    "service-inactive": () => as.inactive.getOpenvpnAuth(),
    "service-expired": () => as.expired.getOpenvpnAuth(),
    "not-openvpn": () => as.active.getOpenvpnAuth(wireguard),
  },
  listWireguardConfigs: {
    configs: async () => {
      await createActiveWireguardConfig(as.active, wireguard, { intervalMs: 20 });
      return as.active.listWireguardConfigs(wireguard);
    },
    unauthenticated: () => as.nobody.listWireguardConfigs(wireguard),
    "server-not-found": () => as.active.listWireguardConfigs(missing),
    "no-configs": () => as.other.listWireguardConfigs(wireguard),
    "invalid-data": () => as.active.listWireguardConfigs(nothing),
    "no-service": () => as.noService.listWireguardConfigs(wireguard),
    "service-inactive": () => as.inactive.listWireguardConfigs(wireguard),
    "service-expired": () => as.expired.listWireguardConfigs(wireguard),
    "not-wireguard": () => as.active.listWireguardConfigs(openvpn),
  },
  createWireguardConfig: {
    "create-dispatched": () => as.active.createWireguardConfig(wireguard),
    unauthenticated: () => as.nobody.createWireguardConfig(wireguard),
    "server-not-found": () => as.active.createWireguardConfig(missing),
    "invalid-data": () => as.active.createWireguardConfig(nothing),
    "no-service": () => as.noService.createWireguardConfig(wireguard),
    "service-inactive": () => as.inactive.createWireguardConfig(wireguard),
    "service-expired": () => as.expired.createWireguardConfig(wireguard),
    "not-wireguard": () => as.active.createWireguardConfig(openvpn),
    "server-full": () => as.active.createWireguardConfig(full),
    "device-limit": async () => {
      await as.deviceLimited.createWireguardConfig(wireguard);
      return as.deviceLimited.createWireguardConfig(wireguard);
    },
  },
  deleteWireguardConfig: {
    "delete-dispatched": async () => {
      const made = await createActiveWireguardConfig(as.active, wireguard, { intervalMs: 20 });
      if (made.variant !== "active") return made;
      return as.active.deleteWireguardConfig({ config_id: made.config.id });
    },
    unauthenticated: () => as.nobody.deleteWireguardConfig({ config_id: 1 }),
    "config-not-found": () => as.active.deleteWireguardConfig({ config_id: 999_999 }),
    "invalid-data": () => as.active.deleteWireguardConfig(nothing),
    "config-pending": async () => {
      await as.active.createWireguardConfig(wireguard);
      const list = await as.active.listWireguardConfigs(wireguard);
      if (list.variant !== "configs") return list;
      const pending = list.body.data.find(({ status }) => status !== 1);
      return as.active.deleteWireguardConfig({ config_id: pending?.id ?? 0 });
    },
  },
};

describe("every variant that the sandbox answers arrives in its own arm", () => {
  test.each(describedAnswers("vpnscript"))("$method $variant", async ({ method, variant }) => {
    const options = { baseUrl: sandbox.baseUrl, retries: 0, ...anywhere[variant]?.() };
    const client = createVpnScriptClient(options) as unknown as Record<string, Reach>;
    const reach = variant in anywhere ? client[method]! : reaches[method]![variant]!;
    expect((await reach()).variant).toBe(variant);
  });
});

test("the pages of the server list are the whole list, and a refusal is the last of them", async () => {
  const whole = await as.active.listServers();
  if (whole.variant !== "all-servers") throw new Error(whole.variant);
  const listed: number[] = [];
  for await (const page of serverPages(as.active, { paginate: 2 })) {
    if (page.variant === "server-page") listed.push(...page.body.data.map(({ id }) => id));
  }
  expect(listed).toEqual(whole.body.data.map(({ id }) => id));
  const refused = [];
  for await (const page of serverPages(as.nobody)) refused.push(page.variant);
  expect(refused).toEqual(["unauthenticated"]);
});

test("a throttled read waits as long as it is told, and a creation comes back at once", async () => {
  const throttled = await startSandbox({ alter: throttledTo(1) });
  try {
    const client = createVpnScriptClient({ baseUrl: throttled.baseUrl, timeoutMs: 100_000 });
    await client.getAccount();
    const created = await client.createWireguardConfig(wireguard);
    expect(created.variant).toBe("too-many-requests");
    const calls = throttled.log.length;
    const signal = AbortSignal.timeout(200);
    await expect(client.getAccount(undefined, { signal })).rejects.toThrow("aborted");
    expect(throttled.log.length - calls).toBe(1);
  } finally {
    await throttled.close();
  }
});
