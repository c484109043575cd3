import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { joined } from "../contract-tests/engine/description/places.ts";
import { undocumentedFields } from "../contract-tests/engine/description/undocumented.ts";
import { learntOf } from "./learn.ts";

const KNOWN = { type: "object", properties: { known: {} } };
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });

/** What is learnt of installations, each with the answers that it gave. */
const learntFrom = (installations: readonly (readonly unknown[])[]) =>
  learntOf(
    installations.map((answers) =>
      joined(answers.map((one) => undocumentedFields(KNOWN, one))).map(({ place }) => place),
    ),
  );

/** The first answer that breaks what was learnt of it, and how. */
function broken(properties: object, answers: readonly unknown[]) {
  const validate = ajv.compile({ type: "object", properties });
  const one = answers.find((answer) => !validate(answer));
  return one && [one, validate.errors];
}

const NAMES = ["a", "b", "c", "d", "e", "known", "ann@example.org", "guest4711", "{}"];
const few = (prefix: string) => Array.from({ length: 32 }, (_, n) => [prefix + "x".repeat(n), n]);
const answer = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(null, true, 1, 1.5, "x", "2", "2031-03-03", [], {}),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 4 }),
})).object;
const crowded = fc.tuple(answer, fc.constantFrom("a", "ann@example.org")).map(([one, prefix]) => {
  return { ...(Object.fromEntries(few(prefix)) as object), ...one };
});
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });

test("what is learnt of installations accepts each of their answers", () => {
  const installations = some(some(fc.oneof({ arbitrary: answer, weight: 4 }, crowded)));
  fc.assert(
    fc.property(installations, (all) => {
      const { common, partly } = learntFrom(all);
      for (const properties of [common ?? {}, ...partly.map((one) => one.properties)]) {
        expect(broken(properties, all.flat())).toBeUndefined();
      }
    }),
    { numRuns: 200 },
  );
});

test("names that one installation has folded are folded of all, and their types united", () => {
  const one = [
    { x: 1, "ann@example.org": 1 },
    { x: null, y: "2" },
  ];
  expect(learntFrom([[{ c: one }], [{ c: [{ x: 2 }] }]]).common).toEqual({
    c: {
      type: "array",
      items: {
        type: ["array", "object"],
        maxItems: 0,
        additionalProperties: { type: ["integer", "null", "string"] },
      },
    },
  });
});

test("of a field that one of two sent among many others, nothing is said of how many sent it", () => {
  const odd = Object.fromEntries(few("ann@example.org"));
  const plan = { plan: "Gold" };
  expect(learntFrom([[{ ...plan, ...odd }], [plan]])).toEqual({
    ...{ common: undefined, partly: [], isDataFolded: true },
  });
});

test("a map may be an empty list, as PHP writes it", () => {
  const { by } = learntFrom([[{ by: { ann: 1, bob: 2 } }]]).common as { by: object };
  const validate = ajv.compile(by);
  expect([{}, { eve: 3 }, [], [1], { eve: "x" }].map((one) => validate(one))).toEqual([
    ...[true, true, true, false, false],
  ]);
});
