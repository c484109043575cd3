import { describe, expect, test } from "vitest";
import { create, placeAfter } from "./place.support.ts";

const AGAIN = { again: { isAnother: () => true, called: (_: string, former: string) => former } };

/** Two things of this run's own, of which one was asked for, seen, and removed twice, the second time without an answer. */
const after = () => placeAfter(["+ A7", "A7 b", "- A7", "b", "- b", "? A7"], ["A7", "b"], AGAIN);

describe("an id that is something else's from now on", () => {
  test("is former in what lists and removals have said of it, and no other is", () => {
    const place = after();
    place.retire("A7", "former A7");
    expect(place.looks.map(({ items }) => items)).toEqual([["former A7", "b"], ["b"]]);
    expect(place.removals.map(({ id }) => id)).toEqual(["former A7", "b"]);
    expect([...place.own].toSorted()).toEqual(["b", "former A7"]);
    expect([place.isDoubtful("A7"), place.isDoubtful("former A7")]).toEqual([false, true]);
    expect([place.sightsOf("A7"), place.sightsOf("former A7")]).toEqual([[], ["former A7"]]);
    expect([place.timesGiven("A7"), place.timesGiven("b")]).toEqual([1, 0]);
  });

  test("is the former one's again once that is found out", () => {
    const place = after();
    place.retire("A7", "former A7");
    place.giveTo("A7", "given again");
    place.reinstate("A7");
    expect(place.looks.map(({ items }) => items)).toEqual(after().looks.map(({ items }) => items));
    expect(place.removals.map(({ id }) => id)).toEqual(["A7", "b"]);
    expect([...place.own].toSorted()).toEqual(["A7", "b"]);
    expect([place.isDoubtful("A7"), place.timesGiven("A7")]).toEqual([true, 0]);
    expect(place.others.size).toBe(0);
  });

  test("was named by answers as the former one", () => {
    const place = placeAfter(["7"], [], AGAIN);
    place.named.set("7", 1);
    place.retire("7", "former 7");
    place.retire("8", "former 8");
    expect([...place.named]).toEqual([["former 7", 1]]);
  });
});

test("what lists have shown of an id is known, also of those that come later", () => {
  const place = placeAfter(["7", "7 8"]);
  expect([place.sightsOf("7"), place.sightsOf("8")]).toEqual([["7", "7"], ["8"]]);
  place.looked({ items: ["7"], exchange: place.looks[0]!.exchange });
  expect([place.sightsOf("7"), place.sightsOf("9")]).toEqual([["7", "7", "7"], []]);
});

test("what is listed beside this run's own is kept by what tells it", () => {
  const keyOf = (item: string) => `key of ${item}`;
  expect(placeAfter(["7"]).keepBeside()).toBeUndefined();
  const place = placeAfter([], [], { keyOf });
  expect(place.keepBeside()).toEqual([]);
  place.looked(placeAfter(["7 8"]).looks[0]!);
  expect(place.keepBeside()).toEqual(["key of 7", "key of 8"]);
  place.looked(placeAfter(["8 9"]).looks[0]!);
  expect(place.keepBeside()).toEqual(["key of 7", "key of 8", "key of 9"]);
});

test.each([
  [["unknown", "nothing"] as const, "created 1"],
  [["nothing", "nothing"] as const, "asked for 2, of which none is known to have made anything"],
  [[] as const, "is not known to have created any"],
])("creates of which is known %j: this run %s", (outcomes, asked) => {
  const place = placeAfter([]);
  for (const outcome of outcomes) place.sending(create(outcome));
  expect(place.asked).toBe(asked);
});
