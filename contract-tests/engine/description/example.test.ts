import { expect, test } from "vitest";
import type { Variant } from "./catalogue.ts";
import { actionOf, exampleOf, statusOfNone } from "./example.ts";

const answers = (examples: object) => ({ content: { "application/json": { examples } } });

const document = {
  paths: {
    "/notes": {
      summary: "Notes",
      get: { operationId: "list", responses: { 200: answers({ all: { value: [1] } }) } },
      post: {
        operationId: "write",
        responses: {
          200: answers({ all: { value: [1, 2] } }),
          422: { $ref: "#/components/responses/Refused" },
        },
      },
    },
    "/count/../": {
      post: { operationId: "any", responses: { default: answers({ n: { value: 7 } }) } },
    },
  },
  components: {
    responses: { Refused: answers({ full: { $ref: "#/components/examples/Full" } }) },
    examples: { Full: { value: { full: true } } },
  },
};

test.each<[operation: string, status: number | null, name: string, want: unknown]>([
  ["list", 200, "all", [1]],
  ["write", 200, "all", [1, 2]],
  ["write", 422, "full", { full: true }],
  ["count", null, "n", 7],
])("%s, %s, %s has %j", (operation, status, name, want) => {
  expect(exampleOf(document, variant(operation, status, name))).toEqual(want);
});

test("a variant without an example is named", () => {
  expect(() => exampleOf(document, variant("list", 404, "all"))).toThrow("list/all has no example");
});

test.each<[path: string, action: string | undefined]>([
  ["/make/../", "make"],
  ["/api/make/../", "make"],
  ["/make/../list", undefined],
  ["/make/", undefined],
  ["/", undefined],
])("the action that has %s to itself: %s", (path, action) => {
  expect(actionOf(path)).toBe(action);
});

test.each<[statuses: (number | null)[], status: number]>([
  [[], 200],
  [[null], 200],
  [[200, null], 200],
  [[201, 399], 200],
  [[200, 400], 500],
  [[404, null], 500],
])("beside answers of %j, one without a status is given %i", (statuses, status) => {
  expect(statusOfNone(statuses.map((one) => variant("list", one, "all")))).toBe(status);
});

function variant(operation: string, status: number | null, name: string): Variant {
  const provenance = "documented";
  const mediaType = "application/json";
  const id = `notes/${operation}/${name}`;
  const of = { operation, name, summary: name, status };
  return { id, ...of, provenance, source: "Notes", mediaType, schema: "" };
}
