import { describe, expect, test } from "vitest";
import {
  createActiveWireguardConfig,
  createVpnScriptClient,
  waitForWireguardConfig,
} from "../../../generated/vpnscript/index.js";
import { startSandbox } from "../../apis/vpnscript/sandbox/start.ts";
import { describedAnswers } from "./described-answers.ts";
import { answering, json } from "./stub.ts";

const config = (id: number, status: number, fail_reason: string | null = null) => ({
  id,
  config: status === 1 ? "[Interface]" : null,
  status,
  fail_reason,
  created_at: "2024-01-01T00:00:00.000000Z",
  updated_at: "2024-01-01T00:00:00.000000Z",
});
const listed = (...data: object[]) => json(200, { status: true, message: null, data });
const dispatched = json(200, {
  status: true,
  message: "WireGuard configuration create job dispatched. It will be completed shortly.",
});
const none = json(404, { success: false, message: "No configuration found for this server." });
const { status, body } = describedAnswers("vpnscript").find(
  ({ variant }) => variant === "service-expired",
)!;
const expired = json(status!, body);
const full = json(422, {
  success: false,
  message:
    "The server has reached the maximum allowed user limit. Please try again later or choose a different server.",
});
const server_id = 2;
const quick = { intervalMs: 1, timeoutMs: 2000 };

describe("a configuration that is ordered", () => {
  test.each([
    [
      "becomes active",
      [none, dispatched, none, listed(config(1, 0)), listed(config(1, 1))],
      "active",
    ],
    [
      "is told from older ones",
      [listed(config(1, 1)), dispatched, listed(config(1, 1), config(2, 1))],
      "active",
    ],
    ["may fail", [none, dispatched, listed(config(1, 0, "no address left"))], "failed"],
    ["may be refused", [none, full], "server-full"],
    ["is not ordered where the list is refused", [expired], "service-expired"],
    ["may meet a refusal while it waits", [none, dispatched, expired], "still-pending"],
  ])("%s", async (_, answers, variant) => {
    const { fetch, asked } = answering(...answers);
    const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch });
    const made = await createActiveWireguardConfig(client, { server_id }, quick);
    expect(made.variant).toBe(variant);
    expect(asked).toHaveLength(answers.length);
    if (made.variant === "active") expect(made.config.status).toBe(1);
  });

  test("may take longer than the app waits", async () => {
    const { fetch } = answering(listed(config(1, 0)));
    const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch });
    const options = { intervalMs: 1, timeoutMs: 30 };
    const made = await waitForWireguardConfig(client, { server_id }, options);
    expect(made).toEqual({ variant: "still-pending", wanted: { server_id } });
  });

  test("is looked for less and less often", async () => {
    const { fetch, asked } = answering(listed(config(1, 0)));
    const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch });
    const options = { intervalMs: 10, timeoutMs: 200 };
    await waitForWireguardConfig(client, { server_id }, options);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(9);
  });

  test("is waited for until the app gives up", async () => {
    const { fetch } = answering(listed(config(1, 0)));
    const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch });
    const signal = AbortSignal.timeout(20);
    const waiting = waitForWireguardConfig(client, { server_id }, { ...quick, signal });
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

const broken = json(500, { message: "Server Error" });
const lost = () => {
  throw new TypeError("fetch failed");
};
const wanted = { server_id, except: [] };
test.each([
  ["a failure of the panel", broken, { wanted, answer: { variant: "framework-error" } }],
  ["an odd success", json(200, { status: true }), { wanted, answer: { variant: "undocumented" } }],
  ["nothing", lost, { wanted }],
])("a creation that is answered by %s may have been ordered", async (_, answer, expected) => {
  const { fetch, asked } = answering(none, answer);
  const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch, retries: 0 });
  const made = await createActiveWireguardConfig(client, { server_id }, quick);
  expect(made).toMatchObject({ variant: "still-pending", ...expected });
  expect(asked).toHaveLength(2);
});

