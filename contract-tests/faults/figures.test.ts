import { afterEach, expect, test } from "vitest";
import type { Campaign } from "./campaign.ts";
import { TOOLS, type Planned } from "./fault.ts";
import { figuresOf, shortcomings } from "./figures.ts";
import { detectionBlocks } from "./page.ts";

const planned: Planned[] = [
  { id: "panel/a/dropped/b", family: "wire", api: "panel", title: "dropped" },
  { id: "panel/a/body/empty", family: "wire", api: "panel", title: "body" },
  { id: "panel/behaviour/lost", family: "behaviour", api: "panel", title: "Things get lost." },
  { id: "panel/harmless/slower", family: "harmless", api: "panel", title: "Slower." },
  { id: "panel/condition/night", family: "condition", api: "panel", title: "It is dark." },
];

let instead: readonly string[] = [];
afterEach(() => {
  instead = [];
});

function campaign(...seen: readonly `${"vitest" | "dredd"} ${string}`[]): Campaign {
  const sightings = planned.map(({ id }) => {
    const seenBy = TOOLS.filter((tool) => seen.includes(`${tool} ${id}`));
    return id.includes("/condition/") ? { id, seenBy, instead } : { id, seenBy };
  });
  const equivalents = [{ id: "panel/a/null/c", reason: "null is documented there" }];
  return { planned, sightings, equivalents, seed: 1, durationMs: 0 };
}

const pageOf = (figures: Parameters<typeof detectionBlocks>[0]) =>
  Object.values(detectionBlocks(figures)).join("\n");

const SEEN = [
  "vitest panel/a/dropped/b",
  "dredd panel/a/dropped/b",
  "dredd panel/a/body/empty",
  "vitest panel/behaviour/lost",
] as const;
const good = campaign(...SEEN);

test("faults are counted by what each tool sees alone, and what both see", () => {
  expect(figuresOf(good).families).toEqual([
    { api: "panel", family: "wire", planted: 2, dredd: 2, vitest: 1, both: 2 },
    { api: "panel", family: "behaviour", planted: 1, dredd: 0, vitest: 1, both: 1 },
    { api: "panel", family: "harmless", planted: 1, dredd: 0, vitest: 0, both: 0 },
  ]);
  expect(shortcomings(figuresOf(good))).toEqual([]);
});

test("what only a run with --model sees is counted apart, and is no shortcoming", () => {
  const { sightings, ...rest } = campaign(...SEEN.slice(0, 3));
  const byModel = sightings.map((one) =>
    one.id.includes("/behaviour/") ? { ...one, byModel: true } : one,
  );
  const figures = figuresOf({ ...rest, sightings: byModel });
  expect(figures.families[1]).toMatchObject({ planted: 1, both: 0, model: 1 });
  expect(shortcomings(figures)).toEqual([]);
  expect(pageOf(figures)).toContain("| `lost` | Things get lost. |  |  | seen |");
});

test("what nobody sees and what alarms without need are shortcomings", () => {
  const figures = figuresOf(campaign("vitest panel/a/dropped/b", "dredd panel/harmless/slower"));
  expect(shortcomings(figures)).toEqual([
    "panel/a/body/empty was not seen",
    "panel/behaviour/lost was not seen",
    "panel/harmless/slower raised an alarm: dredd",
  ]);
});

test("a condition is told truthfully where nothing was said in place of the truth", () => {
  expect(pageOf(figuresOf(good))).toContain("| 1 of 1 conditions told truthfully |");
  instead = ["blamed panel/a: It is dark."];
  const untold = figuresOf(campaign(...SEEN));
  expect(shortcomings(untold)).toEqual(["panel: 0 of 1 conditions told truthfully"]);
  expect(pageOf(untold)).toContain("| `night` | It is dark. | not yet |");
});

test("the page says so in numbers, and never 100 % of less than all", () => {
  const page = pageOf(figuresOf(good));
  expect(page).toContain("| on the wire | panel | 2 | 2 (100 %) | 1 (50 %) | 2 (100 %) | 0 |");
  expect(page).toContain("| null is documented there | 1 |");
  expect(page).toContain("None: every fault was seen.");
  expect(pageOf(figuresOf(campaign()))).toContain("| `panel/a/body/empty` |");
});
