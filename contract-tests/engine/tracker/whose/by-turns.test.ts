import { expect, test } from "vitest";
import { TargetError } from "../../exchange/errors.ts";
import { placeAfter } from "../seen/place.support.ts";
import { tellTurns } from "./foreign.ts";

interface Given {
  readonly bears?: boolean;
  readonly isUndone?: boolean;
  readonly removed?: readonly string[];
}

/** What lists tell that come one after the other, where all letters are this run's own. */
function toldBy(lists: readonly string[], { bears = true, isUndone = false, removed = [] }: Given) {
  const own = [..."abcdefxy"];
  const place = placeAfter([], own, bears ? { bears: () => true } : {});
  for (const id of removed) place.asking(id);
  place.isUndone = isUndone;
  const turns = () => {
    for (const list of lists) tellTurns(place, list === "" ? [] : list.split(" "));
  };
  return { place, turns };
}

test.each<[what: string, lists: string[]]>([
  ["two halves come in turn", ["a b", "c d", "a b"]],
  ["an empty list came before", ["", "a b", "c d", "a b"]],
  ["only some of what comes was there before", ["a b", "c d", "a b e"]],
  ["three come and go", ["a b", "c", "a b"]],
  ["half of it stays", ["a b x y", "c d x y", "a b x y"]],
])("two installations answer by turns where %s", (_, lists) => {
  const { place, turns } = toldBy(lists, {});
  const why =
    "two installations answer by turns at baseUrl: each lists another part of what this run has created; give baseUrl an address of one alone";
  expect(turns).toThrow(new TargetError(why, { isThroughout: true }));
  expect(place).toMatchObject({ isForeign: true, isByTurns: true });
});

const TURNS = ["a b", "c d", "a b"];

test.each<[what: string, lists: string[], given: Given]>([
  ["there are only two lists", ["a b", "c d"], {}],
  ["nothing comes back", ["a b", "c d", "e f"], {}],
  ["nothing goes", ["a b c", "", "a b c"], {}],
  ["nothing comes", ["a b c", "a b c", ""], {}],
  ["two come and go", ["a", "b", "a"], {}],
  ["more stays", ["a b x y", "c x y", "a b x y"], {}],
  ["what goes is others'", ["a b c", "1 2 3", "a b c"], {}],
  ["removals of what goes were asked for", TURNS, { removed: ["c", "d"] }],
  ["removals of what comes were asked for", TURNS, { removed: ["a", "b"] }],
  ["removals of most of it were asked for", TURNS, { removed: ["b", "d"] }],
  ["things bear no marks", TURNS, { bears: false }],
  ["all is being removed", TURNS, { isUndone: true }],
])("one installation answers where %s", (_, lists, given) => {
  const { place, turns } = toldBy(lists, given);
  expect(turns).not.toThrow();
  expect(place).toMatchObject({ isForeign: false, isByTurns: false });
});
