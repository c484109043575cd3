import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWaverOsFetch } from "../../../generated/waveros/fetch.js";
import { createWaverOsClient, type WaverOsClient } from "../../../generated/waveros/index.js";
import { throwInvalid, validators } from "../../../generated/waveros/validators.js";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../apis/waveros/sandbox/start.ts";
import { describedAnswers } from "./described-answers.ts";

interface State {
  baseUrl: string;
  apiKey: string;
}

let sandbox: Sandbox;
let states: Record<string, State>;

beforeAll(async () => {
  sandbox = await startSandbox();
  const own = { baseUrl: sandbox.baseUrl, apiKey: sandbox.target["apiKey"] as string };
  states = { ...(sandbox.target["states"] as typeof states), own };
});
afterAll(() => sandbox.close());

type Call = (client: WaverOsClient) => Promise<{ variant: string }>;

function at(state: string, method: "POST" | "GET", key?: string): WaverOsClient {
  const { baseUrl, apiKey } = states[state]!;
  return createWaverOsClient({
    baseUrl,
    apiKey: key ?? apiKey,
    method,
    validation: throwInvalid(validators),
  });
}

/** The router state and the key by which an answer that every action has is provoked. */
const common: Record<string, readonly [state: string, key?: string]> = {
  "api-disabled": ["apiDisabled"],
  "key-incorrect": ["own", "not-the-key"],
  "key-not-set": ["own", ""],
  "error-occurred": ["failing"],
};

const calls: Record<string, Call> = {
  createVoucher: (client) => client.createVoucher({ valid_for: "1 day" }),
  removeVoucher: (client) => client.removeVoucher({ username: "nobody-of-that-name" }),
  listVouchers: (client) => client.listVouchers(),
  listEmailUsers: (client) => client.listEmailUsers(),
  listFacebookUsers: (client) => client.listFacebookUsers(),
  listMobileUsers: (client) => client.listMobileUsers(),
  listFreeUsers: (client) => client.listFreeUsers(),
  listLogins: (client) => client.listLogins(),
  listGuestHosts: (client) => client.listGuestHosts(),
  listActiveGuests: (client) => client.listActiveGuests(),
};

/** What else it takes to provoke an answer; all others come to the call as it is. */
const special: Record<string, Call> = {
  "username-exists": async (client) => {
    const made = await client.createVoucher();
    if (made.variant !== "user-added") return made;
    return client.createVoucher({ username: made.body.user.username });
  },
  "user-removed": async (client) => {
    const made = await client.createVoucher();
    if (made.variant !== "user-added") return made;
    return client.removeVoucher({ username: made.body.user.username });
  },
  "no-username": (client) => client.removeVoucher({} as never),
};

describe.each(["POST", "GET"] as const)("by %s, every variant arrives in its own arm", (by) => {
  test.each(describedAnswers("waveros"))("$method $variant", async ({ method, variant }) => {
    const [state, key] = common[variant] ?? ["own"];
    const call = special[variant] ?? calls[method]!;
    expect((await call(at(state, by, key))).variant).toBe(variant);
  });
});

test("the plain openapi-fetch client calls an action by its path key", async () => {
  const { baseUrl, apiKey } = states["own"]!;
  const plain = createWaverOsFetch({ baseUrl });
  const { data } = await plain.POST("/get_voucher_users/../", {
    body: { "api-key": apiKey, action: "get_voucher_users" },
  });
  // A router answers errors with 200 too, so the types ask which of them it is.
  expect(data && "users" in data && data.users).toBeInstanceOf(Array);
});
