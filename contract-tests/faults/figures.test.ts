import { expect, test } from "vitest";
import type { Campaign } from "./campaign.ts";
import { TOOLS, type Planned } from "./fault.ts";
import { figuresOf, shortcomings } from "./figures.ts";
import { detectionPage } from "./page.ts";

const planned: Planned[] = [
  { id: "panel/a/dropped/b", family: "wire", api: "panel", title: "dropped" },
  { id: "panel/a/body/empty", family: "wire", api: "panel", title: "body" },
  { id: "panel/behaviour/lost", family: "behaviour", api: "panel", title: "Things get lost." },
  { id: "panel/harmless/slower", family: "harmless", api: "panel", title: "Slower." },
];

function campaign(...seen: readonly `${"vitest" | "dredd"} ${string}`[]): Campaign {
  const sightings = planned.map(({ id }) => {
    return { id, seenBy: TOOLS.filter((tool) => seen.includes(`${tool} ${id}`)) };
  });
  const equivalents = [{ id: "panel/a/null/c", reason: "null is documented there" }];
  return { planned, sightings, equivalents, seed: 1, durationMs: 0 };
}

const good = campaign(
  "vitest panel/a/dropped/b",
  "dredd panel/a/dropped/b",
  "dredd panel/a/body/empty",
  "vitest panel/behaviour/lost",
);

test("faults are counted by what each tool sees alone, and what both see", () => {
  expect(figuresOf(good).families).toEqual([
    { api: "panel", family: "wire", planted: 2, dredd: 2, vitest: 1, both: 2 },
    { api: "panel", family: "behaviour", planted: 1, dredd: 0, vitest: 1, both: 1 },
    { api: "panel", family: "harmless", planted: 1, dredd: 0, vitest: 0, both: 0 },
  ]);
  expect(shortcomings(figuresOf(good))).toEqual([]);
});

test("what nobody sees and what alarms without need are shortcomings", () => {
  const figures = figuresOf(campaign("vitest panel/a/dropped/b", "dredd panel/harmless/slower"));
  expect(shortcomings(figures)).toEqual([
    "panel/a/body/empty was not seen",
    "panel/behaviour/lost was not seen",
    "panel/harmless/slower raised an alarm: dredd",
  ]);
});

test("the page says so in numbers, and never 100 % of less than all", () => {
  const page = detectionPage(figuresOf(good));
  expect(page).toContain("| on the wire | panel | 2 | 2 (100 %) | 1 (50 %) | 2 (100 %) |");
  expect(page).toContain("| null is documented there | 1 |");
  expect(page).toContain("None: every fault was seen.");
  expect(detectionPage(figuresOf(campaign()))).toContain("| `panel/a/body/empty` |");
});
