import { beforeEach, describe, expect, test, vi } from "vitest";
import { takeDown, wasSeenGone } from "./gone.ts";
import { create, exchange, placeAfter } from "./place.support.ts";
import type { Place } from "./place.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("the answer to a removal", () => {
  test.each<[says: string, status: number, removed: string[], inVain: string[], unsure: string[]]>([
    ["that it is done", 200, ["a"], [], []],
    ["that it does not exist", 404, [], ["a"], []],
    ["that it is refused", 422, [], [], []],
    ["nothing", 500, [], [], ["a"]],
  ])("says %s", (_, status, removed, inVain, unsure) => {
    const place = placeAfter(["7 a", "~ a"], ["a"]);
    takeDown(place, "a", exchange([], status));
    expect(place.removals.map(({ id }) => id)).toEqual(removed);
    expect(place.inVain.map(({ id }) => id)).toEqual(inVain);
    expect([...place.unsure]).toEqual(unsure);
    expect([...place.underWay]).toEqual([]);
  });
});

describe("that something was there to be removed says of lists that they leave something out", () => {
  test.each<[where: string, steps: string[], own: string[], isCutShort: boolean]>([
    ["where the last one left it out", ["+ a", "7"], ["a"], true],
    ["but the last one showed it", ["+ a", "7", "7 a"], ["a"], false],
    ["but it was created after that", ["7", "+ a"], ["a"], false],
    ["but it was asked for after that, and refused", ["7", "! a"], ["a"], false],
    ["but none was read", ["+ a"], ["a"], false],
    ["but it is not this run's own", ["+ a", "7"], [], false],
    ["but it was removed before", ["+ a", "7 a", "- a", "7"], ["a"], false],
  ])("%s", (_, steps, own, isCutShort) => {
    const place = placeAfter(steps, own);
    takeDown(place, "a", exchange());
    expect(place.isCutShort).toBe(isCutShort);
  });

  test.each<[where: string, steps: string[], isCutShort: boolean]>([
    ["left out", ["7"], true],
    ["not looked for yet", [], false],
  ])("where what an earlier run has asked for was %s: %j", (_, looks, isCutShort) => {
    const place = placeAfter([], ["a"]);
    place.sending({ ...create("unknown"), asks: "a", recovered: 1 });
    for (const items of looks) place.looked({ items: [items], exchange: exchange() });
    takeDown(place, "a", exchange());
    expect(place.isCutShort).toBe(isCutShort);
  });
});

/** The same place, where what was refused has made nothing. */
function refusing(place: Place<string>): Place<string> {
  for (const one of place.creates) {
    if (one.exchange?.answer.status === 409) one.outcome = "nothing";
  }
  return place;
}

describe("lists have shown that it is gone", () => {
  test.each<[where: string, steps: string[], isGone: boolean]>([
    ["where one lacks it since its removal", ["a", "- a", "7"], true],
    ["but none was read since", ["a", "- a"], false],
    ["but one since shows it", ["a", "- a", "7", "a"], false],
    ["but its removal told nothing", ["a b", "? a", "7"], false],
    ["but it was not removed", ["a b", "7"], false],
    ["but none had shown it before", ["b", "- a", "7"], false],
    ["where one lacks it since its creation was refused", ["b", "! a", "b"], true],
    ["though a list showed it between two that were refused", ["b", "! a", "a", "! a", "b"], true],
    ["where another was created since", ["b", "! a", "+ c", "b"], true],
    ["but none was read since it was refused", ["b", "! a"], false],
    ["but one shows it since it was refused", ["b", "! a", "a"], false],
    ["but it is asked for again", ["b", "! a", "> a", "b"], false],
    ["but it was asked for before, without an answer", ["b", "> a", "! a", "b"], false],
    ["but its creation was accepted", ["b", "+ a", "b"], false],
    ["but it was never asked for", ["b", "b"], false],
    ["but lists show nothing that this run has created", ["7", "! a", "7"], false],
  ])("%s", (_, steps, isGone) => {
    expect(wasSeenGone(refusing(placeAfter(steps, ["a", "b"])), "a")).toBe(isGone);
  });

  test("but another installation answers", () => {
    const place = placeAfter(["a", "- a", "7"], ["a"]);
    place.isForeign = true;
    expect(wasSeenGone(place, "a")).toBe(false);
  });
});
