import { expect, test } from "vitest";
import { NotReachable } from "./errors.ts";
import { readBody } from "./exchange.ts";
import { kept, surveyed } from "./large-body.ts";
import { readAll } from "../transport/wire.ts";

test.each<[text: string, problem: string | undefined]>([
  ['{"a":[1,{"b":"]}\\"["}]}', undefined],
  ["[[]", "is not JSON: it is cut short"],
  ['["a]', "is not JSON: it is cut short"],
  ["[}", "is not JSON: its brackets do not match"],
  ["{}]", "is not JSON: its brackets do not match"],
  ["[[[[", "is nested more than 3 levels deep"],
])("%s is surveyed: %s", (text, problem) => {
  expect(surveyed(Buffer.from(text), 3)?.problem).toBe(problem);
});

test("of a large body that is cut short, only the beginning is kept", () => {
  const bytes = Buffer.from(`[${"1,".repeat(2_500_000)}`);
  const { text, problem } = readBody(bytes);
  expect([text.length, problem]).toEqual([64_000, "is not JSON: it is cut short"]);
  expect(kept(bytes, problem)).toHaveLength(64_000);
  expect(kept(bytes, undefined)).toBe(bytes);
});

test("a large honest list is read", () => {
  const row = { username: "guest", fullname: "Guest [of] {honour}", valid_for: "1 day", id: 1 };
  const rows = Array.from({ length: 60_000 }, () => row);
  const body = readBody(Buffer.from(JSON.stringify({ users: rows })));
  expect(body.problem).toBeUndefined();
  expect((body.json as { users: unknown[] }).users).toHaveLength(60_000);
});

test("more values than are parsed are a limit of ours", async () => {
  const read = readAll(new Blob([`[${"{},".repeat(1_000_001)}{}]`]).stream(), 100);
  await expect(read).rejects.toBeInstanceOf(NotReachable);
  await expect(read).rejects.toMatchObject({ code: "unchecked" });
});

test("a value that is longer than those of any list is a limit of ours, too", async () => {
  const read = readAll(new Blob(["[1,", "x".repeat(2_000_001), ",2]"]).stream(), 100);
  await expect(read).rejects.toThrow("an answer holds a longer value than is read of one");
});

test("of several large bodies, one is read at a time", async () => {
  let [open, most] = [0, 0];
  const body = () => {
    let left = 60;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left === 10) most = Math.max(most, ++open);
        if (left-- > 0) controller.enqueue(Buffer.from(",".padEnd(100_000)));
        else {
          open--;
          controller.close();
        }
      },
    });
  };
  const read = await Promise.all([body(), body()].map((one) => readAll(one, 100)));
  expect(read.map(({ length }) => length)).toEqual([6_000_000, 6_000_000]);
  expect(most).toBe(1);
});
