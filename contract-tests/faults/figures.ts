import type { Tool } from "../report/report.ts";
import type { Campaign, Planned } from "./campaign.ts";
import { FAMILIES, type Family } from "./job.ts";
import { reasonFor } from "./survivors.ts";

/** How many of some faults were planted, and seen by each tool alone and by a run of both. */
export interface Count {
  readonly planted: number;
  readonly dredd: number;
  readonly vitest: number;
  readonly both: number;
}

/** What a campaign has shown, in the form in which it is published; the same for every run that sees the same. */
export interface Figures {
  /** By API and family. Of harmless changes, what was seen is a false alarm. */
  readonly families: readonly (Count & { readonly api: string; readonly family: Family })[];
  /** Faults on the wire by API and kind. */
  readonly kinds: readonly (Count & { readonly api: string; readonly kind: string })[];
  /** Behaviour faults and harmless changes, one by one. */
  readonly singly: readonly {
    readonly id: string;
    readonly family: Family;
    readonly title: string;
    readonly seenBy: readonly Tool[];
  }[];
  /** Faults that neither tool has seen. */
  readonly survivors: readonly {
    readonly id: string;
    readonly family: Family;
    readonly reason: string | null;
  }[];
  /** Changes that break nothing and were left out, by the reason. */
  readonly equivalents: Readonly<Record<string, number>>;
}

/** Counts a campaign. */
export function figuresOf({ planned, sightings, equivalents }: Campaign): Figures {
  const seen = new Map<string, Set<Tool>>();
  for (const sighting of sightings) {
    const by = seen.get(sighting.id) ?? new Set();
    seen.set(sighting.id, sighting.seen ? by.add(sighting.tool) : by);
  }
  const seenBy = (id: string): Tool[] => [...(seen.get(id) ?? [])].toSorted();
  const count = (some: readonly Planned[]): Count => ({
    planted: some.length,
    dredd: some.filter(({ id }) => seen.get(id)?.has("dredd")).length,
    vitest: some.filter(({ id }) => seen.get(id)?.has("vitest")).length,
    both: some.filter(({ id }) => seenBy(id).length > 0).length,
  });
  const byApi = [...Map.groupBy(planned, ({ api }) => api)];
  const inOrder = planned.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    families: byApi.flatMap(([api, ofApi]) =>
      FAMILIES.flatMap((family) => {
        const some = ofApi.filter((one) => one.family === family);
        return some.length === 0 ? [] : [{ api, family, ...count(some) }];
      }),
    ),
    kinds: byApi.flatMap(([api, ofApi]) => {
      const wire = ofApi.filter(({ family }) => family === "wire");
      return [...Map.groupBy(wire, ({ title }) => title)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, some]) => ({ api, kind, ...count(some) }));
    }),
    singly: inOrder
      .filter(({ family }) => family !== "wire")
      .map(({ id, family, title }) => ({ id, family, title, seenBy: seenBy(id) })),
    survivors: inOrder
      .filter(({ id, family }) => family !== "harmless" && seenBy(id).length === 0)
      .map(({ id, family }) => ({ id, family, reason: reasonFor(id) ?? null })),
    equivalents: Object.fromEntries(
      [...Map.groupBy(equivalents, ({ reason }) => reason)].map(([reason, some]) => [
        reason,
        some.length,
      ]),
    ),
  };
}

/** The most that may survive on the wire, as a part of what was planted. */
const TOLERATED = 0.01;

/** What stands in the way of calling the run's eyesight good; nothing if all is as it should be. */
export function shortcomings({ families, survivors, singly }: Figures): string[] {
  const falseAlarms = singly.filter(({ family, seenBy }) => family === "harmless" && seenBy.length);
  const planted = families
    .filter(({ family }) => family === "wire")
    .reduce((sum, one) => sum + one.planted, 0);
  const excused = survivors.filter(
    ({ family, reason }) => family === "wire" && reason !== null,
  ).length;
  return [
    ...survivors.filter(({ reason }) => reason === null).map(({ id }) => `${id} was not seen`),
    ...falseAlarms.map(({ id, seenBy }) => `${id} raised an alarm: ${seenBy.join(" and ")}`),
    ...(excused > planted * TOLERATED && excused > 0
      ? [`${excused} survivors on the wire have a reason, which is more than 1 % of ${planted}`]
      : []),
  ];
}
