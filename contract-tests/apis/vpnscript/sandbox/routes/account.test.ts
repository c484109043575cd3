import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../../../../sandbox/sandbox.ts";
import { visit, type PanelVisitor } from "../panel-visitor.support.ts";
import { aTime, expectAnswer } from "../same-shape.support.ts";
import { startSandbox } from "../start.ts";

let sandbox: Sandbox;
let visitor: PanelVisitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = visit(sandbox);
});
afterAll(() => sandbox.close());

test("200 account", async () => {
  expectAnswer(await visitor.askAs("active", "GET", "/api/account"), 200, {
    success: true,
    message: null,
    data: {
      user_id: 2,
      username: "alice",
      email: "alice@example.com",
      status: 2,
      suspend_reason: null,
      service: [
        {
          id: 2,
          user_id: 2,
          plan_id: 3,
          name: "Gold Plan",
          next_payment: aTime,
          auto_renew: 1,
          status: 1,
        },
      ],
      created_at: aTime,
      updated_at: aTime,
    },
  });
});

test("an account without a service lists none", async () => {
  const { body } = await visitor.askAs("noService", "GET", "/api/account");
  expect(body).toMatchObject({ data: { username: "dave", service: [] } });
});

const forged = `12|${"a".repeat(40)}`;

test.each([
  ["no token", {}],
  ["an empty one", { authorization: "Bearer " }],
  ["a made-up one", { authorization: "Bearer nonsense" }],
  ["a known id with another secret", { authorization: `Bearer ${forged}` }],
  ["another scheme", { authorization: `Basic ${forged}` }],
  ["an id beyond all numbers", { authorization: `Bearer ${"9".repeat(400)}|${"a".repeat(40)}` }],
])("401 unauthenticated: %s", async (_, headers) => {
  await visitor.logIn("active");
  const operations = [
    ["GET", "/api/account"],
    ["GET", "/api/servers"],
    ["GET", "/api/openvpn/profile"],
    ["GET", "/api/openvpn/auth"],
    ["GET", "/api/wireguard/configs"],
    ["POST", "/api/wireguard/create"],
    ["DELETE", "/api/wireguard/delete"],
  ] as const;
  for (const [method, path] of operations) {
    expectAnswer(await visitor.ask(method, path, { headers }), 401, {
      success: false,
      message: "Unauthenticated.",
    });
  }
});
