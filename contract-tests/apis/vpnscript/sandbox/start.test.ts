import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { visit } from "./panel-visitor.support.ts";
import { PERSONAS } from "../target.ts";
import { SERVER_IDS } from "./servers.ts";
import { startSandbox } from "./start.ts";

test("is ready after less than 300 ms of work and describes itself as a target", async () => {
  const before = process.cpuUsage();
  const sandbox = await startSandbox();
  expect(process.cpuUsage(before).user).toBeLessThan(300_000);
  const { personas, ...rest } = sandbox.target;
  await sandbox.close();
  expect(rest).toEqual({
    name: "sandbox-vpnscript",
    api: "vpnscript",
    baseUrl: sandbox.baseUrl,
    deviceName: "contract-tests",
    allowWrites: true,
    jobTimeout: 4,
    requestsPerMinute: 60000,
    servers: SERVER_IDS,
  });
  expect(Object.keys(personas as object)).toEqual(Object.keys(PERSONAS));
});

test("an unknown fault is an error before anything listens", async () => {
  await expect(startSandbox({ fault: "delete-stays" })).rejects.toThrow(/deleted-stays/);
});

test("jobs take the time that was asked for", async () => {
  const sandbox = await startSandbox({ jobMs: 1 });
  const visitor = visit(sandbox);
  await visitor.askAs("active", "POST", "/api/wireguard/create", { server_id: 2 });
  await wait(30);
  expect(sandbox.fingerprint()).toContain("configuration 6 of alice on server 2: status 1");
  await sandbox.close();
});

test("closing drops the jobs that are under way", async () => {
  const sandbox = await startSandbox({ jobMs: 5 });
  const visitor = visit(sandbox);
  await visitor.askAs("active", "POST", "/api/wireguard/create", { server_id: 2 });
  await sandbox.close();
  const closed = sandbox.fingerprint();
  await wait(30);
  expect(sandbox.fingerprint()).toBe(closed);
});

test("logging in leaves nothing behind, and the log has every request", async () => {
  const sandbox = await startSandbox();
  const before = sandbox.fingerprint();
  await visit(sandbox).logIn("active");
  expect(sandbox.fingerprint()).toBe(before);
  expect(sandbox.log).toEqual([{ method: "POST", path: "/api/auth/token", status: 200 }]);
  await sandbox.close();
});
