import fc from "fast-check";
import type { Api } from "../../engine/api.ts";
import type { Tool } from "../../report/report.ts";
import { TOOLS, type Job, type Sighting } from "../fault.ts";
import { trial, type TrialOptions } from "../trial.ts";
import { leadsTo } from "./alter.ts";
import type { WireFault } from "./wire.ts";

export function wireJobs(api: Api, faults: readonly WireFault[], seed: number): Job[] {
  const alone = (variant: string) =>
    api.reaches[variant.slice(api.name.length + 1)]?.alone === true;
  return roundsOf(faults, alone, seed).map((planned) => {
    return { planned, perform: () => plantOnWire(api, planned) };
  });
}

/**
 * A round has at most one fault of each variant, so its faults can share a sandbox. Variants that
 * are exercised alone change what an account has: no two share a round. The faults are shuffled, so
 * that no round is all server errors, after eight of which a run stops.
 */
export function roundsOf<T extends Pick<WireFault, "variant">>(
  faults: readonly T[],
  alone: (variant: string) => boolean,
  seed: number,
): T[][] {
  const rounds: T[][] = [];
  const together = Map.groupBy(faults, ({ variant }) => (alone(variant) ? "alone" : variant));
  for (const [number, group] of [...together.values()].entries()) {
    // Variants have the same kinds of faults, so each has its own order.
    for (const [index, fault] of shuffled(group, seed + number).entries()) {
      (rounds[index] ??= []).push(fault);
    }
  }
  return rounds;
}

export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const whole = { minLength: list.length, maxLength: list.length };
  return fc.sample(fc.shuffledSubarray([...list], whole), { seed, numRuns: 1 })[0]!;
}

async function plantOnWire(
  api: Api,
  faults: readonly WireFault[],
  jobs: TrialOptions["jobs"] = "brisk",
): Promise<Sighting[]> {
  const plants = new Map(faults.map((fault) => [fault.variant, fault]));
  const { outcomes, used } = await trial(api, { plants, jobs, wanted: (id) => plants.has(id) });
  const sightings = faults.map(({ id, variant, at }) => {
    const sees = (tool: Tool) =>
      outcomes[tool].get(variant)?.findings.some((found) => pointsAt(found.at, at)) === true;
    return { id, seenBy: used.has(id) ? TOOLS.filter(sees) : [] };
  });
  if (jobs === "slow") return sightings;
  // Another fault of the round may spoil the list before a create, and a busy machine may miss a
  // brisk job: each is tried alone.
  const unseen = faults.filter((_, index) => sightings[index]!.seenBy.length === 0);
  const alone = await Promise.all(unseen.map((fault) => plantOnWire(api, [fault], "slow")));
  const met = new Map(alone.flat().map((one) => [one.id, one]));
  return sightings.map((one) => met.get(one.id) ?? one);
}

function pointsAt(found: string | undefined, at: WireFault["at"]): boolean {
  if (at === undefined || found === undefined) return true;
  return typeof at === "string" ? found === at : found.startsWith("/") && leadsTo(found, at);
}
