import { describe, expect, test } from "vitest";
import { keyOf, type Contract } from "../description/catalogue.ts";
import type { Received } from "../exchange/exchange.ts";
import type { Finding } from "./finding.ts";
import { exchanged, notes, NOTES, validator } from "../invented.support.ts";
import { brokenAnswer, CHECKS, judge, variantOf, type Judgement } from "./judge.ts";
import { isMediaType } from "../description/media-type.ts";
import { Secrets } from "../secrets/secrets.ts";

const COLOUR = { at: "/colour", types: ["string"] };
const NOTE = { id: 1, text: "milk" };

/** What the judge says of an answer that is held against a variant. */
function judged(
  key: keyof typeof NOTES.variants,
  body: unknown,
  answer: Partial<Received> = {},
  { strict = false, api = notes }: { strict?: boolean; api?: Contract } = {},
): Judgement {
  const bench = { api, secrets: new Secrets(), strict };
  return judge(bench, NOTES.variants[key]!, exchanged(body, answer));
}

/** Findings without the request, which is the same in all of them, and without what it is evidence of. */
function found(...args: Parameters<typeof judged>): object[] {
  return judged(...args).findings.map(({ curl, evidence: _, ...rest }) => {
    expect(curl).toBe("curl -sS -i 'http://notes.example/note?action=read&id=1'");
    return rest;
  });
}

const json = (type: string) => ({ headers: { "content-type": type } });

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

describe("one finding", () => {
  const ROWS: [
    what: string,
    key: string,
    body: unknown,
    answer: Partial<Received>,
    want: { check: string } & Partial<Finding>,
  ][] = [
    [
      "of another status",
      "readNote/200/note",
      NOTE,
      { status: 201 },
      {
        check: "status-as-documented",
        message: "The status is 201, not 200.",
        at: "status",
        expected: "200 (The note)",
        actual: "201",
      },
    ],
    [
      "of another media type",
      "readNote/200/note",
      NOTE,
      json("text/html"),
      {
        check: "media-type-as-documented",
        message: "The answer is not sent as application/json, in UTF-8.",
        at: "content-type",
        expected: "application/json",
        actual: "text/html",
      },
    ],
    [
      "of no media type",
      "readNote/200/note",
      NOTE,
      { headers: {} },
      {
        check: "media-type-as-documented",
        message: "The answer is not sent as application/json, in UTF-8.",
        at: "content-type",
        expected: "application/json",
        actual: "no content-type",
      },
    ],
    [
      "of what is not JSON",
      "readNote/200/note",
      "<html>",
      {},
      {
        check: "body-is-json",
        message: "The body is not JSON: Unexpected token '<'.",
        expected: "application/json",
        actual: "<html>",
      },
    ],
    [
      "of an empty body",
      "readNote/200/note",
      "",
      {},
      {
        check: "body-is-json",
        message: "The body is empty.",
        expected: "application/json",
        actual: "nothing",
      },
    ],
    [
      "of a byte order mark",
      "readNote/200/note",
      `\uFEFF${JSON.stringify(NOTE)}`,
      {},
      {
        check: "body-is-json",
        message: "The body begins with a byte order mark.",
        expected: "application/json",
        actual: "\uFEFF",
      },
    ],
    [
      "of neither status nor body",
      "readNote/200/note",
      "",
      { status: 500 },
      {
        check: "is-a-documented-answer",
        message: "The answer has neither the status nor the body that the vendor's page documents.",
        expected: "200 (The note)",
        actual: "500: an empty body",
      },
    ],
    [
      "of a value of another type",
      "readNote/200/note",
      { ...NOTE, id: "1" },
      {},
      {
        check: "body-matches-schema",
        message: 'The field "id" is not a number.',
        at: "/id",
        expected: "number",
        actual: '"1" (string)',
      },
    ],
    [
      "of a field that is not documented",
      "readNote/200/note",
      { ...NOTE, colour: "red" },
      {},
      {
        check: "no-undocumented-fields",
        message: 'The field "colour" is not documented on the vendor\'s page.',
        at: "/colour",
        expected: "no such field",
        actual: "a value of type string",
      },
    ],
    [
      "of a sibling under the same status",
      "readNote/200/note",
      { locked: true },
      {},
      {
        check: "is-this-variant",
        message: 'The answer is another variant of readNote: "The note is locked".',
        expected: "200, note (The note)",
        actual: '200, locked: {"locked":true}',
      },
    ],
    [
      "of a sibling under its own status",
      "readNote/200/note",
      { message: "No such note." },
      { status: 404 },
      {
        check: "is-this-variant",
        message: 'The answer is another variant of readNote: "No such note".',
        expected: "200, note (The note)",
        actual: '404, no-note: {"message":"No such note."}',
      },
    ],
    [
      "of a sibling where no status is documented",
      "writeNote/written",
      { error: "Full." },
      { status: 507 },
      {
        check: "is-this-variant",
        message: 'The answer is another variant of writeNote: "The note is refused".',
        expected: "any status, written (The note is written)",
        actual: '507, refused: {"error":"Full."}',
      },
    ],
    [
      "of a value that is not the documented one",
      "readNote/404/no-note",
      { message: "Gone." },
      { status: 404 },
      {
        check: "literal-as-documented",
        message: 'The field "message" does not have the documented value.',
        at: "/message",
        expected: '"No such note."',
        actual: '"Gone." (string)',
      },
    ],
  ];

  test.each(ROWS)("%s", (_, key, body, answer, want) => {
    const strict = want.check === "no-undocumented-fields";
    expect(found(key, body, answer, { strict })).toEqual([want]);
  });

  test("by each of the checks", () => {
    const checks = new Set(ROWS.map(([, , , , want]) => want.check));
    expect([...checks].toSorted()).toEqual(Object.keys(CHECKS).toSorted());
  });
});

