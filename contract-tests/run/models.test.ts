import { describe, expect, test } from "vitest";
import { NotReachable, TargetError } from "../engine/exchange/errors.ts";
import type { Breach } from "../engine/judgement/finding.ts";
import { AS_IT_IS, lamps, PRESSED, tried } from "./models.support.ts";
import { modelRules } from "./models.ts";

test("where all is well, each answer is a claim that holds, and a note says what was seen", async () => {
  const { breaches, notes, claims } = await tried(AS_IT_IS);
  expect(breaches).toEqual([]);
  expect(claims).toBeGreaterThan(50);
  expect(notes).toEqual([
    expect.stringMatching(/^model-of-a-lamp: 20 sequences \(seed 1\), 2 of 2 transitions seen\.$/),
  ]);
});

test("a breach is the shortest sequence that shows it, with all its requests, the seed and the path", async () => {
  const { breaches } = await tried((presses) => (presses === 3 ? "off" : AS_IT_IS(presses)));
  expect(breaches).toMatchObject([
    {
      check: "model-of-a-lamp",
      message: '"press" of a lamp that is "off" is answered "off".',
      expected: "on",
      steps: [PRESSED, PRESSED, PRESSED],
    },
  ]);
  expect(breaches[0]!.actual).toMatch(
    /^\(seed 1, path [\d:]+\) press ([AB]): on, press \1: off, press \1: off$/,
  );
});

test.each(Array.from({ length: 10 }, (_, seed) => seed))(
  "as many sequences are followed as were asked for, by seed %s",
  async (seed) => {
    const { notes } = await tried(AS_IT_IS, { seed });
    expect(notes[0]).toContain(`: 20 sequences (seed ${seed})`);
  },
);

test("the title of a rule is the same whatever the seed", () => {
  const titles = [1, 2].map((seed) => {
    return modelRules({ models: [lamps(AS_IT_IS)] }, { sequences: 1, seed })[0]!.title;
  });
  expect(titles).toEqual(["A lamp is on or off.", "A lamp is on or off."]);
});

test("the same seed shows the same", async () => {
  const broken = (presses: number) => (presses === 2 ? "on" : AS_IT_IS(presses));
  const one = await tried(broken, { seed: 7 });
  expect(await tried(broken, { seed: 7 })).toEqual(one);
  expect(one.breaches).toHaveLength(1);
});

test("what the same steps did not show earlier in the run may need what came before, so that comes first", async () => {
  let before = 0;
  const { breaches } = await tried((presses, sequence) => {
    if (sequence <= 4) before++;
    return sequence > 4 && presses === 1 ? "stuck" : AS_IT_IS(presses);
  });
  const [{ message, steps = [] }] = breaches as [Breach];
  expect(message).toMatch(/Earlier in the run the same was answered "on", .*: those \d+ requests/);
  expect(message).toContain(`: those ${before} requests come first.`);
  expect(steps).toHaveLength(before + 1);
});

test("what a sequence shows once and not again is a note: another client may have done it", async () => {
  const { breaches, notes } = await tried((presses, sequence) =>
    sequence === 4 ? "broken" : AS_IT_IS(presses),
  );
  expect(breaches).toEqual([]);
  expect(notes[0]).toMatch(/; 1 showed a breach that could not be shown again\.$/);
});

describe("what can't be told is not a breach", () => {
  const lost = new NotReachable("the list cannot be read");

  test("of some sequences, it is noted", async () => {
    const { breaches, notes, ended } = await tried((presses, sequence) =>
      sequence % 5 === 4 ? lost : AS_IT_IS(presses),
    );
    expect({ breaches, ended }).toEqual({ breaches: [], ended: undefined });
    expect(notes[0]).toMatch(/; \d could not be followed: the list cannot be read\.$/);
  });

  test("of some before a breach, it keeps no shorter sequence from being looked for", async () => {
    const { breaches } = await tried((presses, sequence) => {
      if (sequence <= 7) return sequence % 2 ? AS_IT_IS(presses) : lost;
      return presses === 2 ? "on" : AS_IT_IS(presses);
    });
    expect(breaches[0]!.actual).toMatch(/^\(seed 1, path [\d:]+\) press ([AB]): on, press \1: on$/);
  });

  test("of all, it is the reason why nothing was exercised, after a few", async () => {
    let presses = 0;
    const { ended } = await tried(() => (presses++, lost));
    expect(ended).toBe(lost);
    expect(presses).toBe(3);
  });
});

test("an end of the run ends it at once, and what was found before is told", async () => {
  const over = new TargetError("over");
  let presses = 0;
  expect((await tried(() => (presses++, over))).ended).toBe(over);
  expect(presses).toBe(1);
  let breaches = 0;
  const cut = await tried((presses) => {
    if (presses === 3) return breaches++ < 2 ? "off" : over;
    return AS_IT_IS(presses);
  });
  expect(cut.ended).toBeUndefined();
  expect(cut.breaches[0]!.actual).toMatch(/the search for a shorter sequence was cut short\)/);
});

test("where nothing may be written, no model is tried", async () => {
  const { ended, claims } = await tried(AS_IT_IS, {}, { allowWrites: false });
  expect(ended).toMatchObject({ code: "not-allowed" });
  expect((ended as Error).message).toMatch(/allowWrites: true/);
  expect(claims).toBe(0);
});

test("what can't be undone is tried only where that is asked for", () => {
  const models = [{ ...lamps(AS_IT_IS), isReversible: false }];
  const rules = (irreversible: boolean) =>
    modelRules({ models }, { sequences: 1, seed: 1, irreversible });
  expect([rules(false).length, rules(true).length]).toEqual([0, 1]);
  expect(modelRules({}, { sequences: 1, seed: 1 })).toEqual([]);
});
