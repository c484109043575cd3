import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlLines } from "./terminal-parts.ts";

const HARD = `curl -sS -i -X DELETE 'https://x.example/it'\\''s -H not an option?a=b c' -H 'accept: application/json' --data-raw "{\\"name\\":\\"\${NAME} -H \\\\ x\\"}"`;

test("the lines mean to a shell what the one line means", () => {
  const shell = (line: string) =>
    execFileSync("sh", ["-c", line.replace(/^curl/, `NAME=n; printf '%s\\n'`)], {
      encoding: "utf8",
    });
  const lines = curlLines(HARD, 40);
  expect(lines.length).toBeGreaterThan(2);
  expect(shell(lines.join("\n"))).toBe(shell(HARD));
});

test("an option stays beside its value", () => {
  expect(curlLines("curl -sS -i 'https://x.example/a' -H 'a: b' -H 'c: d'", 40)).toEqual([
    "curl -sS -i 'https://x.example/a' \\",
    "  -H 'a: b' -H 'c: d'",
  ]);
});
