import { expect, test } from "vitest";
import { differenceOf, recaptured } from "./output.ts";

const OUTPUT = `
 panel at http://127.0.0.1:4001

   getAccount  2/2
   listServers 3/3

 ✓ 41 of 41 rules hold
   150 requests in 3.1 s
`;

test.each([
  ["what may differ", " panel at http://127.0.0.1:77\n …\n"],
  ["some requests more or less", "…\n   158 requests in 9 s\n"],
  ["what is left out", "…\n   getAccount  2/2\n   …\n ✓ 41 of …\n   …\n"],
])("%s stays", (_, sample) => {
  expect(recaptured(sample, OUTPUT)).toBe(sample);
});

test.each([
  ["another line", "…\n ✓ 34 of 34 rules hold\n…", "…\n ✓ 41 of 41 rules hold\n…\n"],
  ["many more requests", "…\n   206 requests in 3 s\n", "…\n   150 requests in 3.1 s\n"],
  [
    "another setting",
    "…\n   a limit of 40 s\n",
    "…\n   a limit of 4 s\n",
    "a\n   a limit of 4 s\n",
  ],
  [
    "a new line",
    "…\n   getAccount  2/2\n\n ✓ 41 of 41 rules hold\n…\n",
    "…\n   getAccount  2/2\n   listServers 3/3\n\n ✓ 41 of 41 rules hold\n…\n",
  ],
  [
    "no beginning",
    "   150 requests in 3 s\n",
    "   …\n ✓ 41 of 41 rules hold\n   150 requests in 3 s\n",
  ],
  [
    "a line before what may differ",
    "…\n   - oslo\n   until 2026-01-02\n",
    "…\n   - oslo\n   - bergen\n   until 2026-01-02\n",
    "a\n   - oslo\n   - bergen\n   until 2026-03-04\n",
  ],
  [
    "half a paragraph",
    "…\n ✓ 41 of 41 rules hold\n",
    "…\n ✓ 41 of 41 rules hold\n   150 requests in 3.1 s\n",
  ],
  ["no end", " panel at http://127.0.0.1:1\n", " panel at http://127.0.0.1:1\n …\n"],
  ["nothing like it", "Newly violates\n", undefined],
])("%s is a difference", (_, sample, want, output = OUTPUT) => {
  expect(recaptured(sample, output)).toBe(want);
});

test("a difference has the lines that differ, and where they begin", () => {
  expect(differenceOf("a\nb\nc\n", "a\nx\ny\nc\n")).toEqual({
    line: 1,
    lines: ["said b", "came x", "came y"],
  });
});
