import { describe, expect, test } from "vitest";
import { mutations } from "./mutations.support.ts";
import { alarmsOf, vendors } from "./vendors.support.ts";

describe.skipIf(vendors.skip).each(vendors.files)("%s", (file) => {
  test("each of all alterations of a fact raises an alarm", async () => {
    const missed: string[] = [];
    for (const one of mutations(await vendors.read(file), "facts")) {
      const alarms = await alarmsOf(file, one.text);
      if (alarms.length === 0) missed.push(`${one.line}: ${one.name}: ${one.found} => ${one.now}`);
    }
    expect(missed).toEqual([]);
  });

  test("no change of wording does", async () => {
    const wrong: string[] = [];
    for (const one of mutations(await vendors.read(file), "wording")) {
      const [alarm] = await alarmsOf(file, one.text);
      if (alarm !== undefined) wrong.push(`${one.line}: ${one.name}: ${alarm}`);
    }
    expect(wrong).toEqual([]);
  });
});
