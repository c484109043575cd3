import { afterEach, describe, expect, test, vi } from "vitest";
import { withSandbox } from "./asking.support.ts";
import { durationText } from "./lists.ts";

afterEach(() => void vi.useRealTimers());

test.each([
  [33165, "9h12m45s"],
  [43530, "12h05m30s"],
  [59, "0h00m59s"],
  [360000, "100h00m00s"],
])("%d seconds are %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

describe.each(["post", "get"] as const)("over %s", (method) => {
  test("active guests move with time", () => {
    vi.useFakeTimers({ now: new Date("2025-02-21T02:31:30Z"), toFake: ["Date"] });
    return withSandbox({}, async (ask) => {
      const first = await ask[method]({ action: "get_active_guests" });
      expect(JSON.stringify(first.body.data[0])).toBe(
        '{"logins":"ada@example.com","address":"192.168.0.200",' +
          '"mac-address":"02:00:5E:10:00:01","uptime":"9h12m45s","idle-time":"0h00m45s",' +
          '"bytes-out":"1056738924","bytes-in":"87456321"}',
      );
      vi.advanceTimersByTime(61_000);
      const later = await ask[method]({ action: "get_active_guests" });
      expect(later.body.data).toMatchObject([
        { uptime: "9h13m46s", "bytes-out": "1059679795", "bytes-in": "87694648" },
        { uptime: "12h06m31s" },
      ]);
    });
  });

  test("e-mail users have the page's fields, in its order", () =>
    withSandbox({}, async (ask) => {
      const { body } = await ask[method]({ action: "get_email_users" });
      expect(JSON.stringify(body.users[0])).toBe(
        '{"id":1,"email":"ada@example.com","created_at":"2025-01-14 08:38:10",' +
          '"last_login":"2025-01-16 09:41:27","MAC":"02:00:5E:10:00:01","visits":7,' +
          '"comments":"Ada","comments1":"Lyon","comments2":"Female",' +
          '"last_modified":"2025-01-16 09:41:27","marketing":0,"verified":1}',
      );
    }));
});
