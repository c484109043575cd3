import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadApi } from "../apis/discover.ts";
import { serve } from "./served.ts";
import { generated } from "./generated.support.ts";
import { startMock, type Mock } from "./start.ts";

let folder: string;
const running: Mock[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((mock) => mock.close()));
  await rm(folder, { recursive: true });
});

const BUNDLE = new URL("../../generated/vpnscript/openapi.json", import.meta.url);
const TOKEN = { authorization: "Bearer made-up" };

async function start(...options: Parameters<typeof startMock>): Promise<Mock> {
  const mock = await startMock(...options);
  running.push(mock);
  return mock;
}

test("two mocks take free ports on loopback, and the printed request is answered", async () => {
  const [one, other] = [
    await start([generated("vpnscript")], { watch: false }),
    await start([generated("waveros")], { watch: false }),
  ];
  expect(one.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(other.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/$/);
  expect(new URL(one.baseUrl).port).not.toBe(new URL(other.baseUrl).port);
  expect(one.curl).toContain(`'${one.baseUrl}/api/auth/token'`);
  expect(other.curl).toContain(`'${other.baseUrl}' `);
});

test("a taken port is the user's to change", async () => {
  const { baseUrl } = await start([generated("vpnscript")], { watch: false });
  const port = Number(new URL(baseUrl).port);
  await expect(startMock([generated("vpnscript")], { port, watch: false })).rejects.toThrow(
    /the port is taken; give/,
  );
});

test("after close nothing answers, and the port is free", async () => {
  const mock = await startMock([generated("vpnscript")]);
  const idle = await fetch(`${mock.baseUrl}/api/account`);
  await idle.arrayBuffer();
  await mock.close();
  await expect(fetch(mock.baseUrl)).rejects.toThrow();
  await start([generated("vpnscript")], { port: Number(new URL(mock.baseUrl).port), watch: false });
});

test("a page of any origin may call it, with any header", async () => {
  const { baseUrl } = await start([generated("vpnscript")], { watch: false });
  const origin = "http://localhost:5173";
  const preflight = await fetch(`${baseUrl}/api/account`, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "GET",
      "access-control-request-headers": "authorization,x-scenario",
    },
  });
  expect(preflight.status).toBe(204);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "GET",
    "access-control-allow-headers": "authorization,x-scenario",
  });
  for (const path of ["/api/account", "/nowhere"]) {
    const answer = await fetch(baseUrl + path, { headers: { origin, ...TOKEN } });
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
  }
});

test("a changed description is served; while it is broken the last good one goes on", async () => {
  const file = join(folder, "openapi.json");
  const original = await readFile(BUNDLE, "utf8");
  await writeFile(file, original);
  const { catalogue } = await loadApi("vpnscript");
  const read = async () => serve(JSON.parse(await readFile(file, "utf8")) as object, catalogue);
  const said: string[] = [];
  const mock = await start([{ folder, read }], { say: (line) => said.push(line) });
  const username = async () => {
    const answer = await fetch(`${mock.baseUrl}/api/account`, { headers: TOKEN });
    return ((await answer.json()) as { data: { username: string } }).data.username;
  };
  expect(await username()).toBe("admin");

  // At once: of what is written slowly, a part may be read.
  const put = async (text: string) => {
    await writeFile(join(folder, "new"), text);
    await rename(join(folder, "new"), file);
  };
  await put(original.replaceAll(/(?<="username": ?)"admin"/g, '"changed"'));
  await expect.poll(username).toBe("changed");
  await put(original.replace('"openapi"', '"openapi'));
  await expect
    .poll(() => said.at(-1))
    .toMatch(/^vpnscript: the description is broken, so the last good one goes on: .+$/);
  expect(await username()).toBe("changed");
  await put(original);
  await expect.poll(username).toBe("admin");
});

test("without a usable description it does not start", async () => {
  const read = () => Promise.reject(new Error("no description"));
  await expect(startMock([{ folder, read }])).rejects.toThrow("no description");
});
