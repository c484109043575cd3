import { afterEach, expect, test, vi } from "vitest";
import { interruption } from "./terminal.ts";

const { exitCode } = process;
afterEach(() => {
  process.exitCode = exitCode;
  vi.restoreAllMocks();
});

/** The exit status of what ends with one of its own, having met something on the way. */
function statusOf(own: number, meet: () => void): typeof process.exitCode {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  {
    using _ = interruption(() => "");
    meet();
    process.exitCode = own;
  }
  return process.exitCode;
}

test("a signal that cuts nothing short changes no exit status, a failure of our own does", () => {
  const fail = () =>
    process.listeners("uncaughtException").at(-1)!(new Error("x"), "uncaughtException");
  const terminate = () => process.listeners("SIGTERM").at(-1)!("SIGTERM");
  expect([0, 1].map((own) => statusOf(own, terminate))).toEqual([0, 1]);
  expect([0, 1].map((own) => statusOf(own, fail))).toEqual([2, 1]);
});
