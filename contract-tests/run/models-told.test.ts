import { describe, expect, test } from "vitest";
import { NotReachable } from "../engine/exchange/errors.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import type { Breach } from "../engine/judgement/finding.ts";
import { transitionsOf, type Stage } from "../engine/model.ts";
import { AS_IT_IS, lamps, PRESSED, tried } from "./models.support.ts";
import { MOST_SHORTER, takenBy } from "./models.ts";

test("what was seen is recorded, with the operation of each step", async () => {
  const covered = new Set<string>();
  await tried(AS_IT_IS, { covered });
  const due = [...transitionsOf(lamps(AS_IT_IS).chart), takenBy("press", "pressLamp")];
  expect([...covered].toSorted()).toEqual(due.toSorted());
});

test("what no other client can have caused is a breach if it is shown once", async () => {
  const once = (presses: number, sequence: number) =>
    sequence === 4 ? "broken" : AS_IT_IS(presses);
  const said = { isSure: true, evidence: "It was alone." };
  const { breaches } = await tried(once, {}, { said });
  expect(breaches.map(({ message }) => message)).toEqual([
    expect.stringContaining('is answered "broken". It was alone.'),
  ]);
});

test("a long story is told by its end", async () => {
  const { breaches } = await tried((presses) => (presses === 10 ? "stuck" : AS_IT_IS(presses)));
  const [, story = ""] = String(breaches[0]!.actual).split(") ");
  const told = story.split(", ");
  expect([told.length, told[0], told.at(-1)]).toEqual([9, "…", expect.stringMatching(/: stuck$/)]);
});

describe("a sequence shows something also", () => {
  const broken = { thing: "A", step: "press", answer: "gone", exchange: PRESSED as Exchange };
  const shows = () => Promise.resolve([broken]);

  test.each<[when: string, stage: Partial<Stage>]>([
    ["by a look at its end", { look: shows }],
    ["by what is removed then", { end: shows }],
  ])("%s", async (_, stage) => {
    const { breaches } = await tried(AS_IT_IS, {}, { stage });
    expect(breaches[0]!.message).toMatch(
      /^"press" of a lamp that is "(on|off)" is answered "gone"/,
    );
  });
});

test.each<[what: string, stage: Partial<Stage>]>([
  ["can be sent", { mayTry: () => false }],
  ["has a thing that the target gives", { firstState: () => undefined }],
])("where no command %s, no sequence is drawn", async (_, stage) => {
  const { ended, breaches } = await tried(AS_IT_IS, {}, { stage });
  expect(breaches).toEqual([]);
  expect(ended).toEqual(new NotReachable("no sequence was drawn"));
});

test("a breach tells what has changed by then, and each request once", async () => {
  const press = (presses: number) => (presses === 3 ? "off" : AS_IT_IS(presses));
  const { breaches } = await tried(press, {}, { isSeen: true });
  expect(breaches[0]!.actual).toMatch(
    /^[^)]+\) press ([AB]): on, see \1: on, press \1: off, see \1: off, press \1: off$/,
  );
  expect(breaches[0]!.steps).toHaveLength(5);
});

test("a breach names each state that the thing may be in, and each answer to it", async () => {
  const chart = { byItself: [["on", "off"] as const] };
  const { breaches } = await tried((n) => (n === 2 ? "stuck" : AS_IT_IS(n)), {}, { chart });
  expect(breaches).toMatchObject([
    {
      message: '"press" of a lamp that is "on or off" is answered "stuck".',
      expected: "on or off",
    },
  ]);
});

test("what no sequence before has answered otherwise needs nothing that came before", async () => {
  const lost = new NotReachable("the list cannot be read");
  const { breaches } = await tried((presses, sequence) => {
    return sequence <= 2 ? lost : presses === 1 ? "stuck" : AS_IT_IS(presses);
  });
  const [{ message, steps }] = breaches as [Breach];
  expect(message).toBe('"press" of a lamp that is "off" is answered "stuck".');
  expect(steps).toHaveLength(1);
});

describe("a shorter sequence is looked for", () => {
  /** How many sequences follow those that have shown a breach twice. */
  const after = async (press: (presses: number, isFound: boolean) => string | Error) => {
    let [first, last] = [Infinity, 0];
    const { breaches } = await tried((presses, sequence) => {
      last = Math.max(last, sequence);
      const answer = press(presses, sequence > first + 1);
      if (answer === "stuck") first = Math.min(first, sequence);
      return answer;
    });
    return { count: last - first - 1, told: String(breaches[0]!.actual) };
  };
  const CUT = "; the search for a shorter sequence was cut short)";

  test("in no more than so many", async () => {
    const { count, told } = await after((n) => (n === 10 ? "stuck" : AS_IT_IS(n)));
    // Some have no command, and are not tried.
    expect(count).toBeGreaterThan(MOST_SHORTER / 2);
    expect(count).toBeLessThanOrEqual(MOST_SHORTER);
    expect(told).toContain(CUT);
  });

  test("in no more than three that can't be followed", async () => {
    const lost = new NotReachable("the list cannot be read");
    const { count, told } = await after((n, isFound) => {
      return isFound ? lost : n === 3 ? "stuck" : AS_IT_IS(n);
    });
    expect([count, told]).toEqual([3, expect.stringContaining(CUT)]);
  });

  test("to its end where that is near", async () => {
    const { told } = await after((n) => (n === 2 ? "stuck" : AS_IT_IS(n)));
    expect(told).not.toContain(CUT);
  });
});
