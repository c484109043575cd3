import { describe, expect, test } from "vitest";
import { NotReachable, TargetError } from "../engine/exchange/errors.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import type { Breach } from "../engine/judgement/finding.ts";
import { transitionsOf, type Model, type Stage, type Told } from "../engine/model.ts";
import type { Session } from "../engine/session.ts";
import { modelRules, takenBy, type ModelOptions } from "./models.ts";

const PRESSED = { request: { effect: "creates", operation: "pressLamp" } };

/** Lamps that are on after an odd number of presses; `press` may answer otherwise, and `change` the rest. */
function lamps(
  press: (presses: number, sequence: number) => string | Error,
  change: Partial<Stage> = {},
  said: Partial<Told> = {},
): Model {
  let sequence = 0;
  return {
    id: "model-of-a-lamp",
    title: "A lamp is on or off.",
    source: "Lamps, tab 1",
    what: "lamp",
    chart: {
      transitions: [
        ["off", "press", "on", "on"],
        ["on", "press", "off", "off"],
      ],
    },
    isReversible: true,
    operations: { press: "pressLamp" },
    commands: { press: "press" },
    things: ["A", "B"],
    begin() {
      sequence++;
      const presses = new Map<string, number>();
      const stage: Stage = {
        firstState: () => "off",
        look: () => Promise.resolve([]),
        ...change,
        perform(step, thing) {
          const times = (presses.get(thing) ?? 0) + 1;
          presses.set(thing, times);
          const answer = press(times, sequence);
          if (answer instanceof Error) return Promise.reject(answer);
          const exchange = { ...PRESSED } as Exchange;
          return Promise.resolve([{ thing, step, answer, exchange, ...said }]);
        },
      };
      return Promise.resolve(stage);
    },
  };
}

const AS_IT_IS = (presses: number) => (presses % 2 === 1 ? "on" : "off");

/** What is reported, and noted, of a model; or what ended it. */
async function tried(
  press: Parameters<typeof lamps>[0],
  options: Partial<ModelOptions> = {},
  allowWrites = true,
  ...change: readonly [Partial<Stage>?, Partial<Told>?]
) {
  const [breaches, notes, claims]: [Breach[], string[], unknown[]] = [[], [], []];
  const observers: ((exchange: Exchange) => void)[] = [];
  const transport = {
    note: (text: string) => notes.push(text),
    observe: (observer: (typeof observers)[number]) => observers.push(observer),
  };
  const lamp = lamps(
    (...of) => {
      for (const observe of observers) observe(PRESSED as Exchange);
      return press(...of);
    },
    ...change,
  );
  const session = { target: { allowWrites }, transport } as unknown as Session;
  const [rule] = modelRules({ models: [lamp] }, { sequences: 20, seed: 1, ...options });
  const ended = await rule!
    .check(session, (...some) => void (claims.push(some), breaches.push(...some)))
    .catch((error: unknown) => error as Error);
  return { breaches, notes, claims: claims.length, ended };
}

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
  const { breaches } = await tried((presses, sequence) =>
    sequence > 4 && presses === 1 ? "stuck" : AS_IT_IS(presses),
  );
  const [{ message, steps = [] }] = breaches as [Breach];
  expect(message).toMatch(/Earlier in the run the same was answered "on", .*: those \d+ requests/);
  expect(steps.length).toBeGreaterThan(4);
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
  expect((await tried(() => over)).ended).toBe(over);
  let breaches = 0;
  const cut = await tried((presses) => {
    if (presses === 3) return breaches++ < 2 ? "off" : over;
    return AS_IT_IS(presses);
  });
  expect(cut.ended).toBeUndefined();
  expect(cut.breaches[0]!.actual).toMatch(/the search for a shorter sequence was cut short\)/);
});

test("where nothing may be written, no model is tried", async () => {
  const { ended, claims } = await tried(AS_IT_IS, {}, false);
  expect(ended).toMatchObject({ code: "not-allowed" });
  expect((ended as Error).message).toMatch(/allowWrites: true/);
  expect(claims).toBe(0);
});

test("what can't be undone is tried only where that is asked for", () => {
  const models = [{ ...lamps(AS_IT_IS), isReversible: false }];
  const rules = (irreversible: boolean) =>
    modelRules({ models }, { sequences: 1, seed: 1, irreversible });
  expect([rules(false).length, rules(true).length]).toEqual([0, 1]);
});

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
  const { breaches } = await tried(once, {}, true, {}, said);
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

  test.each<[when: string, change: Partial<Stage>]>([
    ["by a look at its end", { look: shows }],
    ["by what is removed then", { end: shows }],
  ])("%s", async (_, change) => {
    const { breaches } = await tried(AS_IT_IS, {}, true, change);
    expect(breaches[0]!.message).toMatch(
      /^"press" of a lamp that is "(on|off)" is answered "gone"/,
    );
  });
});

test.each<[what: string, change: Partial<Stage>]>([
  ["can be sent", { mayTry: () => false }],
  ["has a thing that the target gives", { firstState: () => undefined }],
])("where no command %s, no sequence is drawn", async (_, change) => {
  const { ended, breaches } = await tried(AS_IT_IS, {}, true, change);
  expect(breaches).toEqual([]);
  expect(ended).toEqual(new NotReachable("no sequence was drawn"));
});
