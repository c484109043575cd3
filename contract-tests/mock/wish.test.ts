import { describe, expect, test } from "vitest";
import type { Variant } from "../engine/description/catalogue.ts";
import { wished, wishOf } from "./request.ts";

const url = (query: string) => new URL(`http://mock.test/${query}`);

describe("what a request wishes for", () => {
  test.each([
    [{}, "", { scenarios: [] }],
    [{ prefer: "example=server-full" }, "", { example: "server-full", scenarios: [] }],
    [{ prefer: 'code=422; example="a/b"' }, "", { example: "a/b", code: 422, scenarios: [] }],
    [{ prefer: "code=422, example=x" }, "", { example: "x", code: 422, scenarios: [] }],
    [{ prefer: "return=minimal" }, "", { scenarios: [] }],
    [{ prefer: "code=9999" }, "", { scenarios: [] }],
    [{ "x-scenario": "a, b" }, "", { scenarios: ["a", "b"] }],
    [{}, "?__scenario=a", { scenarios: ["a"] }],
    [{ "x-scenario": "of-header" }, "?__scenario=a", { scenarios: ["of-header"] }],
    [{}, "?__example=x&__code=500", { example: "x", code: 500, scenarios: [] }],
  ])("%o %s", (headers, query, want) => {
    expect(wishOf({ headers, url: url(query) })).toEqual(want);
  });
});

const variants = [
  variant("make", "200", "made"),
  variant("make", "400", "refused"),
  variant("make", "422", "refused"),
];

describe("the variant that is meant", () => {
  test.each([
    [{ scenarios: [] }, undefined],
    [{ example: "made", scenarios: [] }, "api/make/200/made"],
    [{ example: "make/made", scenarios: [] }, "api/make/200/made"],
    [{ scenarios: ["api/make/422/refused"] }, "api/make/422/refused"],
    [{ scenarios: ["make/422/refused"] }, "api/make/422/refused"],
    [{ scenarios: ["other/422/refused"] }, undefined],
    [{ scenarios: ["elsewhere", "made"] }, "api/make/200/made"],
    [{ example: "refused", scenarios: [] }, "api/make/400/refused"],
    [{ example: "refused", code: 422, scenarios: [] }, "api/make/422/refused"],
    [{ example: "nothing", scenarios: ["made"] }, undefined],
  ])("%o is %s", (wish, want) => {
    expect(wished(wish, variants)?.id).toBe(want);
  });
});

function variant(operation: string, status: string, name: string): Variant {
  return {
    id: `api/${operation}/${status}/${name}`,
    operation,
    name,
    summary: name,
    status: Number(status),
    provenance: "documented",
    source: "Call",
    mediaType: "application/json",
    schema: "Any",
  };
}
