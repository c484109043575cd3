import { describe, expect, test } from "vitest";
import { FAULTS, faultNamed, UnknownFaultError } from "./faults.ts";

describe("a fault", () => {
  test("is found by its name", () => {
    expect(faultNamed("deleted-stays")).toBe("deleted-stays");
    expect(faultNamed(undefined)).toBeUndefined();
  });

  test.each([
    ["delete-stays", "deleted-stays"],
    ["paginate-ignore", "paginate-ignored"],
    ["private-key", "private-key-short"],
    ["toString", "token-null"],
  ])("%s is unknown, and near it is %s", (name, near) => {
    expect(() => faultNamed(name)).toThrow(UnknownFaultError);
    expect(() => faultNamed(name)).toThrow(name === "toString" ? "no fault" : near);
  });
});

test.each(Object.entries(FAULTS))("%s says what it does in a sentence", (_, { title }) => {
  expect(title).toMatch(/^[\p{Lu}a-z].{15,110}\.$/u);
});