test("a network that is lost for a while ends no waiting", async () => {
  const { fetch } = answering(none, dispatched, lost, lost, listed(config(1, 1)));
  const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch, retries: 0 });
  const made = await createActiveWireguardConfig(client, { server_id }, quick);
  expect(made.variant).toBe("active");
});

test("what was ordered and is not there in time can be waited for again", async () => {
  const pending = listed(config(1, 1), config(2, 0));
  const { fetch } = answering(
    listed(config(1, 1)),
    dispatched,
    pending,
    expired,
    pending,
    listed(config(2, 1)),
  );
  const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch });
  const made = await createActiveWireguardConfig(client, { server_id }, quick);
  expect(made).toMatchObject({
    variant: "still-pending",
    answer: { variant: "service-expired" },
    wanted: { server_id, except: [1] },
  });
  if (made.variant !== "still-pending") return;
  const waited = await waitForWireguardConfig(client, made.wanted, quick);
  expect(waited).toMatchObject({ variant: "active", config: { id: 2 } });
});

test.each([
  [
    "the active one of several",
    [config(1, 0), config(2, 1)],
    { variant: "active", config: { id: 2 } },
  ],
  [
    "what is there, and not what is said to be",
    [{ ...config(1, 1), config: null }, config(2, 1)],
    { variant: "active", config: { id: 2 } },
  ],
  ["a failure if all have failed", [config(1, 0, "x")], { variant: "failed", config: { id: 1 } }],
])("a wait gives %s", async (_, configs, expected) => {
  const { fetch } = answering(listed(...configs));
  const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch });
  expect(await waitForWireguardConfig(client, { server_id }, quick)).toMatchObject(expected);
});

test("the sandbox makes a configuration, and it is the new one that comes", async () => {
  const sandbox = await startSandbox({ jobMs: 50 });
  try {
    const client = createVpnScriptClient({ baseUrl: sandbox.baseUrl });
    const { active } = sandbox.target["personas"] as {
      active: { username: string; password: string };
    };
    await client.logIn({ ...active, device_name: "phone" });
    const ids = [];
    for (let round = 0; round < 2; round++) {
      const made = await createActiveWireguardConfig(client, { server_id }, { intervalMs: 20 });
      if (made.variant === "active") ids.push(made.config.id);
    }
    expect(new Set(ids).size).toBe(2);
  } finally {
    await sandbox.close();
  }
});

test("calls at the same moment each have a configuration of their own", async () => {
  const sandbox = await startSandbox({ jobMs: 100 });
  try {
    const client = createVpnScriptClient({ baseUrl: sandbox.baseUrl });
    const { active } = sandbox.target["personas"] as {
      active: { username: string; password: string };
    };
    await client.logIn({ ...active, device_name: "phone" });
    const three = [1, 2, 3].map(() =>
      createActiveWireguardConfig(client, { server_id }, { intervalMs: 20 }),
    );
    const made = (await Promise.all(three)).map((one) => {
      return one.variant === "active" ? [one.config.id, one.config.config] : one.variant;
    });
    expect(new Set(made.map(String)).size).toBe(3);
    const list = await client.listWireguardConfigs({ server_id });
    const there = list.variant === "configs" ? list.body.data.map(({ id }) => id) : [];
    expect(made.map((one) => one[0]).toSorted()).toEqual(there.toSorted());
  } finally {
    await sandbox.close();
  }
});

test("what failed for one call is not what another one waits for", async () => {
  const lists = [none, none];
  const failed = config(1, 0, "no address left");
  const { fetch } = answering(
    ...lists,
    dispatched,
    dispatched,
    listed(failed, config(2, 0)),
    listed(failed, config(2, 0)),
    listed(failed, config(2, 1)),
  );
  const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch });
  const both = [1, 2].map(() => createActiveWireguardConfig(client, { server_id }, quick));
  const made = (await Promise.all(both)).map(({ variant }) => variant);
  expect(made.toSorted()).toEqual(["active", "failed"]);
});
