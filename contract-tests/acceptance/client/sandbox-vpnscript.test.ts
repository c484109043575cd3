import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createVpnScriptClient,
  serverPages,
  type VpnScriptClient,
} from "../../../generated/vpnscript/index.js";
import { throwInvalid, validators } from "../../../generated/vpnscript/validators.js";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../apis/vpnscript/sandbox/start.ts";
import { throttledTo } from "../../apis/vpnscript/sandbox/throttle.support.ts";
import type { VpnScriptTarget } from "../../apis/vpnscript/target.ts";
import { describedAnswers } from "./described-answers.ts";

let sandbox: Sandbox;
let throttled: Sandbox;
let as: Record<"active" | "nobody", VpnScriptClient>;

beforeAll(async () => {
  sandbox = await startSandbox();
  throttled = await startSandbox({ alter: throttledTo(0) });
  const validation = throwInvalid(validators);
  const client = () => createVpnScriptClient({ baseUrl: sandbox.baseUrl, validation });
  as = { active: client(), nobody: client() };
  const { personas } = sandbox.target as unknown as VpnScriptTarget;
  await as.active.logIn({ ...personas.active!, device_name: "contract-tests" });
});
afterAll(() => Promise.all([sandbox.close(), throttled.close()]));

type Method = () => Promise<{ variant: string }>;

const operations = [...new Set(describedAnswers("vpnscript").map(({ method }) => method))];

describe("what any operation can answer arrives in its own arm", () => {
  test.each(operations)("%s, too-many-requests", async (name) => {
    const client = createVpnScriptClient({ baseUrl: throttled.baseUrl, retries: 0 });
    const method = (client as unknown as Record<string, Method>)[name]!;
    expect((await method()).variant).toBe("too-many-requests");
  });

  test.each(operations)("%s, framework-error", async (name) => {
    const patch = (url: string, init: object) => fetch(url, { ...init, method: "PATCH" });
    const client = createVpnScriptClient({ baseUrl: sandbox.baseUrl, retries: 0, fetch: patch });
    const method = (client as unknown as Record<string, Method>)[name]!;
    expect((await method()).variant).toBe("framework-error");
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
    const created = await client.createWireguardConfig({ server_id: 2 });
    expect(created.variant).toBe("too-many-requests");
    const calls = throttled.log.length;
    const signal = AbortSignal.timeout(200);
    await expect(client.getAccount(undefined, { signal })).rejects.toThrow("aborted");
    expect(throttled.log.length - calls).toBe(1);
  } finally {
    await throttled.close();
  }
});
