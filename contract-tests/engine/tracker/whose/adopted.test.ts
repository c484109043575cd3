import { describe, expect, test } from "vitest";
import { create, exchange, placeAfter } from "../seen/place.support.ts";
import type { Create } from "../seen/look.ts";
import { adopt } from "./by-number.ts";

/** A refused create, as it was sent. */
const refused = () => ({ ...create("nothing"), request: exchange().request }) satisfies Create;

/** A place that has made a, where so many have appeared; and creates that were refused, at it and at another. */
function places(appeared: readonly string[]) {
  const [place, elsewhere] = [placeAfter([], ["a", ...appeared]), placeAfter([])];
  const [first, again, other] = [refused(), refused(), refused()];
  const [made, recovered] = [create("made"), create("nothing")];
  place.creates.push(first, made);
  elsewhere.creates.push(recovered, again, other);
  for (const id of appeared) {
    place.appear(id);
    place.doubtful.add(id);
  }
  place.doubtful.add("x");
  const alike = [first.request, again.request];
  const seen = new Map([[again.request, "9"]]);
  adopt(place, [place, elsewhere], alike, seen);
  return { place, elsewhere, first, again, other, made, recovered };
}

describe("creates that are proven to make something at a place, whatever they were answered", () => {
  test("are its own, and their results to be told, where no more has appeared than they make", () => {
    const { place, elsewhere, first, again, other, made, recovered } = places(["8", "9"]);
    expect(place.creates).toEqual([made, first, again]);
    expect(elsewhere.creates).toEqual([recovered, other]);
    expect(place.creates.map(({ outcome }) => outcome)).toEqual(["made", "unknown", "unknown"]);
    expect([...place.appeared]).toEqual(["8", "9"]);
    expect([...place.own]).toEqual(["a", "8", "9"]);
    expect([...place.doubtful]).toEqual(["x"]);
  });

  test.each([[["8", "9", "10"]], [["9"]]])(
    "are so only as far as each was seen to make something, where %j have appeared",
    (appeared) => {
      const { place, elsewhere, first, again, other, made, recovered } = places(appeared);
      const rest = appeared.filter((id) => id !== "9");
      expect(place.creates).toEqual([first, made, again]);
      expect(elsewhere.creates).toEqual([recovered, other]);
      expect(place.creates.map(({ outcome }) => outcome)).toEqual(["nothing", "made", "made"]);
      expect([...place.appeared]).toEqual(rest);
      expect(place.own).toEqual(new Set(["a", ...appeared]));
      expect([...place.doubtful]).toEqual([...rest, "x"]);
    },
  );

  test("make this run's own what was not counted before", () => {
    const place = placeAfter([], ["a"]);
    place.creates.push(create("made"));
    const one = refused();
    place.creates.push(one);
    for (const id of ["8", "9"]) place.appear(id);
    adopt(place, [place], [one.request], new Map([[one.request, "9"]]));
    expect([...place.own]).toEqual(["a", "9"]);
  });
});
