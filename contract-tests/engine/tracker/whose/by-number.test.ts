import { expect, test } from "vitest";
import { giveUpOvertaken } from "./by-number.ts";
import { placeAfter } from "../seen/place.support.ts";

/** What is known of a create that was promised and never listed, once all lists were read, where another was sent at some time. */
function outcomeOf({ steps = ["7", "* b", "7"], at = 2, patience = 1 } = {}) {
  const [here, there] = [
    placeAfter(steps, [], { patience }),
    placeAfter(["* a", "a"], ["a"], { patience }),
  ];
  Object.assign(there!.creates[0]!, { at, outcome: "made" });
  giveUpOvertaken([here!, there!]);
  return here!.creates[0]!.outcome;
}

test("what was promised and never came has made nothing once a later one has come", () => {
  expect(outcomeOf()).toBe("nothing");
});

test.each([
  ["no later one has come", { at: 0 }],
  ["a list has what may be it", { steps: ["7", "* b", "7 8"] }],
  ["its time is not up", { patience: 1e10 }],
  ["nobody has looked since", { steps: ["* b"] }],
])("it may still come where %s", (_, given) => {
  expect(outcomeOf(given)).toBe("unknown");
});
