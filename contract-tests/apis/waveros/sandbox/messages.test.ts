import { describe, expect, test } from "vitest";
import { asking, withSandbox, type RouterState } from "./asking.support.ts";

const error = (message: string) => ({ message, error: true });
const ACTIONS = [
  "create_voucher",
  "remove_voucher",
  "get_voucher_users",
  "get_email_users",
  "get_fb_users",
  "get_mobile_users",
  "get_free_users",
  "get_logins",
  "get_guest_hosts",
  "get_active_guests",
];
const LISTS = ACTIONS.slice(2);

type Parameters = Record<string, unknown>;
const refusals: [string, RouterState, "post" | "get", Parameters, string][] = [
  ["both methods off", "apiDisabled", "post", {}, "API is not enabled"],
  ["both methods off", "apiDisabled", "get", {}, "API is not enabled"],
  ["off before key", "apiDisabled", "post", { "api-key": "no" }, "API is not enabled"],
  ["GET off", "getDisabled", "get", {}, "API Key not set or method not allowed"],
  ["no key", "main", "post", { "api-key": undefined }, "API Key not set or method not allowed"],
  ["no key", "main", "get", { "api-key": undefined }, "API Key not set or method not allowed"],
  ["empty key", "main", "post", { "api-key": "" }, "API Key not set or method not allowed"],
  ["wrong key", "main", "post", { "api-key": "wrong" }, "API Key is incorrect"],
  ["wrong key", "main", "get", { "api-key": "wrong" }, "API Key is incorrect"],
  ["number as key", "main", "post", { "api-key": 7 }, "API Key is incorrect"],
  ["wrong key of a failing router", "failing", "post", { "api-key": "x" }, "API Key is incorrect"],
  ["failing storage", "failing", "post", {}, "An error occurred"],
  ["failing storage", "failing", "get", {}, "An error occurred"],
];

describe.each(refusals)("%s (%s, %s)", (_, state, method, parameters, message) => {
  test(`every action answers ${message}`, () =>
    withSandbox({}, async (_ask, sandbox) => {
      const before = sandbox.fingerprint();
      for (const action of ACTIONS) {
        const told = await asking(sandbox, state)[method]({
          action,
          username: "u1",
          ...parameters,
        });
        expect(told).toMatchObject({ status: 200, type: "application/json", body: error(message) });
        expect(Object.keys(told.body)).toEqual(["message", "error"]);
      }
      expect(sandbox.fingerprint()).toBe(before);
    }));
});

describe.each(["post", "get"] as const)("over %s", (method) => {
  test.each([{}, { action: "drop" }, { action: "constructor" }, { action: "GET_LOGINS" }])(
    "unknown action %j",
    (parameters) =>
      withSandbox({}, async (ask) => {
        expect((await ask[method](parameters)).body).toEqual(error("An error occurred"));
      }),
  );

  test.each(LISTS)("%s is an object that holds one list", (action) =>
    withSandbox({}, async (ask) => {
      const { status, type, body } = await ask[method]({ action });
      expect([status, type]).toEqual([200, "application/json"]);
      expect(Object.values(body).map(Array.isArray)).toEqual([true]);
    }),
  );

  test("a key counts as a whole and in its case", () =>
    withSandbox({}, async (ask) => {
      const variants = [
        ask.apiKey.slice(0, -1),
        `${ask.apiKey}0`,
        ask.apiKey.toUpperCase(),
        ` ${ask.apiKey}`,
      ];
      for (const key of variants) {
        const { body } = await ask[method]({ "api-key": key, action: "get_logins" });
        expect(body).toEqual(error("API Key is incorrect"));
      }
    }));
});

test("the enabled method of the router without GET answers", () =>
  withSandbox({}, async (_, sandbox) => {
    const { body } = await asking(sandbox, "getDisabled").post({ action: "get_voucher_users" });
    expect(body.users).toHaveLength(3);
  }));

test("a key in the query of a POST is not set", () =>
  withSandbox({}, async (ask) => {
    const query = `?api-key=${ask.apiKey}&action=get_logins`;
    const told = await ask.send({ method: "POST", body: '{"action":"get_logins"}' }, query);
    expect(told.body).toEqual(error("API Key not set or method not allowed"));
  }));

test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("%s is not allowed", (method) =>
  withSandbox({}, async (ask) => {
    const told = await ask.send({ method }, `?api-key=${ask.apiKey}&action=get_logins`);
    expect(told).toMatchObject({ status: 405, type: "application/json" });
    expect(told.body).toEqual(error("API Key not set or method not allowed"));
  }),
);
