import type { Place } from "../../../engine/tracker/seen/place.ts";
import { fieldOf, type Seen } from "../../../engine/judgement/seen.ts";
import type { Configuration } from "../calls.ts";
import { isPendingDeletion, stateOf } from "../configurations.ts";
import { cameBack } from "../model-clear.ts";
import { sightsAt } from "./lifecycle.ts";
import { firstTime, type Rules } from "./trial.ts";
import { readWgQuick } from "./wgquick.ts";

export const stayingRules: Rules = {
  // Apps keep configurations by id and show when they were made. That states only go forwards is
  // inferred.
  "configurations-stay-the-same": {
    title:
      "Between two reads a configuration keeps its created_at and its file, and its state and updated_at only go forwards.",
    source: "inferred from WireGuard Configurations, tab 1",
    last: true,
    follow(life, { session, must }) {
      const { places } = session.configurations;
      life.seen(sightsAt(life.place));
      /** Files that changed: a panel's staff may replace one of a customer's. */
      const replaced: string[] = [];
      const told = new Set<string>();
      const isNew = firstTime();
      for (const { place, sight, before } of places.flatMap(sightsInTurn)) {
        const now = sight.value;
        const { created_at, updated_at } = now;
        const times = [created_at, updated_at];
        const unreal = times.find((time) => time !== null && Number.isNaN(Date.parse(time)));
        if (isNew(now.id, times)) {
          must({ ...sight, value: unreal }, unreal === undefined, "a moment", {
            "times-are-moments": `Configuration ${now.id}: ${unreal} is not a time.`,
          });
        }
        if (isReplaced(before, now)) replaced.push(place.own.has(String(now.id)) ? "own" : "other");
        const isOften = replaced.includes("own") || replaced.length > 1;
        const kept = keptBetween(before, now, isLeavingUnasked(place, sight), isOften);
        for (const [nth, { field, isSo, isSure = false, expected, what }] of kept.entries()) {
          const mark = `${nth} ${isSure}`;
          // At first sight there is nothing to compare it with.
          if (told.has(mark) || (isSo && (before === now || !isNew(now, nth)))) continue;
          if (!isSo) told.add(mark);
          const file = field === "config" && { value: "another file" };
          must({ ...fieldOf(sight, field), ...file, inferred: !isSure }, isSo, expected, {
            "configuration-keeps-what-it-is": `Configuration ${now.id}: ${what}.`,
          });
        }
      }
      for (const place of places) {
        const back = cameBack(place);
        must({ value: "listed" }, back === undefined, "gone for good", {
          "deleted-stays-away": back ?? "",
        });
      }
    },
  },
};

/** Each sight of a configuration at a place, and the one before it; at first the same. */
function sightsInTurn(place: Place<Configuration>) {
  const last = new Map<number, Configuration>();
  return sightsAt(place).map((sight) => {
    const { value } = sight;
    const before = last.get(value.id) ?? value;
    // A file that is missing for a while is another if another comes.
    last.set(value.id, { ...value, config: value.config ?? before.config });
    return { place, sight, before };
  });
}

/** Whether one of this run's own was leaving at first sight, and nobody has asked for its deletion. */
function isLeavingUnasked(place: Place<Configuration>, sight: Seen<Configuration>): boolean {
  const at = place.looks.findIndex((look) => look.exchange === sight.exchange);
  const id = String(sight.value.id);
  const [first] = place.sightsOf(id);
  return place.own.has(id) && !place.isAsked(id, at) && isPendingDeletion(first!);
}

function isReplaced({ config: was }: Configuration, { config: is }: Configuration): boolean {
  return Boolean(was && is && useOf(was) !== useOf(is));
}

/** What must not have changed. */
function keptBetween(
  before: Configuration,
  now: Configuration,
  isLeaving: boolean,
  isReplacedOften: boolean,
): readonly Kept[] {
  const { created_at, updated_at, config } = before;
  return [
    {
      field: "created_at",
      isSo: created_at === now.created_at,
      isSure: true,
      expected: created_at,
      what: "created_at has changed since the previous read",
    },
    {
      field: "updated_at",
      // A missing time is not earlier.
      isSo: !(now.updated_at < updated_at),
      expected: `${updated_at} or later`,
      what: "updated_at is earlier than at the previous read",
    },
    {
      field: "updated_at",
      isSo: !(now.updated_at < now.created_at),
      // Two clocks or time zones of one installation are less apart.
      isSure: Date.parse(now.created_at) - Date.parse(now.updated_at) > DAY,
      expected: `created_at, ${now.created_at}, or later`,
      what: "updated_at is earlier than created_at",
    },
    {
      field: "status",
      isSo: stateOf(now) >= stateOf(before),
      isSure: isLeaving,
      expected: isLeaving
        ? "0 before it is active"
        : `${before.status} or more: states only go forwards`,
      what: isLeaving
        ? "it was listed as pending deletion before it was active, and its deletion had not been asked for"
        : `status has gone back from ${before.status} to ${now.status} since the previous read`,
    },
    {
      field: "config",
      isSo: config === now.config || !config || !now.config,
      isSure: isReplaced(before, now) && isReplacedOften,
      expected: "the same file",
      what: "config is another file than at the previous read",
    },
  ];
}

interface Kept {
  readonly field: "created_at" | "updated_at" | "status" | "config";
  readonly isSo: boolean;
  /** Whether it is a breach if not; else a remark. */
  readonly isSure?: boolean;
  readonly expected: string;
  readonly what: string;
}

const DAY = 24 * 60 * 60_000;

/** The private key and the addresses of a file, or all of it where it has none: they are the device's, whatever else changes. */
export function useOf(file: string): string {
  const read = readWgQuick(file);
  return typeof read === "string" ? file : [read.privateKey, ...read.addresses].join();
}
