import { expect, test } from "vitest";
import {
  NoAnswer,
  notAnswered,
  NotReachable,
  TargetError,
  unwritable,
  UsageError,
  whyUnread,
} from "./errors.ts";

test.each(Object.entries({ TargetError, NotReachable, NoAnswer, UsageError }))(
  "a %s says its name, its message and its cause",
  (name, type) => {
    const cause = new Error("first");
    const error = new (type as new (message: string, options: ErrorOptions) => Error)("second", {
      cause,
    });
    expect(String(error)).toBe(`${name}: second`);
    expect(error.cause).toBe(cause);
  },
);

test.each([
  [{ code: "ENOENT", message: "no" }, "there is no such file"],
  [{ code: "EISDIR", message: "no" }, "is a directory"],
  [{ code: "EACCES", message: "no" }, "cannot be read (EACCES)"],
  [{ message: "too many open files" }, "cannot be read (too many open files)"],
])("of a file that could not be read for %j is said: %s", (error, why) => {
  expect(whyUnread(error as NodeJS.ErrnoException)).toBe(why);
});

test.each([
  [{ code: "ENOSPC", message: "no" }, "the disk is full"],
  [{ code: "EIO", message: "input failed" }, "input failed"],
  [{ message: "something" }, "something"],
])("of a file that could not be written for %j is said: %s", (cause, why) => {
  const error = new UsageError(
    `the reports can't be written to r/x.json: ${why}; name another folder with --report`,
  );
  expect(() => unwritable("r/x.json", cause)).toThrow(error);
});

test("nothing follows from what was not sent or not answered, and other errors are ours", () => {
  expect(notAnswered(new NotReachable("gone"))).toBeUndefined();
  expect(notAnswered(new NoAnswer("late"))).toBeUndefined();
  const fault = new TypeError("a fault");
  expect(() => notAnswered(fault)).toThrow(fault);
});
