import type { Exchange } from "../engine/exchange/exchange.ts";
import type { Breach } from "../engine/judgement/finding.ts";
import type { Chart, Model, Stage, Told } from "../engine/model.ts";
import type { Session } from "../engine/session.ts";
import { modelRules, type ModelOptions } from "./models.ts";

export const PRESSED = { request: { effect: "creates", operation: "pressLamp" } };

/** What a lamp answers to so many presses in a sequence. */
type Press = (presses: number, sequence: number) => string | Error;

/** What is otherwise of lamps, their stage, and what they say. */
interface Otherwise {
  readonly stage?: Partial<Stage>;
  readonly said?: Partial<Told>;
  readonly chart?: Partial<Chart>;
  /** Whether each press shows all lamps, twice. */
  readonly isSeen?: boolean;
}

export const AS_IT_IS = (presses: number) => (presses % 2 === 1 ? "on" : "off");

const THINGS = ["A", "B"];

/** Lamps that are on after an odd number of presses; `press` may answer otherwise. */
export function lamps(press: Press, { stage, said, chart, isSeen }: Otherwise = {}): Model {
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
        ...(isSeen ? SEEN : []),
      ],
      ...chart,
    },
    isReversible: true,
    operations: { press: "pressLamp" },
    commands: { press: "press" },
    things: THINGS,
    begin() {
      sequence++;
      const presses = new Map<string, number>();
      return Promise.resolve({
        firstState: () => "off",
        look: () => Promise.resolve([]),
        perform(step, thing) {
          const times = (presses.get(thing) ?? 0) + 1;
          presses.set(thing, times);
          const answer = press(times, sequence);
          if (answer instanceof Error) return Promise.reject(answer);
          const exchange = { ...PRESSED } as Exchange;
          const shown = { request: { effect: "reads", operation: "seeLamps" } } as Exchange;
          const sights = [...THINGS, ...THINGS].map((one) => {
            const is = AS_IT_IS(presses.get(one) ?? 0);
            return { thing: one, step: "see", answer: is, exchange: shown };
          });
          const pressed = { thing, step, answer, exchange, ...said };
          return Promise.resolve([pressed, ...(isSeen ? sights : [])]);
        },
        ...stage,
      } satisfies Stage);
    },
  };
}

const SEEN: Chart["transitions"] = [
  ["off", "see", "off", "off"],
  ["on", "see", "on", "on"],
];

/** What is reported, and noted, of a model; or what ended it. */
export async function tried(
  press: Press,
  options: Partial<ModelOptions> = {},
  otherwise: Otherwise & { readonly allowWrites?: boolean } = {},
) {
  const [breaches, notes, claims]: [Breach[], string[], unknown[]] = [[], [], []];
  const observers: ((exchange: Exchange) => void)[] = [];
  const transport = {
    note: (text: string) => notes.push(text),
    observe: (observer: (typeof observers)[number]) => observers.push(observer),
  };
  const lamp = lamps((...of) => {
    const read = { request: { effect: "reads" } };
    for (const observe of observers) for (const one of [PRESSED, read]) observe(one as Exchange);
    return press(...of);
  }, otherwise);
  const target = { allowWrites: otherwise.allowWrites ?? true };
  const session = { target, transport } as unknown as Session;
  const [rule] = modelRules({ models: [lamp] }, { sequences: 20, seed: 1, ...options });
  const ended = await rule!
    .check(session, (...some) => void (claims.push(some), breaches.push(...some)))
    .catch((error: unknown) => error as Error);
  return { breaches, notes, claims: claims.length, ended };
}
