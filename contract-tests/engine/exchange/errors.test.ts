import { expect, test } from "vitest";
import { NoAnswer, NotReachable, TargetError, UsageError } from "./errors.ts";

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
