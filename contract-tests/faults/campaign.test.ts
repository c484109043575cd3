import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { runCampaign } from "./campaign.ts";
import { figuresOf, shortcomings, type Figures } from "./figures.ts";
import { detectionPage } from "./page.ts";

/** Faults of each family and API that are tried here; `npm run faults` tries them all. */
const SAMPLE = 3;

test("of a sample of all faults every one is seen, and of harmless changes none", async () => {
  const seed = Number(process.env["FAULTS_SEED"] ?? 20_250_221);
  const campaign = await runCampaign({ sample: SAMPLE, seed, threads: 1 });
  expect(campaign.sightings.length).toBe(2 * campaign.planned.length);
  expect(shortcomings(figuresOf(campaign)), `FAULTS_SEED=${seed}`).toEqual([]);
});

test("what breaks nothing is not seen as a fault", async () => {
  const { sightings } = await runCampaign({
    families: ["harmless"],
    only: "vpnscript/harmless/keys-reversed",
    threads: 1,
  });
  expect(sightings.map(({ seen }) => seen)).toEqual([false, false]);
});

describe("the published figures", async () => {
  const read = (name: string) =>
    readFile(new URL(`../../docs/reference/${name}`, import.meta.url), "utf8");
  const figures = JSON.parse(await read("detection.json")) as Figures;

  test("are those of the page", async () => {
    expect(await read("detection.md")).toBe(detectionPage(figures));
  });

  // A smaller one means that faults are no longer planted, or that a tool sees less by itself.
  test.each<[api: string, family: string, planted: number, dredd: number, vitest: number]>([
    ["vpnscript", "wire", 4554, 4515, 4554],
    ["vpnscript", "behaviour", 91, 52, 91],
    ["vpnscript", "implied", 11, 0, 11],
    ["vpnscript", "harmless", 24, 0, 0],
    ["waveros", "wire", 4312, 4265, 4312],
    ["waveros", "behaviour", 80, 45, 80],
    ["waveros", "implied", 3, 0, 3],
    ["waveros", "harmless", 24, 0, 0],
  ])("of %s, %s, are not lower than they were", (api, family, planted, dredd, vitest) => {
    const found = figures.families.find((one) => one.api === api && one.family === family);
    expect(found?.planted).toBeGreaterThanOrEqual(planted);
    expect(found?.dredd).toBeGreaterThanOrEqual(dredd);
    expect(found?.vitest).toBeGreaterThanOrEqual(vitest);
  });

  test("show no shortcoming", () => {
    expect(shortcomings(figures)).toEqual([]);
  });
});
