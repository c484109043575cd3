import { ordered, removal, stored, usernames, vouchers, type Symptom } from "./symptom.ts";

const ALL = ["room101", "room102", "lobby"];
const lastOf = (list: string[]): string | undefined => list.at(-1);

/** How the faults of `remove_voucher` and `get_voucher_users` show. */
export const listingSymptoms = {
  "remove-keeps-voucher": {
    see: (look) => removal(look, { username: "lobby" }),
    sound: ["User removed successfully", "room101", "room102"],
    faulty: ["User removed successfully", ...ALL],
  },
  "remove-takes-everything": {
    see: (look) => removal(look, { username: "lobby" }),
    sound: ["User removed successfully", "room101", "room102"],
    faulty: ["User removed successfully"],
  },
  "remove-takes-another": {
    see: (look) => removal(look, { username: "lobby" }),
    sound: ["User removed successfully", "room101", "room102"],
    faulty: ["User removed successfully", "room102", "lobby"],
  },
  "remove-unknown-says-success": {
    see: (look) => removal(look, { username: "nobody" }),
    sound: ["Username doesn't exist", ...ALL],
    faulty: ["User removed successfully", ...ALL],
  },
  "remove-unknown-reworded": {
    see: (look) => removal(look, { username: "nobody" }),
    sound: ["Username doesn't exist", ...ALL],
    faulty: ["Username does not exist", ...ALL],
  },
  "remove-ignores-case": {
    see: (look) => removal(look, { username: "LOBBY" }),
    sound: ["Username doesn't exist", ...ALL],
    faulty: ["User removed successfully", "room101", "room102"],
  },
  "remove-matches-prefix": {
    see: (look) => removal(look, { username: "lob" }),
    sound: ["Username doesn't exist", ...ALL],
    faulty: ["User removed successfully", "room101", "room102"],
  },
  "remove-without-username-takes-last": {
    see: (look) => removal(look, {}),
    sound: ["No username set", ...ALL],
    faulty: ["User removed successfully", "room101", "room102"],
  },
  "remove-without-username-says-unknown": {
    see: (look) => removal(look, { username: "" }),
    sound: ["No username set", ...ALL],
    faulty: ["Username doesn't exist", ...ALL],
  },
  "list-under-data": {
    see: async (look) => Object.keys((await look.post({ action: "get_voucher_users" })).body),
    sound: ["users"],
    faulty: ["data"],
  },
  "list-object-after-removal": {
    see: async (look) => {
      const before = Array.isArray(await vouchers(look));
      await look.post({ action: "remove_voucher", username: "lobby" });
      return [before, Array.isArray(await vouchers(look))];
    },
    sound: [true, true],
    faulty: [true, false],
  },
  "list-repeats-username": {
    see: usernames,
    sound: ALL,
    faulty: [...ALL, "lobby"],
  },
  "list-ids-repeat": {
    see: async (look) => (await stored(look)).id,
    sound: 44,
    faulty: 43,
  },
  "list-ids-change": {
    see: async (look) => [(await vouchers(look))[0].id, (await vouchers(look))[0].id],
    sound: [41, 41],
    faulty: [42, 43],
  },
  "list-hashes-password": {
    see: async (look) => (await stored(look)).password,
    sound: "pass123",
    faulty: "32250170a0dca92d53ec9624f336ca24",
  },
  "list-says-passcode": {
    see: async (look) => Object.keys(await stored(look))[2],
    sound: "password",
    faulty: "passcode",
  },
  "list-created-at-iso": {
    see: async (look) => (await stored(look)).created_at,
    sound: "2025-02-21 02:31:30",
    faulty: "2025-02-21T02:31:30Z",
  },
  "list-valid-from-shifted": {
    see: async (look) => (await stored(look)).valid_from,
    sound: "2025-01-17 10:00:00",
    faulty: "2025-01-17 11:00:00",
  },
  "list-lacks-mac": {
    see: async (look) => "MAC" in (await stored(look)),
    sound: true,
    faulty: false,
  },
  "list-never-used-as-empty": {
    see: async (look) => (await stored(look)).first_login,
    sound: null,
    faulty: "",
  },
  "list-get-lacks-newest": {
    see: async (look) => {
      await ordered(look);
      const { users } = (await look.get({ action: "get_voucher_users" })).body;
      return [users.at(-1).username, lastOf(await usernames(look))];
    },
    sound: ["user123", "user123"],
    faulty: ["lobby", "user123"],
  },
  "list-after-php-warning": {
    see: async (look) => (await look.get({ action: "get_voucher_users" })).text.slice(0, 16),
    sound: '{"users":[{"id":',
    faulty: "<br />\n<b>Warnin",
  },
} as const satisfies Record<string, Symptom>;
