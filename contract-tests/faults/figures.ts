import type { Tool } from "../report/report.ts";
import type { Campaign } from "./campaign.ts";
import { FAMILIES, KINDS, type Kind, type Planned, type Sighting } from "./fault.ts";

/** How many of some faults were planted, and seen by each tool alone and by a run of both. */
export interface Count {
  readonly planted: number;
  readonly dredd: number;
  readonly vitest: number;
  readonly both: number;
  /** Beyond those, by a run with `--model`; absent if there is none. */
  readonly model?: number;
}

/** The result of a campaign as it is published; the same for every run that sees the same. */
export type Figures = ReturnType<typeof figuresOf>;

/** Counts a campaign. */
export function figuresOf({
  planned,
  sightings,
  equivalents,
}: Pick<Campaign, "planned" | "sightings" | "equivalents">) {
  const seen = new Map(sightings.map((one) => [one.id, one]));
  const all = planned.map((one) => {
    const { seenBy = [], byModel = false, instead } = seen.get(one.id) ?? {};
    return { ...one, seenBy: seenBy.toSorted(), byModel, instead };
  });
  const apis = [...Map.groupBy(all, ({ api }) => api)];
  const isSeen = ({ family }: Pick<Planned, "family">) => family !== "condition";
  const inOrder = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const kinds = Object.keys(KINDS).toSorted() as Kind[];
  const reasons = Map.groupBy(equivalents, ({ reason }) => reason);
  return {
    /** By API and family. Of harmless changes, what was seen is a false alarm. */
    families: apis.flatMap(([api, some]) =>
      FAMILIES.filter((family) => isSeen({ family })).flatMap((family) =>
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
      .filter((one) => one.family !== "wire" && isSeen(one))
      .map(({ id, family, title, seenBy, byModel }) => {
        return { id, family, title, seenBy, ...(byModel ? { byModel } : {}) };
      }),
    /** Conditions, and whether the run told the truth under each. */
    conditions: inOrder
      .filter((one) => !isSeen(one))
      .map(({ id, api, title, instead }) => ({ id, api, title, truthful: instead?.length === 0 })),
    /** Faults that neither tool has seen, nor a model. */
    survivors: inOrder
      .filter(
        (one) =>
          one.family !== "harmless" && isSeen(one) && one.seenBy.length === 0 && !one.byModel,
      )
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
  const model = some.filter(({ byModel }) => byModel).length;
  const seen = { planted: some.length, dredd: by("dredd"), vitest: by("vitest"), both };
  return [{ ...label, ...seen, ...(model > 0 ? { model } : {}) }];
}

/** The least share of an API's conditions that a run has to tell truthfully. */
const TRUTHFUL = 0.95;

/** Why a campaign has failed: a fault was not seen, something harmless was, or too many conditions were not told truthfully. */
export function shortcomings({ survivors, singly, conditions }: Figures): string[] {
  const alarms = singly.filter(({ family, seenBy }) => family === "harmless" && seenBy.length > 0);
  return [
    ...survivors.map(({ id }) => `${id} was not seen`),
    ...alarms.map(({ id, seenBy }) => `${id} raised an alarm: ${seenBy.join(" and ")}`),
    ...truthfulness(conditions)
      .filter(({ met, truthful }) => truthful < TRUTHFUL * met)
      .map(({ api, met, truthful }) => `${api}: ${truthful} of ${met} conditions told truthfully`),
  ];
}

/** How many conditions of each API were met, and how many of them told truthfully. */
export function truthfulness(conditions: Figures["conditions"]) {
  return [...Map.groupBy(conditions, ({ api }) => api)].map(([api, some]) => {
    const truthful = some.filter((one) => one.truthful).length;
    return { api, met: some.length, truthful };
  });
}
