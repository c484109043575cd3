import { expect, test } from "vitest";
import { NotReachable } from "../exchange/errors.ts";
import { Broken, finding, notDone, type Finding, type Found } from "./finding.ts";
import { exchanged } from "../invented.support.ts";
import { Secrets } from "../secrets/secrets.ts";

function known(): Secrets {
  const secrets = new Secrets();
  secrets.add("KEY", "hunter2-hunter2");
  return secrets;
}

test.each<[what: string, found: Partial<Found>, shown: Partial<Finding>]>([
  ["nothing but a sentence", {}, {}],
  ["texts as they are", { expected: "200", actual: "500" }, { expected: "200", actual: "500" }],
  ["an empty text", { actual: "" }, { actual: "nothing" }],
  [
    "values as JSON",
    { expected: true, actual: { a: [1] } },
    { expected: "true", actual: '{"a":[1]}' },
  ],
  ["null", { actual: null }, { actual: "null" }],
  ["no secret in a sentence", { message: "It is hunter2-hunter2." }, { message: "It is $KEY." }],
  ["no secret in a pointer", { at: "/hunter2-hunter2" }, { at: "/$KEY" }],
  [
    "no secret in a value",
    { expected: { a: "hunter2-hunter2" }, actual: "hunter2-hunter2" },
    { expected: '{"a":"$KEY"}', actual: "$KEY" },
  ],
  [
    "two secrets of one name",
    { expected: { KEY: "hunter2-hunter2" }, actual: '{"KEY":"$KEY"}' },
    { expected: '{"KEY":"$KEY"}', actual: 'another one, shown alike: {"KEY":"$KEY"}' },
  ],
  [
    "types where both sides read the same",
    { expected: 2, actual: "2" },
    { expected: "2 (number)", actual: "2 (string)" },
  ],
  ["300 characters whole", { actual: "x".repeat(300) }, { actual: "x".repeat(300) }],
  [
    "no more than 300 characters",
    { expected: "x".repeat(301), actual: "y".repeat(1000) },
    {
      expected: `${"x".repeat(300)}… (301 characters)`,
      actual: `${"y".repeat(300)}… (1000 characters)`,
    },
  ],
  [
    "no half of a secret at the cut",
    { actual: `${"x".repeat(290)}hunter2-hunter2${"x".repeat(20)}` },
    { actual: `${"x".repeat(290)}$KEY${"x".repeat(6)}… (314 characters)` },
  ],
  [
    "that the target file says it",
    { expected: true, restsOn: "servers.disabled" },
    { expected: "true (by the target file: servers.disabled)" },
  ],
  ["not whether it is inferred", { inferred: true }, {}],
])("a finding shows %s", (_what, found, shown) => {
  const given = { check: "body-is-json", message: "The body is empty." };
  const { evidence: _, ...told } = finding({ ...given, ...found }, known());
  expect(told).toStrictEqual({ ...given, ...shown });
});

test("a finding shows the request, without its secrets", () => {
  const exchange = exchanged({}, {}, { headers: { "x-key": "hunter2-hunter2" } });
  const { curl } = finding({ check: "body-is-json", message: "", exchange }, known());
  expect(curl).toBe(`curl -sS -i 'http://notes.example/note?action=read&id=1' -H "x-key: \${KEY}"`);
});

test.each<[what: string, body: unknown, expected: unknown, wanted: string, came: string]>([
  ["a number", { id: 1 }, 4, "4 (number)", "1 (number)"],
  ["a number in words", { id: 4 }, "4", "4 (string)", "4 (number)"],
  ["digits", { id: "4" }, 4, "4 (number)", '"4" (string)'],
  [
    "another secret",
    { id: "also-secret" },
    "hunter2-hunter2",
    "$KEY",
    'another one, shown alike: "$KEY" (string)',
  ],
  ["words", { id: "4" }, "integer", "integer", '"4" (string)'],
  ["nothing", {}, 4, "4", "missing"],
])("a value at a place: %s", (_what, body, expected, wanted, came) => {
  const { id: actual } = body as { readonly id?: unknown };
  const found = {
    check: "c",
    message: "m",
    at: "/id",
    expected,
    actual,
    exchange: exchanged(body),
  };
  const secrets = known();
  secrets.add("KEY", "also-secret");
  expect(finding(found, secrets)).toMatchObject({ expected: wanted, actual: came });
});

test("what is broken says the first of its findings", () => {
  const findings = ["One.", "Two."].map((message) => ({ check: "c", message }));
  const broken = new Broken(findings);
  expect(broken).toMatchObject({ name: "Broken", message: "One.", findings });
  expect(new Broken([]).message).toBe("not as documented");
});

test("nothing is said of what can't be done, and other errors are ours", () => {
  expect([new NotReachable("gone"), new Broken([])].map(notDone)).toEqual([undefined, undefined]);
  const fault = new TypeError("a fault");
  expect(() => notDone(fault)).toThrow(fault);
});
