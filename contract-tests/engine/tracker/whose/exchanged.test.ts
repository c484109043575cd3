import { describe, expect, test } from "vitest";
import { TargetError } from "../../exchange/errors.ts";
import type { WireRequest } from "../../exchange/exchange.ts";
import type { Kind } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import { create, exchange, placeAfter } from "../seen/place.support.ts";
import { tellForeign } from "./foreign.ts";
import { TRAITED } from "./whose.support.ts";

/** A place of this run's own "a" and "b", and what its last look tells. */
function seen(
  steps: readonly string[],
  known: Readonly<Record<string, string[]>> = { a: ["x"] },
  more: Partial<Kind<string>> = {},
  creates: readonly Create[] = [],
) {
  const place = placeAfter(steps, ["a", "b", "ct-1-c"], { ...TRAITED, ...more });
  for (const [id, traits] of Object.entries(known)) place.traits.set(id, traits);
  place.creates.push(...creates);
  const tell = () => tellForeign(place, place.looks.at(-1)!, [place]);
  return { place, tell };
}

const ELSEWHERE =
  "another installation answers at baseUrl now: under an id of what this run has created it has something else; give baseUrl an address of one installation alone";

describe("under an id of what a run has made", () => {
  test("something else is another installation's, whatever else has a new id", () => {
    const { place, tell } = seen(["a:z d:y"], { a: ["x"], b: ["y"] });
    expect(tell).toThrow(new TargetError(ELSEWHERE));
    expect(place.isForeign).toBe(true);
  });

  test.each<[what: string, steps: string[], known: Record<string, string[]>]>([
    ["is what shares one of its traits", ["a:x:z"], { a: ["y", "x"] }],
    ["is what shows nothing that stays", ["a"], { a: ["x"] }],
    ["is what nothing is known of", ["a:z"], {}],
    ["another's after its removal", ["a:x", "- a", "a:z"], { a: ["x"] }],
    ["named by the run is what it has named", ["ct-1-c:z"], { "ct-1-c": ["x"] }],
    ["of another is that", ["7:z"], { "7": ["x"] }],
  ])("%s", (_, steps, known) => {
    const { place, tell } = seen(steps, known);
    expect(tell).not.toThrow();
    expect(place.isForeign).toBe(false);
  });

  test("what bears the mark of a run is its own", () => {
    const bears = (_: string, mark: string) => mark === "ct-1";
    const { place, tell } = seen(["a:z"], { a: ["x"] }, { bears });
    place.marks.add("ct-0");
    expect(tell).not.toThrow();
  });
});

test("what stays of a thing is added up, and of this run's own alone", () => {
  const { place, tell } = seen(["7:z a:y:x b"], { a: ["x"] });
  tell();
  expect(place.traits).toEqual(new Map([["a", ["x", "y"]]]));
  expect([...place.same]).toEqual([]);
});

test("what an earlier run has made is the same still, where something tells", () => {
  const earlier = { ...create("made"), recovered: 1 };
  const { place, tell } = seen(["a:x b"], { a: ["x"], b: ["y"] }, {}, [earlier]);
  tell();
  expect([...place.same]).toEqual(["a"]);
});

describe("where all that a run has made is gone, and something older is there", () => {
  const OLDER: Partial<Kind<string>> = { isOlder: () => true };

  test("under a new id, ids have changed", () => {
    const { place, tell } = seen(["7 a:x b:y", "7 c:x"], { a: [], b: ["x"] }, OLDER);
    const why =
      "the ids of things have changed during the run: what it created as b is c by now; run again once that is over";
    expect(tell).toThrow(new TargetError(why));
    expect(place.isForeign).toBe(true);
  });

  test.each<[what: string, steps: string[], more?: Partial<Kind<string>>]>([
    ["no list had shown any of it", ["7", "7 8"], OLDER],
    ["its removal was asked for", ["7 a", "- a", "7 8"], OLDER],
    ["nothing tells what is older", ["7 a", "7 8"]],
    ["what is older was there", ["7 a", "7"], OLDER],
  ])("the same installation answers: %s", (_, steps, more) => {
    const { place, tell } = seen(steps, {}, more);
    expect(tell).not.toThrow();
    expect(place.isForeign).toBe(false);
  });

  test("that is older than the first create, by the earliest of all clocks", () => {
    const asked: number[] = [];
    const isOlder = (_: string, at: number) => asked.push(at) < 0;
    const [first, second] = [
      { ...create("made"), at: 300, clock: 100, recovered: 200 },
      { ...create("made"), at: 400 },
    ];
    seen(["7 a", "8"], {}, { isOlder }, [first, second]).tell();
    expect(asked).toEqual([100]);
  });
});

test("a run that creates itself goes by what it has seen, though an earlier one was taken up", () => {
  const own = { ...create("made"), request: {} as WireRequest, exchange: exchange() };
  const creates = [{ ...create("made"), recovered: 1 }, own];
  const { place, tell } = seen([""], {}, {}, creates);
  place.before = new Set(["1", "2", "3"]);
  expect(tell).not.toThrow();
  expect(place.isForeign).toBe(false);
});
