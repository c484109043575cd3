import { describe, expect, test } from "vitest";
import { apiNames } from "../../apis/discover.ts";
import { EXACT, measure } from "./measure.ts";

/** Of the faults on the wire every so many-th is tried; whole.test.ts tries them all. */
const EVERY = 25;

describe.each(apiNames())(
  "the description of %s, as Ajv, Prism and Redocly's drift read it",
  (name) => {
    test("is what its sandbox keeps to, and tells altered answers", async () => {
      const measured = await measure(name, { every: EVERY, files: EXACT });
      expect(new Set(measured.map(({ tool }) => tool))).toEqual(new Set(["ajv", "prism", "drift"]));
      for (const { altered, ...one } of measured) {
        expect(one).toMatchObject({ wrong: [] });
        expect(altered.filter(({ isSeen }) => isSeen).length).toBeGreaterThan(altered.length / 2);
      }
    });
  },
);
