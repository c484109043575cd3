import { describe, expect, test } from "vitest";
import type { Received } from "../exchange/exchange.ts";
import { exchanged, notes, NOTES, validator } from "../invented.support.ts";
import { judge } from "./judge.ts";
import { Secrets } from "../secrets/secrets.ts";
import { found, json, judged, NOTE } from "./judge.support.ts";

const COLOUR = { at: "/colour", types: ["string"] };

describe("nothing is found", () => {
  test.each<[what: string, key: string, body: unknown, answer: Partial<Received>]>([
    ["in the documented answer", "readNote/200/note", NOTE, {}],
    ["in UTF-8 that is said", "readNote/200/note", NOTE, json("application/json; charset=UTF-8")],
    ["in an error", "readNote/404/no-note", { message: "No such note." }, { status: 404 }],
    ["in any status where none is documented", "writeNote/written", { written: true }, {}],
    [
      "in another, either",
      "writeNote/written",
      { written: true },
      { ...json("application/json"), status: 418 },
    ],
  ])("%s", (_, key, body, answer) => {
    expect(judged(key, body, answer)).toMatchObject({ findings: [], undocumented: [] });
  });
});

test("no media type is wrong where the vendor's page gives none", () => {
  const api = { ...notes, showsBodiesAlone: true as const };
  const checksOf = (body: unknown, answer: object) =>
    judged("readNote/200/note", body, answer, { api }).findings.map(({ check }) => check);
  expect(checksOf(NOTE, json("text/html"))).toEqual([]);
  expect(checksOf(NOTE, { headers: {} })).toEqual([]);
  expect(checksOf("<html>", json("text/html"))).toEqual(["body-is-json"]);
});

test("another status of success is not wrong where the vendor's page gives none", () => {
  const api = { ...notes, showsBodiesAlone: true as const };
  const checksOf = (status: number) =>
    judged("readNote/200/note", NOTE, { status }, { api }).findings.map(({ check }) => check);
  expect(checksOf(201)).toEqual([]);
  expect(checksOf(199)).toEqual(["status-as-documented"]);
  expect(checksOf(299)).toEqual([]);
  expect(checksOf(300)).toEqual(["status-as-documented"]);
  expect(checksOf(500)).toEqual(["status-as-documented"]);
});

test("an answer of which nothing is as documented is one finding, which shows all of it", () => {
  const body = "<html>";
  expect(found("readNote/200/note", body, { status: 500, headers: {} })).toEqual([
    {
      check: "is-a-documented-answer",
      message: "The answer has neither the status nor the body that the vendor's page documents.",
      expected: "200 (The note)",
      actual: "500: <html>",
    },
  ]);
});

test.each<[what: string, body: string, checks: string[]]>([
  ["a page is wrong as a whole", "<html>", ["body-is-json"]],
  [
    "text after the JSON is not all that is wrong",
    `${JSON.stringify(NOTE)}<br />`,
    ["media-type-as-documented", "body-is-json"],
  ],
])("of what is sent as HTML, %s", (_, body, checks) => {
  const { findings } = judged("readNote/200/note", body, json("text/html"));
  expect(findings.map(({ check }) => check)).toEqual(checks);
});

describe("where the vendor's page gives no status", () => {
  test.each<[what: string, body: unknown, status: number, check: string]>([
    ["an answer of success has broken its schema", {}, 399, "body-matches-schema"],
    ["one of failure with other fields is another", {}, 400, "is-a-documented-answer"],
    ["one of failure in other words is not", { written: false }, 500, "literal-as-documented"],
    ["one of failure that cannot be read is another", "<html>", 500, "is-a-documented-answer"],
    ["one of success that cannot be read is not", "<html>", 200, "body-is-json"],
  ])("%s", (_, body, status, want) => {
    const { findings } = judged("writeNote/written", body, { status });
    expect(findings.map(({ check }) => check)).toEqual([want]);
  });
});

test("a body is validated once by a schema, however often it is judged", () => {
  let times = 0;
  const validators = {
    ...notes.validators,
    "readNote/200/note": validator(() => [++times > 0 && { keyword: "type" }]),
  };
  const bench = { api: { ...notes, validators }, secrets: new Secrets() };
  const exchange = exchanged(NOTE);
  const judgements = [1, 2].map(() => {
    return judge(bench, NOTES.variants["readNote/200/note"]!, exchange).findings;
  });
  expect(judgements).toMatchObject([
    [{ check: "body-matches-schema" }],
    [{ check: "body-matches-schema" }],
  ]);
  expect(times).toBe(1);
});

