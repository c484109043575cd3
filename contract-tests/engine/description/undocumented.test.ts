import { expect, test } from "vitest";
import { pointersOf } from "./places.ts";
import { isNamed, isOddName, undocumentedFields } from "./undocumented.ts";

const text = { type: "string" };
const named = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });

test.each<[what: string, schema: object | undefined, json: unknown, fields: string[]]>([
  ["all that is there", named({ a: text }), { a: "x" }, []],
  ["less than there may be", named({ a: text, b: text }), { a: "x" }, []],
  ["one more", named({ a: text }), { a: "x", b: 1 }, ["/b"]],
  ["two more", named({ a: text }), { c: null, a: "x", b: 1 }, ["/c", "/b"]],
  ["one more within", named({ a: named({ b: text }) }), { a: { b: "x", c: 1 } }, ["/a/c"]],
  ["what is within an unknown one", named({ a: text }), { b: { c: 1 } }, ["/b"]],
  ["an inherited name", named({ a: text }), JSON.parse('{"toString":1}'), ["/toString"]],
  [
    "elements of a list, once each",
    named({ all: { type: "array", items: named({ a: text }) } }),
    { all: [{ b: 1 }, { b: 2, a: "x" }, { c: 3 }] },
    ["/all/[]/b", "/all/[]/c"],
  ],
  ["a list at the top", { type: "array", items: named({ a: text }) }, [{ b: 1 }], ["/[]/b"]],
  ["a list whose elements have no schema", { type: "array" }, [{ b: 1 }], []],
  ["a list where the schema has fields", named({ a: text }), [{ b: 1 }], []],
  ["nothing where a thing may be", named({ a: named({ b: text }) }), { a: null }, []],
  ["a text where a thing may be", named({ a: named({ b: text }) }), { a: "long" }, []],
  ["null", named({ a: text }), null, []],
  ["a number", named({ a: text }), 7, []],
  ["a schema without fields", { type: "object" }, { a: 1 }, []],
  ["a schema that is not there", undefined, { a: 1 }, []],
  [
    "a map with free keys",
    named({ a: text }, { additionalProperties: { type: "array" } }),
    { a: "x", b: [] },
    [],
  ],
  [
    "an open schema that says it is open",
    named({ a: text }, { additionalProperties: true }),
    { b: 1 },
    ["/b"],
  ],
  [
    "every part of allOf",
    { allOf: [named({ a: text }), named({ b: text })] },
    { a: 1, b: 2, c: 3 },
    ["/c"],
  ],
  ["every branch of oneOf", { oneOf: [named({ a: text }), named({ b: text })] }, { b: 2 }, []],
  [
    "every branch of anyOf",
    { anyOf: [named({ a: text }), named({ b: text })] },
    { b: 2, d: 1 },
    ["/d"],
  ],
  [
    "parts and fields of its own",
    named({ own: text }, { allOf: [{ oneOf: [named({ a: text })] }] }),
    { own: 1, a: 2, z: 3 },
    ["/z"],
  ],
  [
    "its own field before that of a part",
    named({ a: named({ b: text }) }, { allOf: [named({ a: named({ c: text }) })] }),
    { a: { c: 1 } },
    ["/a/c"],
  ],
])("%s", (_, schema, json, fields) => {
  expect(pointersOf(undocumentedFields(schema, json))).toEqual(fields);
});

const list = (items: object) => ({ type: "array", items });
const open = named({ known: text });

/** What came, place by place: types, with ? where it is optional, and the pattern. */
const shapes = (schema: object, json: unknown, isData = isOddName) =>
  undocumentedFields(schema, json, isData).map(({ at, types, optional, pattern = "" }) =>
    `${at} ${types.join("|")}${optional ? "?" : ""} ${pattern}`.trimEnd(),
  );

