import type { Tool } from "../report/report.ts";
import type { Campaign } from "./campaign.ts";
import { FAMILIES, type Family, type Planned } from "./fault.ts";

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
  readonly survivors: readonly { readonly id: string; readonly family: Family }[];
  /** Changes that break nothing and were left out, by the reason. */
  readonly equivalents: Readonly<Record<string, number>>;
}

/** Counts a campaign. */
export function figuresOf({ planned, sightings, equivalents }: Campaign): Figures {
  const seen = new Map(sightings.map(({ id, seenBy }) => [id, seenBy.toSorted()]));
  const seenBy = ({ id }: Planned): readonly Tool[] => seen.get(id) ?? [];
  const count = (some: readonly Planned[]): Count => ({
    planted: some.length,
    dredd: some.filter((one) => seenBy(one).includes("dredd")).length,
    vitest: some.filter((one) => seenBy(one).includes("vitest")).length,
    both: some.filter((one) => seenBy(one).length > 0).length,
  });
  const byApi = [...Map.groupBy(planned, ({ api }) => api)];
  const inOrder = planned.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const reasons = Map.groupBy(equivalents, ({ reason }) => reason);
  return {
    families: byApi.flatMap(([api, ofApi]) => {
      const families = Map.groupBy(ofApi, ({ family }) => family);
      return FAMILIES.flatMap((family) => {
        const some = families.get(family);
        return some ? [{ api, family, ...count(some) }] : [];
      });
    }),
    kinds: byApi.flatMap(([api, ofApi]) => {
      const wire = ofApi.filter(({ family }) => family === "wire");
      return [...Map.groupBy(wire, ({ title }) => title)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, some]) => ({ api, kind, ...count(some) }));
    }),
    singly: inOrder
      .filter(({ family }) => family !== "wire")
      .map((one) => ({ id: one.id, family: one.family, title: one.title, seenBy: seenBy(one) })),
    survivors: inOrder
      .filter((one) => one.family !== "harmless" && seenBy(one).length === 0)
      .map(({ id, family }) => ({ id, family })),
    equivalents: Object.fromEntries([...reasons].map(([reason, some]) => [reason, some.length])),
  };
}

/** Why the run's eyesight is not as good as it must be: every fault is seen, and nothing harmless. */
export function shortcomings({ survivors, singly }: Figures): string[] {
  const alarms = singly.filter(({ family, seenBy }) => family === "harmless" && seenBy.length > 0);
  return [
    ...survivors.map(({ id }) => `${id} was not seen`),
    ...alarms.map(({ id, seenBy }) => `${id} raised an alarm: ${seenBy.join(" and ")}`),
  ];
}
