import { expect, test } from "vitest";
import { UsageError } from "../engine/errors.ts";
import type { Target } from "../engine/target.ts";
import { selectTargets } from "./select.ts";

const targets = ["panel", "lobby"].map((name) => ({ name }) as Target);

test.each<[name: string | undefined, want: string[]]>([
  [undefined, ["panel", "lobby"]],
  ["lobby", ["lobby"]],
])("%s selects %j", (name, want) => {
  expect(selectTargets(targets, name).map((target) => target.name)).toEqual(want);
});

test.each([
  [
    "pannel",
    '--name pannel: no target has that name; did you mean "panel"? The known ones are panel, lobby',
  ],
  ["cellar", "--name cellar: no target has that name; the known ones are panel, lobby"],
  ["", "--name : no target has that name; the known ones are panel, lobby"],
])("%j is refused", (name, want) => {
  expect(() => selectTargets(targets, name)).toThrow(new UsageError(want));
});
