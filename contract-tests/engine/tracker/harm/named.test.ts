import { describe, expect, test, vi } from "vitest";
import { placeAfter, take } from "../seen/place.support.ts";
import { LEAVING } from "./removals.support.ts";
import { requireNamed } from "./named.ts";

const OWN = ["a", "b", "c", "d"];

/** What the removal of an id comes to, after that has happened at one shelf beside another, which is looked at on the way. */
async function removing(
  id: string | undefined,
  steps: readonly string[],
  { isMarked = true, shows = "", other = [] as readonly string[] } = {},
) {
  const bears = isMarked ? { bears: () => true } : {};
  const place = placeAfter(steps, OWN, { ...LEAVING, ...bears });
  const beside = Object.assign(placeAfter(other, ["x"], { ...LEAVING, ...bears }), {
    name: "other",
  });
  const look = vi.fn(async (name: string) => take(name === "other" ? beside : place, shows));
  const failed = await requireNamed([beside, place], id, look).catch(String);
  return { looked: look.mock.calls.flat(), failed };
}

const CARELESS = ["7 8 a b c", "- a", "8 b c", "- b", "c"];

test.each([
  ["is", "c", true, true],
  ["is not, where another's is removed", "7", true, false],
  ["is not, where none is named", undefined, true, false],
  ["is not, where nothing bears a mark", "c", false, false],
])("a removal %s held back once several have taken others'", async (_, id, isMarked, isHeld) => {
  const { failed, looked } = await removing(id, CARELESS, { isMarked });
  const why = "NotReachable: removing a thing has removed others, so no more are removed";
  expect({ failed, looked }).toEqual({ failed: isHeld ? why : undefined, looked: [] });
});

const NO_MORE =
  "NotReachable: removals of what is not there have taken other things, so no more are sent";

describe("once a removal of what was never there was accepted", () => {
  const steps = ["7 a b", "- y"];

  test.each<[what: string, id: string | undefined, shows: string, held: boolean, looks: number]>([
    ["what is listed is removed", "b", "7 a b", false, 1],
    ["what may be gone is not", "b", "7 a", true, 1],
    ["what is leaving is not", "b", "7 b-", true, 1],
    ["another's is not", "7", "7 a b", true, 0],
    ["nothing is, without a name", undefined, "7 a b", true, 0],
  ])("%s", async (_, id, shows, isHeld, looks) => {
    const { failed, looked } = await removing(id, steps, { isMarked: false, shows });
    expect(failed).toBe(isHeld ? NO_MORE : undefined);
    expect(looked).toEqual(Array.from({ length: looks }, () => "shelf"));
  });

  test.each<[what: string, steps: string[], other: string[], isMarked?: boolean]>([
    ["it was this run's own", ["7", "- a"], []],
    ["it was this run's own on another shelf", ["7", "- x"], []],
    ["it was listed before", ["7 8", "7", "- 8"], []],
    ["it was listed on another shelf", ["7", "- y"], ["9", "9 y"]],
    ["things bear marks", ["7", "- y"], [], true],
  ])("but not where %s", async (_, before, other, isMarked = false) => {
    const { failed, looked } = await removing("b", before, { isMarked, other });
    expect({ failed, looked }).toEqual({ failed: undefined, looked: [] });
  });
});

describe("once a removal that found nothing may have taken something", () => {
  const ONCE = ["7 8 a b", "= y", "8 a b"];

  test.each<[what: string, id: string, steps: string[], shows: string, failed?: string]>([
    ["what may be gone is not removed, if another has", "c", [...ONCE, "= z"], "a b", NO_MORE],
    ["what may be gone is removed, if none has", "c", [...ONCE, "= z"], "8 a b"],
    ["another's is not removed, if one has", "9", [...ONCE, "= z"], "a b", NO_MORE],
    ["what is leaving is not, if one has", "b", [...ONCE, "8 b-", "= z"], "b-", NO_MORE],
    ["what was listed earlier is not", "b", [...ONCE, "- b", "8 a", "= z"], "a", NO_MORE],
  ])("%s", async (_, id, steps, shows, failed) => {
    expect(await removing(id, steps, { shows })).toEqual({ failed, looked: ["shelf"] });
  });

  const MAY = NO_MORE.replace("have", "may have");

  test.each<[what: string, id: string | undefined, shows: string, failed?: string]>([
    ["nothing is removed without a name, if several have", undefined, "9 b", MAY],
    ["what may be gone is not", "c", "9 b", MAY],
    ["what is listed is", "b", "9 b"],
    ["what may be gone is, where nothing of others' is left", "c", "b"],
  ])("at once, %s", async (_, id, shows, failed) => {
    const steps = ["7 8 9 a b d", "- d", "7 8 9 a b", "= y", shows];
    expect(await removing(id, steps, { shows })).toMatchObject({ failed });
  });

  test.each<[what: string, id: string, steps: string[], failed?: string]>([
    ["what is listed is removed", "b", ONCE],
    ["what is listed is removed, though several have", "b", [...ONCE, "= z", "a b"]],
    ["what may be gone is not, if several have", "c", [...ONCE, "= z", "a b"], NO_MORE],
    ["all is removed as long as none has", "c", ["7 8 a b", "= y", "7 8 a b"]],
  ])("%s, without another look", async (_, id, steps, failed) => {
    expect(await removing(id, steps)).toEqual({ failed, looked: [] });
  });
});
