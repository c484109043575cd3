import { expect, test, vi } from "vitest";
import { takeDown } from "../seen/gone.ts";
import { emptyAtLast, emptyForGood, late, unseen } from "./lasting.ts";
import type { Look } from "../seen/look.ts";
import { create, exchange, placeAfter } from "../seen/place.support.ts";
import type { Place } from "../seen/place.ts";
import { Shelf, overTime, useFakeClock } from "../shelf.support.ts";

useFakeClock();

const [WATCHED, NOT_WATCHED] = [true, false];

test.each([
  ["one", WATCHED, []],
  ["one, for a while", NOT_WATCHED, []],
  ["one, for a while", WATCHED, ['book "ct-1 a" on the shelf']],
] as const)("where removals take %s, and it is watched: %s", async (remove, isWatched, left) => {
  const shelf = new Shelf({ isMarked: true });
  shelf.ways.remove = remove;
  await overTime(shelf.create("ct-1 a"));
  expect((await shelf.undo(isWatched)).map(({ what }) => what)).toEqual(left);
});

test("what was seen to be away for long enough costs no more requests", async () => {
  const shelf = new Shelf({ isMarked: true });
  await overTime(shelf.create("ct-1 a"));
  await shelf.undo();
  await vi.advanceTimersByTimeAsync(2000);
  await overTime(shelf.create("ct-1 b"));
  await overTime(shelf.tracker.look("shelf"));
  const before = shelf.requests;
  await shelf.undo(WATCHED);
  expect(shelf.requests - before).toBe(2);
});

test.each([
  ["a moment", 4, 0, 5],
  ["ever", Infinity, 1, 6],
])(
  "where removals have no answer for %s, they are asked for again",
  async (_, silent, left, times) => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await overTime(shelf.create("ct-1 a"));
    const place = shelf.tracker.at("shelf");
    let asked = 0;
    const remove = place.kind.remove;
    vi.spyOn(place.kind, "remove").mockImplementation(async (...of) => {
      if (++asked <= silent) throw new Error("reset");
      return remove(...of);
    });
    const way = { isInterrupted: true, reopen: vi.fn() };
    const look = (name: string) => shelf.tracker.look(name);
    const all = await overTime(emptyAtLast([place], look, NOT_WATCHED, way));
    expect([all.length, way.reopen.mock.calls.length]).toEqual([left, 2]);
    expect(asked).toBe(times);
  },
);

test.each([
  ["has shown", "7 a", 0],
  ["has left out", "7", 1],
])("what has no name may be left where the list %s what was removed", (_, list, left) => {
  const place = placeAfter(["+ a", list], ["a"]);
  place.creates.push({ ...create("nothing"), isGivenUp: true });
  takeDown(place, "a", exchange());
  expect(unseen(place)).toHaveLength(left);
});

test.each([
  ["something new is listed, which may be it", "7 w8", 1],
  ["nothing new is listed", "7", 0],
])("what has no name and had no answer may be left where %s", (_, list, left) => {
  const place = placeAfter(["7", "+ a", "7 a", "- a", list], ["a"], { bears: () => false });
  place.creates.push({ ...create("nothing"), isGivenUp: true });
  expect(unseen(place)).toHaveLength(left);
});

test("what may be left for two reasons is told once", async () => {
  const shelf = new Shelf({ isMarked: true, patience: 0 });
  for (const title of ["ct-1 a", "ct-1 b", "ct-1 c"]) await overTime(shelf.create(title));
  shelf.putOther();
  await overTime(shelf.tracker.look("shelf"));
  shelf.ways.remove = "all";
  const left = (await shelf.undo()).map(({ what }) => what);
  expect(left).toEqual(['book "ct-1 b" on the shelf', 'book "ct-1 c" on the shelf']);
});

const WHY = "perhaps left: what is removed here is listed again after a while; look again";

test.each<[what: string, steps: string[], isLate: boolean, left: string[]]>([
  ["it was not answered in time", ["7", "> b", "7"], true, ["b"]],
  ["its answer was lost", ["7", "> b", "7"], false, []],
  ["it was listed then", ["7", "> b", "7 b", "7"], true, []],
  ["it was removed then", ["7", "> b", "- b", "7"], true, []],
  ["what was asked for later was listed", ["7", "> b", "> c", "7 c"], true, []],
  ["what was asked for before was listed", ["7", "> b", "7 b", "> c", "7 b"], true, ["c"]],
])("what was asked for is perhaps left: %s", (_, steps, isLate, left) => {
  const place = placeAfter(steps);
  for (const one of place.creates) one.isLate = isLate;
  expect(late(place).map(({ what }) => what)).toEqual(
    left.map((id) => `thing "${id}" on the shelf`),
  );
});

test.each([true, false])("what another was refused for is not perhaps left: %s", (isRefused) => {
  const place = placeAfter(["7", "> b", "! c", "7"], [], { isRefusedAlike: () => isRefused });
  Object.assign(place.creates[0]!, { isLate: true, request: exchange().request });
  expect(late(place)).toHaveLength(Number(!isRefused));
});

test("what is listed at another place than where it was made and removed is perhaps left", async () => {
  const gone = placeAfter(["b", "- b", "7"], ["b"]);
  const other = placeAfter(["b"]);
  other.giveTo("b", "not ordered");
  const left = await emptyForGood([gone, other], () => Promise.reject(new Error("none")), false);
  expect(left.map(({ why }) => why)).toEqual([expect.stringContaining("has made it elsewhere")]);
});

