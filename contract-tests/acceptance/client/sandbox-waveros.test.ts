import { afterAll, beforeAll, expect, test } from "vitest";
import { createWaverOsFetch } from "../../../generated/waveros/fetch.js";
import { createWaverOsClient } from "../../../generated/waveros/index.js";
import { throwInvalid, validators } from "../../../generated/waveros/validators.js";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../apis/waveros/sandbox/start.ts";

let sandbox: Sandbox;
let apiKey: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  apiKey = sandbox.target["apiKey"] as string;
});
afterAll(() => sandbox.close());

test.each(["POST", "GET"] as const)("a voucher is created and removed by %s", async (method) => {
  const { baseUrl } = sandbox;
  const validation = throwInvalid(validators);
  const client = createWaverOsClient({ baseUrl, apiKey, method, validation });
  const made = await client.createVoucher({ valid_for: "1 day" });
  if (made.variant !== "user-added") throw new Error(made.variant);
  const { username } = made.body.user;
  expect((await client.createVoucher({ username })).variant).toBe("username-exists");
  expect((await client.removeVoucher({ username })).variant).toBe("user-removed");
  expect((await client.removeVoucher({ username })).variant).toBe("username-unknown");
});

test("the plain openapi-fetch client calls an action by its path key", async () => {
  const plain = createWaverOsFetch({ baseUrl: sandbox.baseUrl });
  const { data } = await plain.POST("/get_voucher_users/../", {
    body: { "api-key": apiKey, action: "get_voucher_users" },
  });
  // A router answers errors with 200 too, so the types ask which of them it is.
  expect(data && "users" in data && data.users).toBeInstanceOf(Array);
});