test("media type and status are told side by side", () => {
  const checks = judged("readNote/200/note", NOTE, { status: 404, headers: {} }).findings;
  expect(checks.map(({ check }) => check)).toEqual([
    "media-type-as-documented",
    "status-as-documented",
  ]);
});

test("of twenty breaches, eight are told", () => {
  const many = validator(() => Array.from({ length: 20 }, () => ({ keyword: "type" })));
  const api = { ...notes, validators: { ...notes.validators, "readNote/200/note": many } };
  expect(judged("readNote/200/note", NOTE, {}, { api }).findings).toHaveLength(8);
});

test("a validator that says no and not why has found nothing to tell", () => {
  const mute = Object.assign(() => false, { errors: null });
  const api = { ...notes, validators: { ...notes.validators, "readNote/200/note": mute } };
  expect(judged("readNote/200/note", NOTE, {}, { api })).toMatchObject({ findings: [] });
});

test("a variant without a validator is our own failure", () => {
  const api = { ...notes, validators: {} };
  expect(() => judged("readNote/200/note", NOTE, {}, { api })).toThrow(
    "notes/readNote/200/note has no compiled validator",
  );
});

describe("a field that the vendor's page does not know", () => {
  const body = { ...NOTE, colour: "red" };

  test("is noted", () => {
    const undocumented = [COLOUR];
    expect(judged("readNote/200/note", body)).toMatchObject({ findings: [], undocumented });
  });

  test("is a finding, too, where the judge is strict", () => {
    const { findings, undocumented } = judged("readNote/200/note", body, {}, { strict: true });
    expect(undocumented).toEqual([COLOUR]);
    expect(findings).toMatchObject([
      {
        check: "no-undocumented-fields",
        message: 'The field "colour" is not documented on the vendor\'s page.',
        at: "/colour",
      },
    ]);
  });

  test.each([
    ["COLORS", "/COLORS", ['The field "color" is missing.']],
    ["kind", "/kind", []],
    ["1", "/{}", []],
  ])("is a finding if %j is another spelling of one that is missing", (name, at, messages) => {
    const { properties } = notes.schemas["Note"] as { readonly properties: object };
    const Note = { properties: { ...properties, color: {} } };
    const api = { ...notes, schemas: { ...notes.schemas, Note } };
    const judgement = judged("readNote/200/note", { ...NOTE, [name]: "red" }, {}, { api });
    expect(judgement.findings.map(({ message }) => message)).toEqual(messages);
    expect(judgement.undocumented).toMatchObject([{ at }]);
    const both = { ...NOTE, [name]: "red", color: "red" };
    expect(judged("readNote/200/note", both, {}, { api }).findings).toEqual([]);
  });

  test("is not looked for in a body that breaks the schema", () => {
    const broken = { ...body, id: "one" };
    expect(judged("readNote/200/note", broken, {}, { strict: true })).toMatchObject({
      findings: [{ check: "body-matches-schema" }],
      undocumented: [],
    });
  });
});

test("what an answer makes known as a secret is masked in its own findings", () => {
  const secrets = new Secrets();
  const answer = exchanged({ token: "tok-12345", id: "tok-12345", text: "x" });
  const { findings } = judge({ api: notes, secrets }, NOTES.variants["readNote/200/note"]!, answer);
  expect(findings).toMatchObject([{ at: "/id", actual: '"$TOKEN" (string)' }]);
  expect(secrets.mask("tok-12345")).toBe("$TOKEN");
});

test("a finding says that it comes of an overlay, where the vendor's page alone does not have it", () => {
  const key = "readNote/200/note";
  const [ofPage, ofOverlay] = ["/text", "/plan"].map((instancePath) => ({
    ...{ keyword: "type", instancePath, params: { type: "string" } },
  }));
  const overlay = { file: "own.yaml", digest: "d", variants: [] };
  const overlaid = {
    ...{ ...notes, overlay, withoutOverlay: { [key]: validator(() => [ofPage!]) } },
    validators: { ...notes.validators, [key]: validator(() => [ofPage!, ofOverlay!]) },
  };
  const { findings } = judged(key, { text: 1, plan: 1 }, {}, { api: overlaid });
  expect(findings.map(({ at, source }) => [at, source])).toEqual([
    ["/text", undefined],
    ["/plan", "overlay own.yaml"],
  ]);
});
