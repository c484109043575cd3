import { describe, expect, test } from "vitest";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { api } from "./api.ts";
import { SERVER_IDS } from "./sandbox/servers.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { VpnScriptSession } from "./session.ts";
import { create } from "./situations.ts";
import type { Persona, VpnScriptTarget } from "./target.ts";

type Change = (target: VpnScriptTarget) => Partial<VpnScriptTarget>;

async function said(change: Change, liberties: readonly string[] = []) {
  const sandbox = await startSandbox({ liberties });
  try {
    const target = sandbox.target as unknown as VpnScriptTarget;
    const transport = new Transport({ allowWrites: false, requestsPerMinute: 60_000 });
    const session = api.connect({ ...target, ...change(target) }, transport, new Secrets());
    await session.preflight();
    return undefined;
  } catch (error) {
    return (error as Error).message.replaceAll('target "sandbox-vpnscript": ', "").split("\n");
  } finally {
    await sandbox.close();
  }
}

function isReally(persona: Persona, other: Persona): Change {
  return ({ personas: { [other]: account, ...rest } }) => ({
    personas: { ...rest, [persona]: account },
  });
}

const server = (fixture: keyof typeof SERVER_IDS, id: number): Change => {
  return ({ servers }) => ({ servers: { ...servers, [fixture]: id } });
};

describe("a target file that the installation contradicts is refused by the field", () => {
  test.each<[string, Change, string]>([
    [
      "active has expired",
      isReally("active", "expired"),
      "personas.active is to be an account that has an active service, and the installation says that it has a service that has expired",
    ],
    [
      "active has no service",
      isReally("active", "noService"),
      "personas.active is to be an account that has an active service, and the installation says that it has no service",
    ],
    [
      "expired is active",
      isReally("expired", "other"),
      "personas.expired is to be an account that has a service that has expired, and the installation says that it has an active service",
    ],
    [
      "noService has one",
      isReally("noService", "other"),
      "personas.noService is to be an account that has no service, and the installation says that it has an active service",
    ],
    [
      "active is suspended",
      isReally("active", "suspended"),
      "personas.active: the installation has suspended the account",
    ],
    [
      "a wrong password",
      ({ personas }) => ({
        personas: { ...personas, other: { ...personas.other!, password: "x" } },
      }),
      "personas.other: the installation refuses its credentials",
    ],
    [
      "one account twice",
      ({ personas }) => ({ personas: { ...personas, other: personas.active! } }),
      "personas.other is the same account as personas.active",
    ],
    [
      "missing exists",
      server("missing", SERVER_IDS.wireguard),
      "servers.missing (2) is to be a server that is not in the list, and the installation lists it as a server for wireguard",
    ],
    [
      "disabled is enabled",
      server("disabled", SERVER_IDS.openvpn),
      "servers.disabled (1) is to be a server that is not in the list, and the installation lists it as a server for openvpn",
    ],
    [
      "wireguard is nobody's id",
      server("wireguard", 888_888),
      "servers.wireguard (888888) is to be a server for wireguard, and the installation lists no such server",
    ],
    [
      "suspended is let in",
      isReally("suspended", "other"),
      "personas.suspended is to be an account that the operator has suspended, and the installation lets it in, and shows it as it shows personas.active",
    ],
    [
      "what is to lack a profile has one",
      server("openvpnWithoutProfile", 6),
      "servers.openvpnWithoutProfile (6) is to be a server that has no profile, and the installation says that it has one",
    ],
    [
      "openvpn has no profile",
      server("openvpn", SERVER_IDS.openvpnWithoutProfile),
      "servers.openvpn (3) is to be a server that has a profile, and the installation says that it has none",
    ],
    [
      "openvpn speaks WireGuard",
      server("openvpn", SERVER_IDS.wireguard),
      "servers.openvpn (2) is to be a server for openvpn, and the installation lists it as a server for wireguard",
    ],
  ])("%s", async (_, change, want) => {
    const lines = await said(change);
    expect(lines).toHaveLength(1);
    expect(lines![0]).toContain(`${want}; `);
  });

  test("several fields are named in one line", async () => {
    const exchanged: Change = ({ personas: { active, expired, ...rest } }) => ({
      personas: { ...rest, active: expired, expired: active } as VpnScriptTarget["personas"],
    });
    expect(await said(exchanged)).toEqual([
      expect.stringMatching(/^[^\n]*personas\.active is to be .+; and personas\.expired is to be /),
    ]);
  });
});

test.each<[string, object, number]>([
  ["a second factor", { two_factor: true }, 200],
  ["a one-time password", { message: "The given data was invalid.", errors: { otp: ["-"] } }, 422],
  ["an address to be verified", { message: "Your email address is not verified." }, 403],
])("an account that is asked for %s is refused by its field", async (_, answer, status) => {
  const sandbox = await startSandbox({
    alter: ({ url, body }, own) =>
      url.pathname === "/api/auth/token" && body.includes('"alice"')
        ? { ...own, status, body: JSON.stringify(answer) }
        : own,
  });
  try {
    const transport = new Transport({ allowWrites: false, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets());
    await expect(session.preflight()).rejects.toThrow(
      /personas\.active: .* by username and password alone/,
    );
  } finally {
    await sandbox.close();
  }
});

test("a create that is refused since the account has another plan by now is not called wrong", async () => {
  let isDown = false;
  const limit =
    "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before.";
  const sandbox = await startSandbox({
    alter: ({ url }, own) => {
      if (isDown && url.pathname === "/api/wireguard/create") {
        return { ...own, status: 422, body: JSON.stringify({ success: false, message: limit }) };
      }
      if (!isDown || url.pathname !== "/api/account") return own;
      return { ...own, body: String(own.body).replaceAll(/"plan_id":\d+/g, '"plan_id":77') };
    },
  });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    await session.send("getAccount", { as: "active" });
    isDown = true;
    await expect(create(session)).rejects.toThrow(/had plan \d+, and has plan 77 by now/);
  } finally {
    await sandbox.close();
  }
});

test("what nothing chosen rests on is not asked for", async () => {
  const sandbox = await startSandbox();
  try {
    const transport = new Transport({ allowWrites: false, requestsPerMinute: 60_000 });
    const session = api.connect(
      sandbox.target as unknown as VpnScriptTarget,
      transport,
      new Secrets(),
    );
    const { variants } = api.catalogue;
    const chosen = (key: keyof typeof variants) => ({ variants: [variants[key]!], rules: [] });
    await session.preflight(chosen("getAccount/401/unauthenticated"));
    expect(transport.requests).toBe(1);
    // A login, and the read that shows the account's state.
    await session.preflight(chosen("getOpenvpnAuth/422/no-service"));
    expect(transport.requests).toBe(1 + 1 + 2);
  } finally {
    await sandbox.close();
  }
});

test.each<[string, Change, readonly string[]]>([
  ["what is so", () => ({}), []],
  ["what a target file leaves out", () => ({ personas: {}, servers: {} }), []],
  ["accounts that all list a service", () => ({}), ["service-for-all"]],
])("%s is not contradicted", async (_, change, liberties) => {
  expect(await said(change, liberties)).toBeUndefined();
});
