import { expect, test } from "vitest";
import { greatest, reaches, versionAfter } from "./change.ts";

test.each([
  ["1.2.3", "none", "1.2.3"],
  ["1.2.3", "patch", "1.2.4"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "major", "2.0.0"],
  ["0.2.3", "major", "0.3.0"],
  ["1.2.3-beta.1+build", "minor", "1.3.0"],
] as const)("after %s, a change that is %s makes it %s", (version, impact, least) => {
  expect(versionAfter(version, impact)).toBe(least);
});

test.each([
  ["1.3.0", "1.3.0", true],
  ["1.10.0", "1.9.9", true],
  ["2.0.0", "1.9.9", true],
  ["1.3.0", "1.3.1", false],
  ["1.2.9", "1.3.0", false],
])("%s reaches %s: %s", (version, least, does) => {
  expect(reaches(version, least)).toBe(does);
});

test("the greatest of no impacts is none", () => {
  expect(greatest([])).toBe("none");
  expect(greatest(["patch", "major", "minor"])).toBe("major");
});

test.each(["1", "1.2", "v1.2.3", "2026-11"])("%s is refused, with the remedy", (version) => {
  expect(() => versionAfter(version, "patch")).toThrow("write a semantic version, such as 1.2.3");
});
