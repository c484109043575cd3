import { afterEach, describe, expect, test } from "vitest";
import { loadApi } from "../apis/discover.ts";
import { generated } from "./generated.support.ts";
import { ProxyReport, startProxy, type Seen } from "./proxy.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

async function between(fault?: string) {
  const api = await loadApi("vpnscript");
  const sandbox = await api.startSandbox(fault === undefined ? {} : { fault });
  const seen: Seen[] = [];
  const proxy = await startProxy(api, generated(api.name), {
    upstream: sandbox.baseUrl,
    seen: (one) => seen.push(one),
  });
  closing.push(() => sandbox.close(), proxy.close);
  const { personas } = sandbox.target as { personas: Record<string, Login> };
  const ask = (method: string, path: string, body?: object, token?: string) =>
    fetch(proxy.baseUrl + path, {
      method,
      redirect: "manual",
      headers: {
        accept: "application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const logIn = async (persona: string) => {
    const response = await ask("POST", "/api/auth/token", {
      ...personas[persona],
      device_name: "phone",
    });
    return { status: response.status, ...((await response.json()) as { token?: string }) };
  };
  return { ask, logIn, seen, personas, sandbox, proxy };
}

interface Login {
  readonly username: string;
  readonly password: string;
}

test("an app that uses a good installation is served as if directly, and nothing is found", async () => {
  const { ask, logIn, seen } = await between();
  const { token } = await logIn("active");
  const account = await ask("GET", "/api/account", undefined, token);
  expect((await account.json()) as object).toMatchObject({ data: { username: "alice" } });
  await (await ask("GET", "/api/account")).text();
  await (await ask("DELETE", "/api/wireguard/delete", { config_id: 99 }, token)).text();
  expect(seen.map(({ variant, status }) => [status, variant])).toEqual([
    [200, "vpnscript/createToken/200/token-issued"],
    [200, "vpnscript/getAccount/200/account"],
    [401, "vpnscript/getAccount/401/unauthenticated"],
    [404, "vpnscript/deleteWireguardConfig/404/config-not-found"],
  ]);
  expect(seen.flatMap(({ findings }) => findings)).toEqual([]);
  expect(seen.flatMap(({ notes }) => notes)).toEqual([
    "The app's request: Request carries no credentials.",
  ]);
});

describe("a finding", () => {
  test.each<[string, string, string, string]>([
    ["account-id-string", "body-matches-schema", "/data/user_id", "getAccount/200/account"],
    ["unauthenticated-403", "status-as-documented", "status", "getAccount/401/unauthenticated"],
    [
      "servers-content-type",
      "media-type-as-documented",
      "content-type",
      "listServers/200/all-servers",
    ],
    [
      "unauthenticated-without-success",
      "body-matches-schema",
      "/success",
      "getAccount/401/unauthenticated",
    ],
  ])("%s: %s at %s of %s", async (fault, check, at, variant) => {
    const { ask, logIn, seen } = await between(fault);
    const { token } = await logIn("active");
    await (await ask("GET", "/api/account", undefined, token)).text();
    await (await ask("GET", "/api/account")).text();
    await (await ask("GET", "/api/servers", undefined, token)).text();
    const found = seen.filter(({ findings }) => findings.length > 0);
    expect(found.map(({ variant: id }) => id)).toEqual([`vpnscript/${variant}`]);
    expect(found[0]!.findings[0]).toMatchObject({ check, at });
  });

  test("is said once, in the project's order, and counted", async () => {
    const { ask, logIn, seen } = await between("account-id-string");
    const { token } = await logIn("active");
    for (let i = 0; i < 3; i++) await (await ask("GET", "/api/account", undefined, token)).text();
    const report = new ProxyReport();
    const lines = seen.flatMap((one) => report.linesOf(one));
    expect(lines.map((line) => line.trim().split(/\s/)[0])).toEqual([
      ...["✗", "The", "documented", "came", "where", "check", "request"],
    ]);
    expect(report.summary()).toBe("4 exchanges, 1 variant as documented, 1 finding");
  });
});

test("no secret of app or installation is in what is seen", async () => {
  const { ask, logIn, seen, personas } = await between("token-null");
  await logIn("active");
  await (
    await ask("GET", "/api/account?api-key=key-in-a-url", undefined, "4|from-an-earlier-day")
  ).text();
  await (await ask("POST", "/api/auth/token", { password: "abc", username: 7 })).text();
  const text = JSON.stringify(seen);
  for (const secret of [
    personas["active"]!.password,
    "from-an-earlier-day",
    "key-in-a-url",
    "abc",
  ]) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain("${PASSWORD}");
});

test("the app's own mistakes and calls beyond the page are notes", async () => {
  const { ask, logIn, seen } = await between();
  const { token } = await logIn("active");
  await (await ask("POST", "/api/wireguard/create", { server_id: "two" }, token)).text();
  await (await ask("GET", "/api/plans", undefined, token)).text();
  expect(seen.slice(1).map(({ findings, notes }) => [findings.length, notes])).toEqual([
    [0, ["The app's request: Request body property server_id must be integer."]],
    [0, [expect.stringContaining("documents no such operation")]],
  ]);
});

test("an installation that is away is a finding and a 502", async () => {
  const { ask, seen, sandbox } = await between();
  await sandbox.close();
  expect((await ask("GET", "/api/account")).status).toBe(502);
  expect(seen[0]!.findings[0]).toMatchObject({ check: "an-answer-comes" });
});
