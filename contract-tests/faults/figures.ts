import type { Tool } from "../report/report.ts";
import type { Campaign } from "./campaign.ts";
import { FAMILIES, KINDS, type Kind, type Planned, type Sighting } from "./fault.ts";

/** How many of some faults were planted, and seen by each tool alone and by a run of both. */
export interface Count {
  readonly planted: number;
  readonly dredd: number;
  readonly vitest: number;
  readonly both: number;
}

/** What a campaign has shown, in the form in which it is published; the same for every run that sees the same. */
export type Figures = ReturnType<typeof figuresOf>;

/** Counts a campaign. */
export function figuresOf({
  planned,
  sightings,
  equivalents,
}: Pick<Campaign, "planned" | "sightings" | "equivalents">) {
  const seen = new Map(sightings.map(({ id, seenBy }) => [id, seenBy.toSorted()]));
  const all = planned.map((one) => ({ ...one, seenBy: seen.get(one.id) ?? [] }));
  const apis = [...Map.groupBy(all, ({ api }) => api)];
  const inOrder = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const kinds = Object.keys(KINDS).toSorted() as Kind[];
  const reasons = Map.groupBy(equivalents, ({ reason }) => reason);
  return {
    /** By API and family. Of harmless changes, what was seen is a false alarm. */
    families: apis.flatMap(([api, some]) =>
      FAMILIES.flatMap((family) =>
        counted(
          { api, family },
          some.filter((one) => one.family === family),
        ),
      ),
    ),
    /** Faults on the wire by API and kind. */
    kinds: apis.flatMap(([api, some]) =>
      kinds.flatMap((kind) =>
        counted(
          { api, kind },
          some.filter(({ family, title }) => family === "wire" && title === kind),
        ),
      ),
    ),
    /** Behaviour faults and harmless changes, one by one. */
    singly: inOrder
      .filter(({ family }) => family !== "wire")
      .map(({ id, family, title, seenBy }) => ({ id, family, title, seenBy })),
    /** Faults that neither tool has seen. */
    survivors: inOrder
      .filter(({ family, seenBy }) => family !== "harmless" && seenBy.length === 0)
      .map(({ id, family }) => ({ id, family })),
    /** How many changes break nothing and were left out, by the reason. */
    equivalents: Object.fromEntries([...reasons].map(([reason, { length }]) => [reason, length])),
  };
}

/** The figures of some faults under a label; nothing if there are none. */
function counted<L extends object>(label: L, some: readonly (Planned & Sighting)[]): (L & Count)[] {
  if (some.length === 0) return [];
  const by = (tool: Tool) => some.filter(({ seenBy }) => seenBy.includes(tool)).length;
  const both = some.filter(({ seenBy }) => seenBy.length > 0).length;
  return [{ ...label, planted: some.length, dredd: by("dredd"), vitest: by("vitest"), both }];
}

/** Why the run's eyesight is not as good as it must be: every fault is seen, and nothing harmless. */
export function shortcomings({ survivors, singly }: Figures): string[] {
  const alarms = singly.filter(({ family, seenBy }) => family === "harmless" && seenBy.length > 0);
  return [
    ...survivors.map(({ id }) => `${id} was not seen`),
    ...alarms.map(({ id, seenBy }) => `${id} raised an alarm: ${seenBy.join(" and ")}`),
  ];
}
