import { expect, test } from "vitest";
import { readBody } from "./exchange/exchange.ts";
import { exchanged, notes } from "./invented.support.ts";
import { firstAnswer } from "./transport/preflight.ts";
import { Secrets } from "./secrets/secrets.ts";

// What is large takes a while: these tests are kept out of the mutation run.

test("a text of five megabytes is read", () => {
  const text = JSON.stringify({ a: "x".repeat(5_000_000) });
  expect(readBody(Buffer.from(text)).problem).toBeUndefined();
});

test("a text that opens a hundred thousand objects is refused", () => {
  const { problem } = readBody(Buffer.from('{"a":'.repeat(100_000)));
  expect(problem).toBe("is nested more than 100 levels deep");
});

test("a hundred thousand tokens fill no memory, and hide none that the target file gives", () => {
  const secrets = new Secrets();
  const rows = Array.from({ length: 100_000 }, (_, id) => ({ token: `made-up-${id}-` }));
  const begun = process.cpuUsage();
  secrets.learn(rows, new Set(["token"]));
  secrets.add("ACTIVE_PASSWORD", "correct-horse");
  expect(secrets.mask("correct-horse made-up-7- made-up-99999-")).toBe(
    "$ACTIVE_PASSWORD $TOKEN made-up-99999-",
  );
  expect(process.cpuUsage(begun).user).toBeLessThan(5e6);
});

test("a page of a million titles is told as quickly as any other", async () => {
  const suspect = { target: { name: "notes", baseUrl: "http://notes.example" }, api: notes };
  const exchange = exchanged("<title".repeat(800_000));
  const page = () => Promise.resolve(exchange);
  const begun = process.cpuUsage();
  await expect(firstAnswer(suspect, page)).rejects.toThrow(
    /answers 200 with a body that is not JSON/,
  );
  expect(process.cpuUsage(begun).user).toBeLessThan(1e6);
});
