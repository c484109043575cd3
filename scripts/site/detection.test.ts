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
const picture = detectionPicture({
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
  const bar = `<meter aria-label="${by}" max="200" value="${seen}"></meter>`;
  expect(picture).toContain(`<dt>${by}</dt><dd>${bar} ${text}</dd>`);
});

test("it says what it is about, and leaves out what breaks nothing", () => {
  expect(picture).toContain("<p>lamps: 200 faults on the wire</p>");
  expect(picture.match(/<meter/g)).toHaveLength(3);
});
