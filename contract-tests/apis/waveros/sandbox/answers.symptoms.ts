import { messageOf, ORDER, type Look, type Symptom } from "./symptom.ts";

const EMAIL = { action: "get_email_users" };
const firstUser = async (look: Look) => (await look.post(EMAIL)).body.users[0];
const firstGuest = async (look: Look) =>
  (await look.post({ action: "get_active_guests" })).body.data[0];

/** How the faults of errors, stored users and active guests show. */
export const answerSymptoms = {
  "error-flag-false": {
    see: async (look) => (await look.post({ action: "remove_voucher" })).body.error,
    sound: true,
    faulty: false,
  },
  "error-flag-string": {
    see: async (look) => (await look.post({ "api-key": "wrong" })).body.error,
    sound: true,
    faulty: "true",
  },
  "error-message-lower-case": {
    see: (look) => messageOf(look, { ...ORDER, username: "lobby" }),
    sound: "Username already exists",
    faulty: "username already exists",
  },
  "unknown-action-html": {
    see: async (look) => (await look.post({ action: "no_such" })).type,
    sound: "application/json",
    faulty: "text/html; charset=utf-8",
  },
  "missing-action-lists-vouchers": {
    see: async (look) => Object.keys((await look.post({})).body),
    sound: ["message", "error"],
    faulty: ["users"],
  },
  "username-array-500": {
    see: async (look) => (await look.post({ ...ORDER, username: ["a"] })).status,
    sound: 200,
    faulty: 500,
  },
  "failing-lists-nothing": {
    see: async ({ router }) => (await router("failing").post(EMAIL)).body,
    sound: { message: "An error occurred", error: true },
    faulty: { users: [] },
  },
  "failing-says-success": {
    see: async ({ router }) =>
      (await router("failing").post({ action: "remove_voucher", username: "lobby" })).body,
    sound: { message: "An error occurred", error: true },
    faulty: { message: "User removed successfully", error: false },
  },
  "email-verified-boolean": {
    see: async (look) => (await firstUser(look)).verified,
    sound: 1,
    faulty: true,
  },
  "email-visits-string": {
    see: async (look) => (await firstUser(look)).visits,
    sound: 7,
    faulty: "7",
  },
  "email-times-as-epoch": {
    see: async (look) => (await firstUser(look)).created_at,
    sound: "2025-01-14 08:38:10",
    faulty: 1736843890,
  },
  "email-lacks-marketing": {
    see: async (look) => "marketing" in (await firstUser(look)),
    sound: true,
    faulty: false,
  },
  "guests-under-users": {
    see: async (look) => Object.keys((await look.post({ action: "get_active_guests" })).body),
    sound: ["data"],
    faulty: ["users"],
  },
  "guests-uptime-in-seconds": {
    see: async (look) => (await firstGuest(look)).uptime,
    sound: "9h12m45s",
    faulty: "33165",
  },
  "guests-bytes-as-numbers": {
    see: async (look) => (await firstGuest(look))["bytes-in"],
    sound: "87456321",
    faulty: 87456321,
  },
  "guests-keys-underscored": {
    see: async (look) => Object.keys(await firstGuest(look)).slice(2),
    sound: ["mac-address", "uptime", "idle-time", "bytes-out", "bytes-in"],
    faulty: ["mac_address", "uptime", "idle_time", "bytes_out", "bytes_in"],
  },
} as const satisfies Record<string, Symptom>;
