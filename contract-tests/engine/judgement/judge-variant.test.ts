import { describe, expect, test } from "vitest";
import { keyOf } from "../description/catalogue.ts";
import type { Received } from "../exchange/exchange.ts";
import { exchanged, notes, NOTES, validator } from "../invented.support.ts";
import { brokenAnswer, variantOf } from "./judge.ts";
import { judged, NOTE } from "./judge.support.ts";

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

test("a variant's key is its id without the API", () => {
  expect(keyOf(NOTES.variants["readNote/404/no-note"]!)).toBe("readNote/404/no-note");
});
