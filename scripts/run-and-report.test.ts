import { expect, test } from "vitest";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { refuseFolderOf } from "./run-and-report.ts";

test.each(["/home/a b", "/home/ü", "/home/100%", "/home/copy (1)", "/home/a+b!"])(
  "%s can be run from",
  (folder) => {
    expect(() => refuseFolderOf(folder)).not.toThrow();
  },
);

test.each([
  ["/home/c#/x", "#"],
  ["/home/what?", "?"],
  ["/home/[1]", "["],
  ["/home/{a}", "{"],
])("%s can't be run from, and it is said why", (folder, mark) => {
  expect(() => refuseFolderOf(folder)).toThrow(UsageError);
  expect(() => refuseFolderOf(folder)).toThrow(`holds "${mark}"; rename or move it`);
});
