import { expect, test } from "vitest";
import { fileNameOf } from "./report.ts";

test.each([
  ["panel-berlin", "panel-berlin"],
  ["router.example.com", "router.example.com"],
  ["Panel", /^panel-[0-9a-f]{12}$/],
  ["a b", /^a-b-[0-9a-f]{12}$/],
  ["con", /^con-[0-9a-f]{12}$/],
  ["aux.x", /^aux-x-[0-9a-f]{12}$/],
  [".", /^target-[0-9a-f]{12}$/],
  [".hidden", /^hidden-[0-9a-f]{12}$/],
  ["panel.", /^panel-[0-9a-f]{12}$/],
  ["台北", /^target-[0-9a-f]{12}$/],
  ["x".repeat(200), /^x{60}-[0-9a-f]{12}$/],
])("the files of %s have a name that is safe everywhere", (name, file) => {
  expect(fileNameOf(name)).toEqual(expect.stringMatching(file));
  expect(encodeURIComponent(fileNameOf(name))).toBe(fileNameOf(name));
});

test("no two targets share a name where capitals do not count", () => {
  const long = "x".repeat(200);
  const names = [
    "panel",
    "Panel",
    "PANEL",
    "a b",
    "a-b",
    "a_b",
    "A b",
    ".",
    "..",
    `${long}1`,
    long,
  ];
  const files = names.map((name) => fileNameOf(name).toLowerCase());
  expect(new Set(files).size).toBe(names.length);
});
