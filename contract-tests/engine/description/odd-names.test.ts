import { expect, test } from "vitest";
import { dataNames, isOddName } from "./undocumented.ts";

test.each(["id", "_id", "mac-address", "createdAt", "sha256", "ipv4", "toString", "constructor"])(
  "%s is a name",
  (name) => expect(isOddName(name)).toBe(false),
);

test.each([
  ...[
    "",
    "42",
    "guest4711",
    "a@example.org",
    "98:01:A7:CB:BB:00",
    "example.com",
    "a b",
    "[]",
    "{}",
  ],
  ...[
    "deadbeef",
    "b7e23ec2-9af2-4f9b-8a0c-2d1f",
    "__proto__",
    "$.store",
    "$KEY",
    "/a",
    "x".repeat(42),
  ],
  ...["$..[?@.a]", "a\u202Eb", "größe", "sk_live_51HxyzABCDEFsecret"],
])("%j may be data", (name) => expect(isOddName(name)).toBe(true));

test("what is a secret, or a value of what is given, is not a name", () => {
  const isData = dataNames((name) => name === "hunter", { user: "anna" }, { rows: [{ a: "bob" }] });
  expect(["hunter", "anna", "bob", "user", "a"].map(isData)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
