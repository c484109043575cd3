import { existsSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { firstReason, run, type Command } from "./child.ts";

const never = new AbortController().signal;
const node = (script: string, more: Partial<Command> = {}): Command => ({
  argv: [process.execPath, "-e", script],
  ...more,
});

test("a command that ends well says nothing", async () => {
  await run(node("console.log('an Error that counts for nothing')"), 10, never);
});

test.each([
  [node("console.error('broken: no such thing'); process.exit(3)"), "broken: no such thing"],
  [node("process.exit(3)"), `${process.execPath} ended with status 3`],
  [{ argv: ["/no/such/program"] }, "spawn /no/such/program ENOENT"],
  [
    node("console.log('[main] ERROR bad array')", { refuses: String.raw`\[main\] ERROR .*` }),
    "[main] ERROR bad array",
  ],
])("%j fails for a reason", async (command, reason) => {
  await expect(run(command, 10, never)).rejects.toThrow(reason);
});

test("what takes too long is ended, and what it started", async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "ecosystem-child-"));
  const sign = join(folder.path, "alive");
  const child = `setInterval(() => require("fs").writeFileSync(${JSON.stringify(sign)}, ""), 5)`;
  const parent = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" })`;
  // It ends only when both have let go of the pipes.
  await expect(run(node(parent), 0.5, never)).rejects.toThrow("took longer than 0.5 s");
  expect(existsSync(sign)).toBe(true);
});

test("a command is ended by the signal, and says why", async () => {
  const stop = new AbortController();
  const running = run(node("setInterval(() => {}, 1000)"), 10, stop.signal);
  stop.abort(new Error("interrupted"));
  await expect(running).rejects.toThrow("interrupted");
});

test.each([
  ["downloading\nerror: cannot find symbol\n  at X.java", "error: cannot find symbol"],
  ["Errors:\n\t- attribute items is missing", "Errors: - attribute items is missing"],
  [
    "INFO no error\n[main] WARN no error\n\u001B[31mpanic: out\u001B[0m of range",
    "panic: out of range",
  ],
  ["cannot read <Text at 0x7fd0d1183850>", "cannot read <Text at 0x…>"],
  ["one\ntwo", "two"],
  [`not ${"x".repeat(400)}`, `not ${"x".repeat(295)}…`],
  ["", ""],
])("of %j, the reason is %j", (printed, reason) => {
  expect(firstReason(printed)).toBe(reason);
});
