import { describe, expect, test } from "vitest";
import { create, exchange, placeAfter } from "../seen/place.support.ts";
import { takenFrom } from "./chance.ts";

/** A place where jobs are at some things, written "a~", and others are leaving, written "a-". */
const marked = (steps: readonly string[]) =>
  placeAfter(steps, ["a", "b", "c"], {
    bears: () => true,
    idOf: (item) => item.replace(/[~-]/, ""),
    isRemovable: (item) => !item.endsWith("~"),
    isLeaving: (item) => item.endsWith("-"),
  });

describe("others' things that this run's writes have taken", () => {
  test.each<[what: string, steps: string[], ids: string[]]>([
    ["are those that went at them", ["7 8 9 a", "+ b", "8 9 a b", "- a", "9 b"], ["7", "8"]],
    ["are none of this run's own", ["7 a", "+ b", "a b", "+ c", "b c"], ["7"]],
    ["are none of this run's own that went with them", ["7 8 a", "+ b", "8 b"], ["7"]],
    ["are what went as one was removed that was not there", ["7 8", "= x", "8"], ["7"]],
    ["are unknown where others come", ["7 8", "+ a", "8 a", "9 8 a"], []],
    ["are unknown where others go by themselves", ["7 8", "+ a", "8 a", "a"], []],
    ["are what went as the job of a create was over", ["7 8 a~", "8 a"], ["7"]],
    ["are not told by a job that goes on", ["7 8 a~", "8 a~"], []],
    ["are not told by a job that ends in a removal", ["7 8 a~", "8 a-"], []],
    ["are not told by a job of others", ["7 6~ 8 a", "6 8 a"], []],
    ["are not told by what has been ready beside a job", ["7 8 a b~", "8 a b~"], []],
    ["are not told by what comes ready", ["7 8~", "8~ a"], []],
  ])("%s", (_, steps, ids) => {
    const place = marked(steps);
    expect(takenFrom(place, [place])).toEqual(ids);
  });

  test.each<[what: string, at: number, answered: number | undefined, isIt: boolean]>([
    ["was answered after the last look without it had begun", 900, 1001, true],
    ["was answered before that", 900, 1000, false],
    ["was sent between the two", 1500, undefined, true],
    ["was sent just before the next look was answered", 2049, undefined, true],
    ["was sent only after it", 2050, 2060, false],
    ["was sent before the first", 1000, undefined, false],
  ])("went at a create elsewhere that %s: %j", (_, at, answered, isIt) => {
    const [place, elsewhere] = [marked([]), marked([])];
    for (const [startedAt, items] of [
      [1000, ["7"]],
      [2000, []],
    ] as const) {
      place.looked({
        items: [...items],
        exchange: { ...exchange(), startedAt, durationMs: 50 },
      });
    }
    const sent = { ...create("unknown"), at };
    const durationMs = (answered ?? at) - at;
    const had = { exchange: { ...exchange(), startedAt: at, durationMs } };
    elsewhere.creates.push(answered === undefined ? sent : { ...sent, ...had });
    expect(takenFrom(place, [place, elsewhere])).toEqual(isIt ? ["7"] : []);
  });
});
