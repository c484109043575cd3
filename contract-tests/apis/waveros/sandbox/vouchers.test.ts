import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { withSandbox, type Asking } from "./asking.support.ts";

beforeEach(
  () => void vi.useFakeTimers({ now: new Date("2025-02-21T02:31:30Z"), toFake: ["Date"] }),
);
afterEach(() => void vi.useRealTimers());

const ORDER = {
  action: "create_voucher",
  username: "user123",
  passcode: "pass123",
  fullname: "John Doe",
  valid_for: "1 day",
  valid_from: "2025-01-17 10:00:00",
  download_limit: 1024,
  upload_limit: 512,
};
const listed = async (ask: Asking) =>
  (await ask.post({ action: "get_voucher_users" })).body.users.slice(3);

describe.each(["post", "get"] as const)("over %s", (method) => {
  test("a voucher is created, listed, refused a second time and removed", () =>
    withSandbox({}, async (ask, sandbox) => {
      const before = sandbox.fingerprint();
      expect((await ask[method](ORDER)).text).toBe(
        '{"message":"User added successfully","user":{"id":44,"username":"user123",' +
          '"passcode":"pass123","fullname":"John Doe","valid_for":"1 day",' +
          '"valid_from":"2025-01-17 10:00:00","download_limit":"1024","upload_limit":"512"},' +
          '"error":false}',
      );
      const { body } = await ask[method]({ action: "get_voucher_users" });
      expect(JSON.stringify(body.users.at(-1))).toBe(
        '{"id":44,"username":"user123","password":"pass123","fullname":"John Doe",' +
          '"created_at":"2025-02-21 02:31:30","last_modified":"2025-02-21 02:31:30",' +
          '"first_login":null,"last_login":null,"valid_for":"1 day",' +
          '"valid_from":"2025-01-17 10:00:00","MAC":null,"download_limit":1024,"upload_limit":512}',
      );
      const after = sandbox.fingerprint();
      expect(after).not.toBe(before);

      const again = await ask[method]({ ...ORDER, passcode: "other" });
      expect(again.text).toBe('{"message":"Username already exists","error":true}');
      expect(sandbox.fingerprint()).toBe(after);

      const gone = await ask[method]({ action: "remove_voucher", username: "user123" });
      expect(gone.text).toBe('{"message":"User removed successfully","error":false}');
      expect(sandbox.fingerprint()).toBe(before);

      const twice = await ask[method]({ action: "remove_voucher", username: "user123" });
      expect(twice.text).toBe(`{"message":"Username doesn't exist","error":true}`);
      const newer = await ask[method](ORDER);
      expect(newer.body.user.id).toBe(45);
    }));

  test.each([{}, { username: "" }])("removing %j sets no username", (parameters) =>
    withSandbox({}, async (ask) => {
      const told = await ask[method]({ action: "remove_voucher", ...parameters });
      expect(told.text).toBe('{"message":"No username set","error":true}');
    }),
  );

  test.each([{}, { username: "", passcode: "", fullname: "", valid_for: "", valid_from: "" }])(
    "what is left out of %j is filled in",
    (parameters) =>
      withSandbox({}, async (ask) => {
        const order = { action: "create_voucher", ...parameters };
        const users = [(await ask[method](order)).body.user, (await ask[method](order)).body.user];
        expect(new Set(users.map(({ username }) => username)).size).toBe(2);
        for (const user of users) {
          expect(user).toMatchObject({
            username: expect.stringMatching(/^[a-z0-9]{8}$/),
            passcode: expect.stringMatching(/^\d{8}$/),
            fullname: expect.stringMatching(/^Guest \d{4}$/),
            valid_for: "1 day",
            valid_from: "2025-02-21 02:31:30",
            download_limit: "0",
            upload_limit: "0",
          });
        }
        expect(await listed(ask)).toMatchObject([{ download_limit: 0 }, { upload_limit: 0 }]);
      }),
  );

  test.each([
    [1, 1],
    [9437184, 9437184],
    [0, 0],
    [-1, 0],
    [9437185, 0],
    ["1024", 1024],
    ["many", 0],
    [1.5, 0],
    ["9".repeat(400), 0],
    ["", 0],
  ])("a limit of %s MB is kept as %s", (limit, kept) =>
    withSandbox({}, async (ask) => {
      const { body } = await ask[method]({ ...ORDER, download_limit: limit });
      expect(body.user).toMatchObject({ download_limit: String(kept), upload_limit: "512" });
      expect(await listed(ask)).toMatchObject([{ download_limit: kept, upload_limit: 512 }]);
    }),
  );
});

test("usernames differ by case, in creating and in removing", () =>
  withSandbox({}, async (ask) => {
    const removed = await ask.post({ action: "remove_voucher", username: "ROOM101" });
    expect(removed.body.message).toBe("Username doesn't exist");
    const created = await ask.post({ ...ORDER, username: "ROOM101" });
    expect(created.body.message).toBe("User added successfully");
  }));

test("of two orders at once for one username one is refused", () =>
  withSandbox({}, async (ask) => {
    const told = await Promise.all([ask.post(ORDER), ask.post(ORDER)]);
    expect(told.map(({ body }) => body.message).sort()).toEqual([
      "User added successfully",
      "Username already exists",
    ]);
  }));
