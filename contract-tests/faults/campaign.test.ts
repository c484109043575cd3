import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { apiNames, loadApi } from "../apis/discover.ts";
import { runCampaign } from "./campaign.ts";
import { conditions } from "./conditions.ts";
import { FAMILIES } from "./fault.ts";
import { figuresOf, shortcomings, truthfulness, type Figures } from "./figures.ts";
import { filled } from "../report/markdown-table.ts";
import { detectionBlocks } from "./page.ts";

const SAMPLE = 2;

const SAMPLES = apiNames().flatMap((api) =>
  FAMILIES.filter((family) => family !== "condition").map((family) => [api, family] as const),
);

describe("of a sample every fault is seen, and no harmless change", () => {
  test.concurrent.each(SAMPLES)("%s, %s", async (api, family) => {
    const seed = Number(process.env["FAULTS_SEED"] ?? 20_250_223);
    const families = [family];
    const campaign = await runCampaign({ apis: [api], families, sample: SAMPLE, seed, threads: 0 });
    expect(campaign.sightings.length).toBe(campaign.planned.length);
    expect(shortcomings(figuresOf(campaign)), `FAULTS_SEED=${seed}`).toEqual([]);
  });
});

/** Some that make no run wait. */
const CONDITIONS = ["keep-alive-ends", "pretty-printed", "basic-auth", "server-error", "api-twice"];

test.concurrent("under each of some conditions the truth is told of every API", async () => {
  const apis = await Promise.all(apiNames().map(loadApi));
  // Those of one API are compared with one run under none.
  const some = apis
    .flatMap(conditions)
    .filter(({ id }) => CONDITIONS.some((name) => id.endsWith(`/${name}`)));
  const met = new Set(some.map(({ id }) => id.split("/").at(-1)));
  expect(met).toEqual(new Set(CONDITIONS));
  const told = await Promise.all(
    some.map(async ({ id, perform }) => [id, (await perform()).instead]),
  );
  expect(told).toEqual(some.map(({ id }) => [id, []]));
});

test("threads share the work", async () => {
  const only = "waveros/behaviour/error-flag-*";
  const { planned, sightings } = await runCampaign({ only, threads: 2 });
  expect(planned).toHaveLength(2);
  expect(sightings.map(({ seenBy }) => seenBy)).toEqual([
    ["dredd", "vitest"],
    ["dredd", "vitest"],
  ]);
});

describe("the published figures", async () => {
  const read = (name: string) =>
    readFile(new URL(`../../docs/reference/${name}`, import.meta.url), "utf8");
  const figures = JSON.parse(await read("detection.json")) as Figures;

  test("are those of the page", async () => {
    const page = await read("detection.md");
    expect(page).toBe(filled(page, detectionBlocks(figures)));
  });

  // A smaller number means that faults are no longer planted, or that a tool sees less by itself.
  test.each<[api: string, family: string, planted: number, dredd: number, vitest: number]>([
    ["vpnscript", "wire", 4550, 4473, 4549],
    ["vpnscript", "behaviour", 197, 54, 192],
    ["vpnscript", "implied", 6, 0, 6],
    ["vpnscript", "harmless", 48, 0, 0],
    ["waveros", "wire", 3912, 3862, 3912],
    ["waveros", "behaviour", 213, 63, 210],
    ["waveros", "implied", 3, 0, 3],
    ["waveros", "harmless", 42, 0, 0],
  ])("of %s, %s, are not lower than they were", (api, family, planted, dredd, vitest) => {
    const found = figures.families.find((one) => one.api === api && one.family === family);
    expect(found?.planted).toBeGreaterThanOrEqual(planted);
    expect(found?.dredd).toBeGreaterThanOrEqual(dredd);
    expect(found?.vitest).toBeGreaterThanOrEqual(vitest);
  });

  test.each<[api: string, met: number, truthful: number]>([
    ["vpnscript", 203, 203],
    ["waveros", 177, 177],
  ])("of %s, as many conditions are met and told truthfully as before", (api, met, truthful) => {
    const found = truthfulness(figures.conditions).find((one) => one.api === api);
    expect(found?.met).toBeGreaterThanOrEqual(met);
    expect(found?.truthful).toBeGreaterThanOrEqual(truthful);
  });

  test("show no shortcoming", () => {
    expect(shortcomings(figures)).toEqual([]);
  });
});
