import { expect, test } from "vitest";
import { together } from "./together.ts";

test("gives what each gives, in order", async () => {
  expect(await together([Promise.resolve(1), "two", undefined])).toEqual([1, "two", undefined]);
});

test("an error is thrown once the others have ended", async () => {
  const slow = Promise.withResolvers<string>();
  let isOver = false;
  const all = together([Promise.reject(new Error("refused")), slow.promise]);
  const ended = expect(all.finally(() => (isOver = true))).rejects.toThrow("refused");
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  slow.resolve("answered");
  await ended;
});
