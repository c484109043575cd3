import type { Tool } from "../report/report.ts";
import type { Campaign } from "./campaign.ts";
import { FAMILIES, KINDS, type Kind, type Planned, type Sighting } from "./fault.ts";

/** How many faults were planted, and how many of them each tool has seen, and either. */
export interface Count {
  readonly planted: number;
  readonly dredd: number;
  readonly vitest: number;
  readonly both: number;
  /** Seen by a run with `--model` only. */
  readonly model?: number;
}

export type Figures = ReturnType<typeof figuresOf>;

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
  const inOrder = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const faults = inOrder.filter(({ family }) => family !== "condition");
  const apis = [...Map.groupBy(faults, ({ api }) => api)];
  const kinds = Object.keys(KINDS).toSorted() as Kind[];
  const each = <Name, Label extends object>(
    names: readonly Name[],
    of: (name: Name) => [Label, (one: (typeof all)[number]) => boolean],
  ) =>
    apis.flatMap(([api, some]) =>
      names.map(of).flatMap(([label, is]) => counted({ api, ...label }, some.filter(is))),
    );
  const reasons = Map.groupBy(equivalents, ({ reason }) => reason);
  return {
    /** By API and family. Of harmless changes, what was seen is a false alarm. */
    families: each(FAMILIES, (family) => [{ family }, (one) => one.family === family]),
    kinds: each(kinds, (kind) => [{ kind }, (one) => one.family === "wire" && one.title === kind]),
    singly: faults
      .filter(({ family }) => family !== "wire")
      .map(({ id, family, title, seenBy, byModel }) => {
        return { id, family, title, seenBy, ...(byModel ? { byModel } : {}) };
      }),
    conditions: inOrder
      .filter(({ family }) => family === "condition")
      .map(({ id, api, title, instead }) => ({ id, api, title, truthful: instead?.length === 0 })),
    survivors: faults
      .filter((one) => one.family !== "harmless" && one.seenBy.length === 0 && !one.byModel)
      .map(({ id, family }) => ({ id, family })),
    equivalents: Object.fromEntries([...reasons].map(([reason, { length }]) => [reason, length])),
  };
}

function counted<L extends object>(label: L, some: readonly (Planned & Sighting)[]): (L & Count)[] {
  if (some.length === 0) return [];
  const by = (tool: Tool) => some.filter(({ seenBy }) => seenBy.includes(tool)).length;
  const both = some.filter(({ seenBy }) => seenBy.length > 0).length;
  const model = some.filter(({ byModel }) => byModel).length;
  const seen = { planted: some.length, dredd: by("dredd"), vitest: by("vitest"), both };
  return [{ ...label, ...seen, ...(model > 0 ? { model } : {}) }];
}

const TRUTHFUL = 0.95;

export function shortcomings({ survivors, singly, conditions }: Figures): string[] {
  const alarms = singly.filter(({ family, seenBy }) => family === "harmless" && seenBy.length > 0);
  return [
    ...survivors.map(({ id }) => `${id} was not seen`),
    ...alarms.map(({ id, seenBy }) => `${id} raised an alarm: ${seenBy.join(" and ")}`),
    ...truthfulness(conditions)
      .filter(({ met, truthful }) => truthful < TRUTHFUL * met)
      .map(({ api, says }) => `${api}: ${says}`),
  ];
}

export function truthfulness(conditions: Figures["conditions"]) {
  return [...Map.groupBy(conditions, ({ api }) => api)].map(([api, some]) => {
    const truthful = some.filter((one) => one.truthful).length;
    const says = `${truthful} of ${some.length} conditions told truthfully`;
    return { api, met: some.length, truthful, says };
  });
}
