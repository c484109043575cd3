import { messageOf, ordered, ORDER, stored, usernames, vouchers, type Symptom } from "./symptom.ts";

/** How the faults of `create_voucher` show. */
export const creatingSymptoms = {
  "create-stores-nothing": {
    see: async (look) => (await stored(look))?.username,
    sound: "user123",
    faulty: undefined,
  },
  "create-stores-other-passcode": {
    see: async (look) => (await stored(look)).password,
    sound: "pass123",
    faulty: "pass1230",
  },
  "create-ignores-username": {
    see: async (look) => (await stored(look)).username === "user123",
    sound: true,
    faulty: false,
  },
  "create-ignores-passcode": {
    see: async (look) => (await stored(look)).password === "pass123",
    sound: true,
    faulty: false,
  },
  "create-ignores-fullname": {
    see: async (look) => (await stored(look)).fullname === "John Doe",
    sound: true,
    faulty: false,
  },
  "create-truncates-fullname": {
    see: async (look) => (await stored(look)).fullname,
    sound: "John Doe",
    faulty: "John",
  },
  "create-replaces-valid-for": {
    see: async (look) => (await stored(look)).valid_for,
    sound: "5 days",
    faulty: "1 day",
  },
  "create-ignores-valid-from": {
    see: async (look) => (await stored(look)).valid_from,
    sound: "2025-01-17 10:00:00",
    faulty: "2025-02-21 02:31:30",
  },
  "create-drops-time-of-day": {
    see: async (look) => (await stored(look)).valid_from,
    sound: "2025-01-17 10:00:00",
    faulty: "2025-01-17 00:00:00",
  },
  "create-refuses-longest-validity": {
    see: (look) => messageOf(look, { ...ORDER, valid_for: "365 days" }),
    sound: "User added successfully",
    faulty: "An error occurred",
  },
  "create-accepts-any-validity": {
    see: (look) => messageOf(look, { ...ORDER, valid_for: "2 weeks" }),
    sound: "An error occurred",
    faulty: "User added successfully",
  },
  "create-repeats-random-username": {
    see: async (look) => {
      await ordered(look, { username: "" });
      return messageOf(look, { ...ORDER, username: "" });
    },
    sound: "User added successfully",
    faulty: "Username already exists",
  },
  "create-leaves-passcode-empty": {
    see: async (look) => (await ordered(look, { passcode: "" })).passcode.length,
    sound: 8,
    faulty: 0,
  },
  "create-leaves-validity-empty": {
    see: async (look) => (await ordered(look, { valid_for: "" })).valid_for,
    sound: "1 day",
    faulty: "",
  },
  "duplicate-accepted": {
    see: async (look) => {
      await ordered(look);
      return [await messageOf(look, ORDER), (await usernames(look)).length];
    },
    sound: ["Username already exists", 4],
    faulty: ["User added successfully", 5],
  },
  "duplicate-overwrites-passcode": {
    see: async (look) => {
      await ordered(look);
      return [
        await messageOf(look, { ...ORDER, passcode: "other" }),
        (await vouchers(look))[3].password,
      ];
    },
    sound: ["Username already exists", "pass123"],
    faulty: ["Username already exists", "other"],
  },
  "duplicate-says-success": {
    see: async (look) => {
      await ordered(look);
      return [await messageOf(look, ORDER), (await usernames(look)).length];
    },
    sound: ["Username already exists", 4],
    faulty: ["User added successfully", 4],
  },
  "success-without-user": {
    see: async (look) => Object.keys((await look.post(ORDER)).body),
    sound: ["message", "user", "error"],
    faulty: ["message", "error"],
  },
  "success-without-error-flag": {
    see: async (look) => Object.keys((await look.post(ORDER)).body),
    sound: ["message", "user", "error"],
    faulty: ["message", "user"],
  },
  "success-error-flag-zero": {
    see: async (look) => (await look.post(ORDER)).body.error,
    sound: false,
    faulty: 0,
  },
  "answer-says-password": {
    see: async (look) => Object.keys(await ordered(look))[2],
    sound: "passcode",
    faulty: "password",
  },
  "answer-id-as-string": {
    see: async (look) => (await ordered(look)).id,
    sound: 44,
    faulty: "44",
  },
} as const satisfies Record<string, Symptom>;