test.each<[what: string, schema: object, json: unknown, shapes: string[]]>([
  ["a number that is none at times", open, { n: null }, ["/n null"]],
  [
    "types of all rows, and what is not in each",
    list(named({ known: text })),
    [{ a: 1, b: "x" }, { a: 1.5, b: null }, { a: 2 }],
    ["/[]/a number", "/[]/b null|string?"],
  ],
  ["whole numbers", list(open), [{ a: 1 }, { a: 2 }], ["/[]/a integer"]],
  [
    "rows of an unknown list, one by one",
    open,
    { rows: [{ a: 1, b: [true] }, { a: 2 }] },
    [
      "/rows array",
      "/rows/[] object",
      "/rows/[]/a integer",
      "/rows/[]/b array?",
      "/rows/[]/b/[] boolean",
    ],
  ],
  [
    "one row, all of one type",
    open,
    { rows: [{ a: "x", b: "y" }] },
    ["/rows array", "/rows/[] object", "/rows/[]/a string", "/rows/[]/b string"],
  ],
  ["no rows", open, { rows: [] }, ["/rows array"]],
  [
    "an object of several types",
    open,
    { plan: { name: "x", price: 5 } },
    ["/plan object", "/plan/name string", "/plan/price integer"],
  ],
  [
    "an object of one type may be keyed by data",
    open,
    { by: { anna: 1, bob: 2 } },
    ["/by object", "/by/{} integer"],
  ],
  [
    "objects that are keyed by data alike",
    open,
    { by: { anna: { n: 1 }, bob: { n: 2 } } },
    ["/by object", "/by/{} object", "/by/{}/n integer"],
  ],
  [
    "rows without a name in common",
    open,
    { rows: [{ anna: 1 }, { bob: 2 }] },
    ["/rows array", "/rows/[] object", "/rows/[]/{} integer"],
  ],
  [
    "an address for a name",
    open,
    { by: { "a@example.org": 1, n: "x" } },
    ["/by object", "/by/{} integer|string"],
  ],
  [
    "an odd name beside known ones",
    open,
    { "a@example.org": 1, n: "x" },
    ["/{} integer?", "/n string"],
  ],
  [
    "digits, of which there are enough",
    list(open),
    ["1", "2", "03"].map((a) => ({ a })),
    ["/[]/a string ^\\d+$"],
  ],
  ["digits by chance", list(open), ["1", "2"].map((a) => ({ a })), ["/[]/a string"]],
  ["digits and others", list(open), ["1", "2", "x"].map((a) => ({ a })), ["/[]/a string"]],
  ["a day", open, { a: "2025-01-14" }, ["/a string ^\\d{4}-\\d\\d-\\d\\d$"]],
  [
    "a time, or none",
    list(open),
    [{ a: "2025-01-14 08:38:10" }, { a: null }],
    ["/[]/a null|string ^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$"],
  ],
  [
    "where a known object did not come",
    named({ rows: list(open), a: text }),
    { rows: [], b: 1 },
    ["/rows/[]", "/b integer"],
  ],
])("what came is told by its form: %s", (_, schema, json, want) => {
  expect(shapes(schema, json)).toEqual(
    want.map((one) => (one.includes(" ") ? one : `${one} `.trimEnd())),
  );
});

test("a hostile body costs no more than a hundred short places", () => {
  const keys = Array.from(
    { length: 10_000 },
    (_, index) => `key${"abcdefghij"[index % 10]}_${index}`,
  );
  const deep = JSON.parse(`${'{"a":1,"b":'.repeat(90)}"x"${"}".repeat(90)}`) as unknown;
  const body: unknown = JSON.parse(
    JSON.stringify({
      ...{ a: "x", deep, many: Object.fromEntries(keys.map((key) => [key, { [key]: [key] }])) },
      wide: Object.fromEntries(
        Array.from("abcdefghijklmnopqrst", (key, n) => [key, n % 2 ? deep : n]),
      ),
      [`long${"x".repeat(1_000_000)}`]: 1,
    }).replace(/}$/, ',"__proto__":{"polluted":true},"$..[*]":1}'),
  );
  const places = undocumentedFields(named({ a: text }), body);
  expect(places.length).toBeLessThanOrEqual(100);
  expect(Math.max(...places.map(({ at }) => at.length))).toBeLessThan(100);
  expect(places.map(({ at }) => at)).toContain("/{}");
  expect(JSON.stringify(places)).not.toMatch(/key|polluted|proto|xxx|\$/);
  expect({}).not.toHaveProperty("polluted");
});

test("fields beyond thirty are not told by their names", () => {
  const many = Object.fromEntries(Array.from({ length: 31 }, (_, n) => ["a".repeat(n + 1), n]));
  expect(shapes(named({ known: text }), many)).toEqual(["/{} integer?"]);
});

test.each<[schema: object | undefined, at: string, is: boolean]>([
  [named({ a: text }), "a", true],
  [named({ a: text }), "b", false],
  [named({ a: list(open) }), "a/7/known", true],
  [named({ a: list(open) }), "a/7/other", false],
  [named({ a: text }), "7", false],
  [named({ a: text }, { additionalProperties: {} }), "b", true],
  [{ type: "object" }, "b", true],
  [undefined, "b", true],
])("whether %j names %s", (schema, at, is) => {
  expect(isNamed(schema, at.split("/"))).toBe(is);
});
