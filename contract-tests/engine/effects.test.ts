import { describe, expect, test, vi } from "vitest";
import {
  BUSY,
  blamed,
  changesBy,
  changesOf,
  leavesApart,
  leavesIn,
  textOf,
  type Change,
} from "./effects.ts";
import { NotReachable } from "./exchange/errors.ts";

/** What a reading such as "a b1" holds: names of a letter each, with or without a value. */
function readingOf(text: string) {
  const names = text.split(" ").filter((one) => one !== "");
  return new Map(names.map((one) => [one.slice(0, 1), one.slice(1)]));
}

/** The result of a story: reads, and `>` before each write. The story must be told to its end. */
async function told(story: string, seen?: number) {
  const steps = story.split(/(>)|,/).filter((one) => one !== undefined);
  const next = () => {
    const step = steps.shift();
    if (step === undefined) throw new Error("the story is over");
    return step;
  };
  const read = () => Promise.resolve(readingOf(next()));
  const write = async () => expect(next()).toBe(">");
  const changes = await changesBy(write, read, seen);
  expect(steps).toEqual([]);
  return changes === undefined || changes === BUSY ? changes : textOf(changes);
}

describe("a write is held to change what others have", () => {
  test.each<[what: string, seen: number | undefined, story: string, want: string | undefined]>([
    [
      "if each of three does, and nothing changes without one",
      undefined,
      "a b c d>b c d,b c d>c d,c d>d,d,d,d,d,d,d,d,d",
      "a has gone, b has gone, c has gone",
    ],
    [
      "if each of two more does after one",
      1,
      "a>a1,a1>a1 b,a1 b,a1 b,a1 b,a1 b,a1 b,a1 b,a1 b,a1 b",
      "a has changed, b has come",
    ],
    [
      "if each of two more does after two",
      2,
      "a b c>b c,b c>c,c,c,c,c,c,c,c,c",
      "a has gone, b has gone",
    ],
    [
      "after many, too, if two more do",
      7,
      "a b c>b c,b c>c,c,c,c,c,c,c,c,c",
      "a has gone, b has gone",
    ],
    ["if it takes all there is, and that is the third time", 2, "a>,", "a has gone"],
    ["if three took all there was", 3, "", ""],
    ["not if one changes nothing", undefined, "a b>a b", undefined],
    ["not if a later one changes nothing", undefined, "a b>b,b>b", undefined],
    ["not if all is gone before it was seen three times", undefined, "a b>b,b>,", undefined],
    ["not if all is gone at the second time", 1, "a>,", undefined],
    ["not if there is nothing from the beginning", undefined, "", undefined],
    ["not if there was nothing more than twice", 2, "", undefined],
  ])("%s", async (_, seen, story, want) => {
    expect(await told(story, seen)).toBe(want);
  });
});

test("looks without a write are at least as far apart as those around one: others come meanwhile", async () => {
  vi.useFakeTimers();
  try {
    const reads: number[] = [];
    const read = () => {
      reads.push(performance.now());
      return Promise.resolve(readingOf("a b"));
    };
    const write = () => new Promise((go) => setTimeout(go, 300));
    const after = [readingOf("b"), readingOf("b"), readingOf("b")];
    const told = changesBy(write, () =>
      reads.length > 0 && after.shift() ? read().then(() => readingOf("b")) : read(),
    );
    await vi.runAllTimersAsync();
    await told;
    const [before, now, ...quiet] = reads as [number, number, ...number[]];
    expect(now - before).toBe(300);
    for (const [nth, at] of quiet.slice(0, 2).entries())
      expect(at - [now, ...quiet][nth]!).toBeGreaterThanOrEqual(300);
  } finally {
    vi.useRealTimers();
  }
});

test.each<[when: string, story: string]>([
  ["at the first look", "a b c>b c,c"],
  ["after the second write", "a b c>b c,b c>c,c d"],
  ["at the very last look", "a b c d>b c d,b c d>c d,c d>d,d,d,d,d,d,d,d,d1"],
])("another client is at work if something changes without a write: %s", async (_, story) => {
  expect(await told(story)).toBe(BUSY);
});

