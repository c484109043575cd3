import { expect, test } from "vitest";
import { recaptured } from "./output.ts";

const OUTPUT = `
 panel at http://127.0.0.1:4001

   getAccount  2/2
   listServers 3/3

 ✓ 41 of 41 rules hold
   150 requests in 3.1 s
`;

test.each([
  ["what may differ stays", " panel at http://127.0.0.1:77\n", " panel at http://127.0.0.1:77\n"],
  ["a line that is another now", " ✓ 34 of 34 rules hold\n", " ✓ 41 of 41 rules hold\n"],
  ["some requests more or less", "   158 requests in 9 s\n", "   158 requests in 9 s\n"],
  ["many requests more", "   206 requests in 3 s\n", "   150 requests in 3.1 s\n"],
  [
    "a line that is new",
    "   getAccount  2/2\n\n ✓ 41 of 41 rules hold\n",
    "   getAccount  2/2\n   listServers 3/3\n\n ✓ 41 of 41 rules hold\n",
  ],
  [
    "what is left out",
    "   getAccount  1/2\n   …\n ✓ 41 of …\n",
    "   getAccount  2/2\n   …\n ✓ 41 of …\n",
  ],
  ["what is not there", "Newly violates\n", undefined],
])("%s", (_, sample, want) => {
  expect(recaptured(sample, OUTPUT)).toBe(want);
});
