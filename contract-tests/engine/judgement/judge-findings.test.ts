import { describe, expect, test } from "vitest";
import type { Received } from "../exchange/exchange.ts";
import type { Finding } from "./finding.ts";
import { CHECKS } from "./judge.ts";
import { found, json, NOTE } from "./judge.support.ts";

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
