import { expect, test } from "vitest";
import { roundsOf } from "./rounds.ts";

const fault = (variant: string, number: number) => ({ id: `${variant}/${number}`, variant });

const faults = ["a", "b", "own-1", "own-2"].flatMap((variant) =>
  Array.from({ length: variant === "a" ? 9 : 4 }, (_, number) => fault(variant, number)),
);

const rounds = (seed: number) =>
  roundsOf(faults, (variant) => variant.startsWith("own"), seed).map((round) =>
    round.map(({ id }) => id),
  );

test("every fault is in one round", () => {
  const ids = rounds(1).flat();
  expect(ids.toSorted()).toEqual(faults.map(({ id }) => id).toSorted());
});

test("no variant is twice in a round, and those that are exercised alone never meet", () => {
  for (const round of rounds(1)) {
    const variants = round.map((id) => id.replace(/\/\d+$/, "").replace(/^own-\d$/, "own"));
    expect(new Set(variants).size).toBe(variants.length);
  }
});

test("a round is not made of one kind of fault: each variant has an order of its own", () => {
  const alike = ["x", "y", "z"].flatMap((variant) =>
    Array.from({ length: 20 }, (_, number) => fault(variant, number)),
  );
  const kinds = roundsOf(alike, () => false, 1).map(
    (round) => new Set(round.map(({ id }) => id.slice(1))).size,
  );
  expect(kinds.filter((count) => count === 1).length).toBeLessThan(5);
});

test("the seed decides the order", () => {
  expect(rounds(1)).toEqual(rounds(1));
  expect(rounds(1)).not.toEqual(rounds(2));
});
