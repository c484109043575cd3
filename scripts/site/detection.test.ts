import { expect, test } from "vitest";
import { detectionPicture } from "./detection.ts";

const wire = {
  api: "lamps",
  family: "wire",
  planted: 200,
  dredd: 50,
  vitest: 199,
  both: 199,
} as const;
const svg = detectionPicture({
  families: [
    { ...wire, model: 1 },
    { ...wire, family: "harmless" },
  ],
});

test.each([
  ["Dredd alone", 50, "50 (25 %)"],
  ["Vitest alone", 199, "199 (99.5 %)"],
  ["both, --model", 200, "200 (100 %)"],
])("%s: a bar as long as its share, with its number", (by, seen, text) => {
  const widths = [...svg.matchAll(/<rect [^>]*?width="([\d.]+)"/g)].map(([, width]) =>
    Number(width),
  );
  expect(widths.toSorted((a, b) => a - b)).toContainEqual(expect.closeTo((170 * seen) / 200));
  expect(svg).toContain(`>${by}</text>`);
  expect(svg).toContain(`>${text}</text>`);
});

test("it says what it is about, and all of it in words, and leaves out what breaks nothing", () => {
  expect(svg).toMatch(/^<svg [^>]*role="img"/);
  expect(svg).toContain("lamps: 200 faults on the wire: Dredd alone 50 (25 %); ");
  expect(svg).not.toMatch(/<g [^>]*aria-label/);
  expect(svg.match(/<rect/g)).toHaveLength(3);
  expect(svg).not.toMatch(/https?:(?!\/\/www\.w3\.org\/)|@import|<script/);
});
