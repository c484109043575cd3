import { describe, expect, test } from "vitest";
import { withSandbox } from "./asking.support.ts";

const ERROR = { message: "An error occurred", error: true };
const NOT_SET = { message: "API Key not set or method not allowed", error: true };

describe.each(["username", "passcode", "fullname", "valid_for", "valid_from"])("%s", (name) => {
  test.each([
    [["a"]],
    [{ a: { b: [] } }],
    [42],
    [true],
    [null],
    ["x".repeat(100_000)],
    ["a\u0000b"],
    ["\ud800"],
  ])("of %j creates nothing", (value) =>
    withSandbox({}, async (ask, sandbox) => {
      const before = sandbox.fingerprint();
      const told = await ask.post({ action: "create_voucher", [name]: value });
      expect(told).toMatchObject({ status: 200, body: ERROR });
      expect(sandbox.fingerprint()).toBe(before);
    }),
  );
});

test.each(["<b>", "a;b", "a\tb", "%"])("username %j creates nothing", (username) =>
  withSandbox({}, async (ask) => {
    expect((await ask.post({ action: "create_voucher", username })).body).toEqual(ERROR);
    expect((await ask.get({ action: "create_voucher", username })).body).toEqual(ERROR);
  }),
);

test.each([
  [["room101"], "An error occurred"],
  [{ 0: "room101" }, "An error occurred"],
  [101, "An error occurred"],
  [null, "No username set"],
  ["x".repeat(100_000), "Username doesn't exist"],
  ["用户", "Username doesn't exist"],
])("removing %j removes nothing", (username, message) =>
  withSandbox({}, async (ask, sandbox) => {
    const before = sandbox.fingerprint();
    const { status, body } = await ask.post({ action: "remove_voucher", username });
    expect([status, body]).toEqual([200, { message, error: true }]);
    expect(sandbox.fingerprint()).toBe(before);
  }),
);

test("a name may be of any alphabet", () =>
  withSandbox({}, async (ask) => {
    for (const method of ["post", "get"] as const) {
      const names = { username: `Žofie 用户 ${method}`, fullname: "Žofie 用户" };
      const { body } = await ask[method]({ action: "create_voucher", ...names });
      expect(body.user).toMatchObject(names);
    }
  }));

test.each(["", "{", "null", "[]", '"text"', "7", `${"[".repeat(300_000)}`])(
  "a body that is not an object is empty",
  (body) =>
    withSandbox({}, async (ask) => {
      const headers = { "content-type": "application/json" };
      const told = await ask.send({ method: "POST", headers, body });
      expect(told).toMatchObject({ status: 200, type: "application/json", body: NOT_SET });
    }),
);

test.each([["create_voucher"], { a: 1 }, 1, null, "__proto__", "x".repeat(100_000)])(
  "action %j is an error",
  (action) =>
    withSandbox({}, async (ask) => {
      expect((await ask.post({ action })).body).toEqual(ERROR);
    }),
);

test("a form is a body too", () =>
  withSandbox({}, async (ask) => {
    const fields = { "api-key": ask.apiKey, action: "create_voucher", fullname: "John Doe" };
    const body = new URLSearchParams(fields);
    const told = await ask.send({ method: "POST", body });
    expect(told.body.user.fullname).toBe("John Doe");
  }));

test("a bracketed name in the query is an array", () =>
  withSandbox({}, async (ask, sandbox) => {
    const before = sandbox.fingerprint();
    const query = `?api-key=${ask.apiKey}&action=create_voucher&username[]=u1`;
    expect((await ask.send({}, query)).body).toEqual(ERROR);
    expect(sandbox.fingerprint()).toBe(before);
  }));

test.each(["%", "%ff", "&&&", "=", "api-key", "username=%F0%28"])("query %s is no 5xx", (query) =>
  withSandbox({}, async (ask) => {
    const told = await ask.send({}, `?api-key=${ask.apiKey}&action=get_logins&${query}`);
    expect(told).toMatchObject({ status: 200, type: "application/json" });
  }),
);

test("no answer repeats the key", () =>
  withSandbox({}, async (ask) => {
    const texts = [
      await ask.post({ action: ask.apiKey }),
      await ask.post({ action: "create_voucher", username: ask.apiKey }),
      await ask.post({ action: "create_voucher", fullname: `I am ${ask.apiKey}` }),
      await ask.post({ action: "remove_voucher", username: ask.apiKey }),
      await ask.get({ action: "create_voucher" }),
    ].map(({ text }) => text);
    expect(texts.filter((text) => text.includes(ask.apiKey))).toEqual([]);
  }));