test.each<[what: string, strange: string[], named: string[]]>([
  ["is another client's beside one that was not ordered", ["x"], ['"x"']],
  [
    "is named beside several, each as often as it is listed",
    ["x", "y"],
    ['"ct-1z"', '"x"', '"y"', '"ct-1z", number 2 of that name'],
  ],
])("what only has a name like this run's %s", async (_, strange, named) => {
  const place = placeAfter(["a", "- a", "7 ct-1z x y ct-1z"], ["a"], { bears: () => true });
  for (const id of strange) place.giveTo(id, "not ordered");
  const left = await emptyForGood([place], () => Promise.reject(new Error("none")), false);
  expect(left.map(({ what }) => what.replace(/^thing | on the shelf/g, ""))).toEqual(named);
});

test.each<[patience: number, more: object, isLeft: boolean]>([
  [0, { isLate: true, isGivenUp: true }, true],
  [0, { isLate: true }, false],
  [0, { isGivenUp: true }, false],
  [60, { isLate: true, isGivenUp: true }, false],
])("what was asked for without a name, with %s s for its job, and %j", (patience, more, isLeft) => {
  const place = placeAfter(["7"], [], { patience });
  place.sending({ ...create("nothing"), ...more });
  expect(late(place)).toHaveLength(isLeft ? 1 : 0);
});

/** Lists that are read one after the other, the last again and again; each look is said to `seen`. */
function reading(lists: Map<Place<string>, (string | Error)[]>, seen: Place<string>[] = []) {
  return (place: Place<string>) => async (): Promise<Look<string>> => {
    seen.push(place);
    const all = lists.get(place)!;
    const list = all.length > 1 ? all.shift()! : all[0]!;
    if (list instanceof Error) throw list;
    const look = { items: list.split(" "), exchange: exchange() };
    place.looked(look);
    return look;
  };
}

/** Two places by their names, and how each is read. */
function shelves(places: Record<string, [Place<string>, (string | Error)[]]>) {
  const seen: Place<string>[] = [];
  const all = Object.entries(places).map(([name, [place, lists]]) => {
    return [Object.assign(place, { name }), lists] as const;
  });
  const read = reading(new Map(all), seen);
  return {
    places: all.map(([place]) => place),
    look: (name: string) => read(places[name]![0])(),
    seen: () => seen.map(({ name }) => name),
  };
}

test.each([[["clear", "unclear"]], [["unclear", "clear"]]])(
  "a place whose list is unclear is emptied last: %j",
  async (order) => {
    const unclear = placeAfter([], ["a"]);
    unclear.doubtful.add("8");
    const { clear, ...rest } = { clear: placeAfter([], ["b"]), unclear };
    clear.removed("b", exchange());
    const by = { clear, ...rest };
    const { places, look, seen } = shelves(
      Object.fromEntries(order.map((name) => [name, [by[name as "clear"], ["7 8"]]])),
    );
    await overTime(emptyForGood(places, look, NOT_WATCHED));
    expect(seen()).toEqual(["clear", "unclear"]);
  },
);

test("what was removed is watched from when a list first showed it no more", async () => {
  const place = placeAfter(["7", "7 a", "- a", "7 a", "@ 10000"], ["a"], {
    remove: async (_, id) => {
      place.removed(id, exchange());
      return exchange();
    },
  });
  place.written();
  const { places, look, seen } = shelves({ shelf: [place, ["7", "7 a", "7"]] });
  const left = await overTime(emptyForGood(places, look, WATCHED));
  expect(left).toEqual([{ what: 'thing "a" on the shelf', why: WHY }]);
  expect(seen()).toHaveLength(3);
});

test("what is still there is removed before what is gone has been away for long enough", async () => {
  const [asked, start] = [[] as string[], Date.now()];
  const place = placeAfter(["7", "7 a b", "- a", "7 b"], ["a", "b"], {
    remove: async (_, id) => {
      asked.push(`${id} after ${Date.now() - start} ms`);
      place.removed(id, exchange());
      return exchange();
    },
  });
  const { places, look } = shelves({ shelf: [place, ["7 b", "7"]] });
  expect(await overTime(emptyForGood(places, look, WATCHED))).toEqual([]);
  expect(asked).toEqual(["b after 0 ms"]);
  expect(Date.now() - start).toBeGreaterThan(1000);
});

test("what went first is watched for all, and no longer than it has to be", async () => {
  const later = placeAfter(["a", "- a"], ["a"]);
  const first = placeAfter(["b", "- b", "", "@ 2000"], ["b"]);
  const { places, look, seen } = shelves({ later: [later, ["7"]], first: [first, ["7"]] });
  expect(await overTime(emptyForGood(places, look, WATCHED))).toEqual([]);
  expect(seen()).toEqual(["later", "first"]);
});

test("what no list has shown to be gone is not watched", async () => {
  const place = placeAfter(["a", "- a"], ["a"], { remove: async () => exchange([], 404) });
  const { places, look, seen } = shelves({ shelf: [place, [new Error("unreadable")]] });
  expect(await overTime(emptyForGood(places, look, WATCHED))).toEqual([]);
  expect(seen()).toEqual(["shelf"]);
});