test.each([1, 2, 3])(
  "who changes something with every so many requests is at work, where a write takes %i",
  async (requests) => {
    const blamed: string[] = [];
    for (let every = 2; every <= 12; every++) {
      for (let first = 0; first < every; first++) {
        for (const seen of [0, 1, 2]) {
          let count = first;
          const read = () => Promise.resolve(readingOf(`a${Math.floor(++count / every)}`));
          const write = () => Promise.resolve((count += requests));
          if (Array.isArray(await changesBy(write, read, seen)))
            blamed.push(`every ${every} from ${first}, seen ${seen}`);
        }
      }
    }
    expect(blamed).toEqual([]);
  },
);

test.each<[were: string, are: string, want: string]>([
  ["", "", ""],
  ["a b1", "a b1", ""],
  ["a b1", "b1 a", ""],
  ["a b", "b", "a has gone"],
  ["b", "a b", "a has come"],
  ["a1", "a2", "a has changed"],
  ["a1 b c", "d a2 c", "b has gone, d has come, a has changed"],
])("from %j to %j: %s", (were, are, want) => {
  expect(textOf(changesOf(readingOf(were), readingOf(are)))).toBe(want);
});

test("what has changed twice is told once", () => {
  const changes = ["a", "b", "a"].map((name) => [name, "has gone"] as const);
  expect(textOf(changes)).toBe("a has gone, b has gone");
});

test("leaves are what is not an object or a list, each by where it is", () => {
  const json = { a: 1, b: { c: "x", d: null }, e: [true, { f: "y" }], g: {}, h: [] };
  expect([...leavesIn("one", new Map([["one", JSON.stringify(json)]]))]).toEqual([
    ["a", "1"],
    ["b/c", '"x"'],
    ["b/d", "null"],
    ["e/0", "true"],
    ["e/1/f", '"y"'],
  ]);
  expect([...leavesIn("another", new Map())]).toEqual([]);
});

test("the leaves apart are those that have changed, come or gone", () => {
  const reading = (json: object) => new Map([["one", JSON.stringify(json)]]);
  const were = reading({ same: 1, other: { a: 1 }, gone: "x" });
  const are = reading({ same: 1, other: { a: 2 }, come: "y" });
  expect(leavesApart("one", were, are)).toEqual([
    ["other/a", "1", "2"],
    ["gone", '"x"', undefined],
    ["come", undefined, '"y"'],
  ]);
});

describe("of several kinds of writes, to blame is", () => {
  /** A kind of write each of which adds something, if it does so; `stray` adds something by itself. */
  const suspect = (kind: string, does: "adds" | "nothing" | "fails" | "stray", log: string[]) => {
    let count = 1;
    return {
      kind,
      prepare: () => Promise.resolve(log.push(`prepare ${kind}`)),
      write: () => {
        if (does === "fails") throw new NotReachable("gone");
        return Promise.resolve((count += does === "adds" ? 1 : 0));
      },
      read: () => Promise.resolve(readingOf(`a${(count += does === "stray" ? 1 : 0)}`)),
    };
  };
  type Does = Parameters<typeof suspect>[1];

  test.each<[what: string, does: Does[], want: string | undefined, asked: number]>([
    ["the first that changes something", ["nothing", "adds", "adds"], "b", 2],
    ["none if none does", ["nothing", "nothing"], undefined, 2],
    ["another client if one is at work", ["stray", "adds"], BUSY, 1],
    ["none that can't be asked", ["fails", "adds"], "b", 2],
  ])("%s", async (_, does, want, asked) => {
    const log: string[] = [];
    const blame = await blamed(does.map((one, nth) => suspect("abc".charAt(nth), one, log)));
    expect(blame === undefined || blame === BUSY ? blame : blame.kind).toBe(want);
    expect(log).toEqual(["prepare a", "prepare b"].slice(0, asked));
    if (want === "b")
      expect(textOf((blame as { changes: Change[] }).changes)).toBe("a has changed");
  });

  test("nobody if the tool itself fails", async () => {
    const failure = new TypeError("a fault");
    const fails = { ...suspect("a", "adds", []), write: () => Promise.reject(failure) };
    await expect(blamed([fails])).rejects.toBe(failure);
  });
});
