import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogues, sampleReport } from "../../contract-tests/report/sample-report.support.ts";
import { detectionPicture, withPictures } from "./pictures.ts";

const timeline = { perMinute: 60, spanMs: 2000, answered: [50, 0, 40] };
const targets = sampleReport.targets.map((one) => ({ ...one, timeline }));
const drawn = withPictures({ ...sampleReport, targets }, catalogues);

const places = globSync("docs/**/*.{md,njk}", { exclude: ["docs/_site/**"] }).flatMap(
  (file) => readFileSync(file, "utf8").match(/<!-- The site shows .*?-->/g) ?? [],
);

test.each(places)("%s has a picture", (place) => {
  expect(drawn(`<p>${place}</p>`)).toMatch(/^<p><.*<(?:svg|table|meter).*><\/p>$/s);
});

test("there are such places, and a picture of a fleet shows the worst first", () => {
  expect(places).toHaveLength(4);
  const fleet = drawn("<!-- The site shows a picture of a fleet. -->");
  expect(fleet).toContain("A sample: nobody runs these installations.");
  expect([...fleet.matchAll(/panel-(\w+)/g)].map(([, name]) => name)).toEqual([
    "berlin",
    "oslo",
    "rome",
    "lisbon",
    "vienna",
    "zurich",
  ]);
  expect(fleet).not.toContain("href=");
});

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