describe("a sibling is not taken for one", () => {
  test.each<
    [what: string, key: string, body: unknown, answer: Partial<Received>, checks: string[]]
  >([
    [
      "if its status is another",
      "readNote/200/note",
      { message: "No such note." },
      { status: 500 },
      ["status-as-documented"],
    ],
    [
      "if it is another operation's",
      "readNote/200/note",
      { written: true },
      { status: 200 },
      ["body-matches-schema", "body-matches-schema"],
    ],
    [
      "if it is another operation's, under the same status",
      "readNote/404/no-note",
      { message: "Too long." },
      { status: 422 },
      ["is-a-documented-answer"],
    ],
    [
      "if it has another status, and this variant has none",
      "writeNote/written",
      { message: "Too long." },
      { status: 500 },
      ["is-a-documented-answer"],
    ],
    [
      "if it has no status, and this variant has one",
      "writeNote/422/too-long",
      { error: "Full." },
      { status: 422 },
      ["body-matches-schema"],
    ],
  ])("%s", (_, key, body, answer, checks) => {
    expect(judged(key, body, answer).findings.map(({ check }) => check)).toEqual(checks);
  });

  test("if the answer is the variant itself, whatever else it may be", () => {
    const anything = validator(() => []);
    const api = { ...notes, validators: { ...notes.validators, "readNote/200/locked": anything } };
    expect(judged("readNote/200/note", NOTE, {}, { api }).findings).toEqual([]);
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

describe("an answer can be none of its operation's", () => {
  const AFTER = `${JSON.stringify(NOTE)}<br />`;
  const [FOREIGN, STATUS] = ["is-a-documented-answer", "status-as-documented"];

  test.each<[what: string, operation: string, body: unknown, status: number, check?: string]>([
    ["not if it is one", "readNote", NOTE, 200],
    ["not if its status is one's", "readNote", { message: "Nein." }, 404],
    ["if another of them has its body: its status is", "readNote", NOTE, 500, STATUS],
    ["if its status is another operation's", "readNote", {}, 422, FOREIGN],
    ["not if one without a status has its body", "writeNote", { written: true }, 507],
    ["if only one with a status has its body", "writeNote", { message: "Wrong key." }, 500, STATUS],
    ["if it is a page under another status", "readNote", "<html>", 500, FOREIGN],
    ["if it is a page under one's status", "readNote", "<html>", 200, "body-is-json"],
    ["if it has text after its JSON", "readNote", AFTER, 200, "body-is-json"],
    ["if it has that under another status", "readNote", AFTER, 500, "body-is-json"],
  ])("%s", (_, operation, body, status, check) => {
    const exchange = exchanged(body, { status }, { operation });
    expect(brokenAnswer(notes, exchange)?.check).toBe(check);
  });

  test("if the only one with its body is inferred", () => {
    const { "writeNote/422/too-long": known, ...others } = NOTES.variants;
    const variants = { ...others, "writeNote/422/too-long": { ...known!, status: null } };
    const api = { ...notes, catalogue: { ...NOTES, variants } };
    const exchange = exchanged(
      { message: "Too long." },
      { status: 500 },
      { operation: "writeNote" },
    );
    expect(brokenAnswer(api, exchange)).toEqual({
      check: FOREIGN,
      message: "The answer has neither the status nor the body that the vendor's page documents.",
      actual: '500: {"message":"Too long."}',
    });
  });

  test("and what is beside its JSON is shown", () => {
    expect(brokenAnswer(notes, exchanged(AFTER))).toEqual({
      check: "body-is-json",
      message: "The body has text after its JSON.",
      expected: "application/json",
      actual: "<br />",
    });
  });
});

test.each<[operation: string, body: unknown, status: number, key: string | undefined]>([
  ["readNote", NOTE, 200, "readNote/200/note"],
  ["readNote", { locked: true }, 200, "readNote/200/locked"],
  ["readNote", { message: "No such note." }, 404, "readNote/404/no-note"],
  ["readNote", { message: "No such note." }, 200, undefined],
  ["readNote", { written: true }, 200, undefined],
  ["writeNote", { written: true }, 200, "writeNote/written"],
  ["writeNote", { written: true }, 507, "writeNote/written"],
  ["writeNote", { message: "Wrong key." }, 401, "writeNote/401/wrong-key"],
  ["dropNote", NOTE, 200, undefined],
  ["readNote", "<html>", 200, undefined],
])("an answer to %s, %j with %i, is %s", (operation, body, status, key) => {
  const exchange = exchanged(body, { status }, { operation });
  expect(variantOf(notes, exchange)).toBe(key && NOTES.variants[key]);
});

test.each<[header: string, fits: boolean]>([
  ["application/json", true],
  ["Application/JSON", true],
  ["application/json ; charset=utf-8", true],
  ["application/json;charset=utf8", true],
  ['application/json; charset="UTF-8"', true],
  ["application/json; version=1; charset=utf-8", true],
  ["application/json; version=1", true],
  ["application/json; charset=latin1", false],
  ["application/json; charset=utf-80", false],
  ["application/json; charset=xutf-8", false],
  ["application/json; version=1; charset=utf-16", false],
  ["application/problem+json", false],
  ["text/json; charset=utf-8", false],
  ["", false],
])("%s is JSON's media type: %s", (header, fits) => {
  expect(isMediaType(header, "application/json")).toBe(fits);
});

test("a variant's key is its id without the API", () => {
  expect(keyOf(NOTES.variants["readNote/404/no-note"]!)).toBe("readNote/404/no-note");
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
