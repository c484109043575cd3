import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Sandbox } from "../../../../sandbox/sandbox.ts";
import type { PersonaName } from "../accounts.ts";
import { visit, type PanelVisitor } from "../panel-visitor.support.ts";
import { aTime, expectAnswer } from "../same-shape.support.ts";
import { startSandbox } from "../start.ts";

const JOB_MS = 60;

let sandbox: Sandbox;
let visitor: PanelVisitor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  sandbox = await startSandbox({ jobMs: JOB_MS });
  visitor = visit(sandbox);
});
afterEach(async () => {
  await sandbox.close();
  vi.useRealTimers();
});

const refused = (message: string): unknown => ({ success: false, message });
const dispatched = (kind: string): string =>
  `WireGuard configuration ${kind} job dispatched. It will be completed shortly.`;
const finishJobs = () => vi.advanceTimersByTimeAsync(JOB_MS);

const list = (id: unknown = 2, persona: PersonaName = "active") =>
  visitor.askAs(persona, "GET", `/api/wireguard/configs?server_id=${String(id)}`);
const create = (id: unknown = 2, persona: PersonaName = "active") =>
  visitor.askAs(persona, "POST", "/api/wireguard/create", { server_id: id });
const remove = (id: unknown, persona: PersonaName = "active") =>
  visitor.askAs(persona, "DELETE", "/api/wireguard/delete", { config_id: id });

const listed = (status: number, config: unknown): unknown => ({
  status: true,
  message: null,
  data: [{ id: 6, config, status, fail_reason: null, created_at: aTime, updated_at: aTime }],
});

async function freeSlots(): Promise<unknown> {
  const { body } = await visitor.askAs("active", "GET", "/api/servers");
  return (body as { readonly data: readonly Record<string, unknown>[] }).data[1]?.[
    "wg_available_slots"
  ];
}

test("a configuration's life: pending creation, active, pending deletion, gone", async () => {
  const before = { slots: await freeSlots(), fingerprint: sandbox.fingerprint() };
  expectAnswer(await list(), 404, refused("No configuration found for this server."));
  expectAnswer(await create(), 200, { status: true, message: dispatched("create") });
  expectAnswer(await list(), 200, listed(0, null));
  expect(await freeSlots()).toBe(Number(before.slots) - 1);
  const pending = "The WireGuard configuration is pending creation or deletion.";
  expectAnswer(await remove(6), 422, refused(pending));

  await finishJobs();
  expectAnswer(await list(), 200, listed(1, expect.stringMatching(/^\[Interface\]\n/)));
  expect(sandbox.fingerprint()).not.toBe(before.fingerprint);
  expectAnswer(await remove(6), 200, { success: true, message: dispatched("delete") });
  expectAnswer(await list(), 200, listed(2, null));
  expectAnswer(await remove(6), 422, refused(pending));

  await finishJobs();
  expectAnswer(await list(), 404, refused("No configuration found for this server."));
  expectAnswer(await remove(6), 404, refused("The WireGuard configuration is not found."));
  expect({ slots: await freeSlots(), fingerprint: sandbox.fingerprint() }).toEqual(before);
});

test("accounts do not see or delete each other's configurations", async () => {
  await create();
  await finishJobs();
  expectAnswer(await list(2, "other"), 404, refused("No configuration found for this server."));
  const missing = refused("The WireGuard configuration is not found.");
  expectAnswer(await remove(6, "other"), 404, missing);
  expectAnswer(await list(), 200, listed(1, expect.any(String)));
});

test("the plan's devices are the limit, and deleting one makes room", async () => {
  for (let device = 0; device < 10; device++) expect((await create()).status).toBe(200);
  expect((await create(7)).body).toEqual(refused(DEVICE_LIMIT));
  await finishJobs();
  await remove(6);
  await finishJobs();
  expect((await create(7)).status).toBe(200);
});

const DEVICE_LIMIT =
  "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before.";
const SERVER_FULL =
  "The server has reached the maximum allowed user limit. Please try again later or choose a different server.";

describe.each([
  ["list", list],
  ["create", create],
])("%s", (_, ask) => {
  test.each([
    ["422 no-service", 2, "noService", 422, "You do not have any service."],
    ["422 service-inactive", 2, "inactive", 422, "Your service is not active."],
    ["422 service-expired", 2, "expired", 422, "Your service is expired."],
    ["service before server", 999999, "expired", 422, "Your service is expired."],
    ["404 server-not-found", 999999, "active", 404, "The server is not found or enabled."],
    ["404 disabled", 5, "active", 404, "The server is not found or enabled."],
    ["422 not-wireguard", 1, "active", 422, "The server is not using WireGuard protocol."],
  ] as const)("%s", async (_name, id, persona, status, message) => {
    expectAnswer(await ask(id, persona), status, refused(message));
  });
});

test.each([
  ["422 server-full", 4, "active", SERVER_FULL],
  ["422 device-limit", 2, "deviceLimited", DEVICE_LIMIT],
  ["full before device limit", 4, "deviceLimited", SERVER_FULL],
] as const)("create: %s", async (_, id, persona, message) => {
  expectAnswer(await create(id, persona), 422, refused(message));
});
