import { expect, test } from "vitest";
import type { Variant } from "./catalogue.ts";
import { exampleOf } from "./example.ts";

const answers = (examples: object) => ({ content: { "application/json": { examples } } });

const document = {
  paths: {
    "/notes": {
      summary: "Notes",
      get: { operationId: "list", responses: { 200: answers({ all: { value: [1] } }) } },
      post: {
        operationId: "write",
        responses: { 422: { $ref: "#/components/responses/Refused" } },
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
  ["write", 422, "full", { full: true }],
  ["count", null, "n", 7],
])("%s, %s, %s has %j", (operation, status, name, want) => {
  expect(exampleOf(document, variant(operation, status, name))).toEqual(want);
});

test("a variant without an example is named", () => {
  expect(() => exampleOf(document, variant("list", 404, "all"))).toThrow("list/all has no example");
});

function variant(operation: string, status: number | null, name: string): Variant {
  const provenance = "documented";
  const mediaType = "application/json";
  const id = `notes/${operation}/${name}`;
  return { id, operation, name, summary: name, status, provenance, mediaType, schema: "" };
}
