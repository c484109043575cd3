import { describe, expect, test } from "vitest";
import type { WireRequest } from "../exchange/exchange.ts";
import { exchanged } from "../invented.support.ts";
import { Secrets } from "../secrets/secrets.ts";
import { evidenceOf } from "./evidence.ts";

type Seen = Parameters<typeof evidenceOf>[0];

const met = (request: Partial<WireRequest> = {}) => exchanged({}, {}, request);
const [ONE, ANOTHER] = [met(), met()];
const [ELSEWHERE, WRITE] = [met({ operation: "listNotes" }), met({ effect: "creates" })];

/** Of one exchange, as a reading of a note is unless it is said otherwise. */
const seen = (check: string, message: string, more: Partial<Seen> = {}): Seen => ({
  check,
  message,
  exchange: ONE,
  ...more,
});
const whole = (more: Partial<Seen>, check = "is-this-variant") =>
  seen(check, "It is another.", { variant: "note", ...more });
const field = (name: string, how: string, more: Partial<Seen> = {}) =>
  seen("body-matches-schema", `The field "${name}" ${how}.`, { at: `/${name}`, ...more });
const text = (expected: unknown, actual: unknown, more: Partial<Seen> = {}) =>
  seen("literal-as-documented", 'The field "message" has not the documented value.', {
    ...{ at: "/message", expected, actual, ...more },
  });
const rule = (message: string, more: Partial<Seen> = {}) => seen("a-rule", message, more);

function share(one: Seen, other: Seen): boolean {
  const secrets = new Secrets();
  secrets.add("PASSWORD", "correct-horse");
  const known = new Set(evidenceOf(one, secrets));
  return evidenceOf(other, secrets).some((evidence) => known.has(evidence));
}

const LOCKED = '200, locked: "The note is locked"';
const NOTE = '200, note: "The note"';

describe("two findings are evidence of the same", () => {
  test.each<[what: string, one: Seen, other: Seen]>([
    [
      "if they rest on one answer",
      whole({ variant: "a" }),
      whole({ variant: "b" }, "body-is-json"),
    ],
    [
      "if both show another answer in place of a variant",
      whole({}),
      whole({ exchange: ANOTHER, actual: LOCKED }),
    ],
    [
      "if two answers are mistaken for each other",
      whole({ actual: LOCKED }),
      whole({ variant: "locked", actual: NOTE, exchange: ELSEWHERE }),
    ],
    [
      "if an answer lacks a field at its top, and is another",
      field("id", "is missing", { variant: "note" }),
      whole({ exchange: ANOTHER }),
    ],
    [
      "if a field is wrong in one way, whichever row it is in",
      field("id", "is not a number", { at: "/rows/0/id", actual: "1" }),
      field("id", "is not a number", { at: "/rows/7/id", actual: "2", exchange: ANOTHER }),
    ],
    [
      "if one type is written as another, in whichever field and operation",
      field("id", "is not a number", { actual: "1" }),
      field("port", "is not a number", { actual: "2", exchange: ELSEWHERE }),
    ],
    [
      "if it is one object in which two things are wrong",
      field("id", "is too long", { at: "/note/id", expected: "4" }),
      rule("It is not as it was.", { at: "/note/text", exchange: ANOTHER }),
    ],
    [
      "if it is an object that is wrong, and something in it",
      rule("It is another.", { at: "/note", actual: { id: 1 } }),
      rule("It was set otherwise.", { at: "/note/id", actual: 1, exchange: ANOTHER }),
    ],
    [
      "if two texts are mistaken for each other",
      text("No such note.", "Gone.", { variant: "a" }),
      text("Gone.", "No such note.", { at: "/error", exchange: ELSEWHERE, variant: "b" }),
    ],
    [
      "if a text is told as something of another type",
      text(true, "yes", { variant: "a" }),
      text(true, "1", { exchange: ELSEWHERE, variant: "b" }),
    ],
    [
      "if one answer has two other texts at its top",
      text("One.", "Two.", { variant: "a" }),
      text("Three.", "Four.", { at: "/error", variant: "b" }),
    ],
    [
      "if one answer lacks two fields at its top",
      field("id", "is missing", { variant: "a" }),
      field("text", "is missing", { variant: "b" }),
    ],
    [
      "if two fields of an operation break one limit",
      field("id", "is too long", { at: "/a/id", expected: "4" }),
      field("no", "is too long", { at: "/b/no", expected: "4", exchange: ANOTHER }),
    ],
    [
      "if a field of one name breaks one limit in two operations",
      field("id", "is too long", { at: "/a/id", expected: "4" }),
      field("id", "is too long", { at: "/b/id", expected: "4", exchange: ELSEWHERE }),
    ],
    [
      "if one value came in place of another",
      rule("It was read.", { at: "/a", expected: "enabled", actual: "disabled" }),
      rule("It was listed.", {
        at: "/b",
        expected: "enabled",
        actual: "disabled",
        exchange: ELSEWHERE,
      }),
    ],
    [
      "if they say the same of things of other names",
      rule('The note "milk" of personas.owner has 3 lines.'),
      rule('The note "eggs" of personas.guest has 12 lines.', { exchange: ELSEWHERE }),
    ],
    [
      "if a write was answered with another status",
      rule("It was taken.", { at: "status", exchange: WRITE }),
      whole({ exchange: WRITE }),
    ],
    [
      "if they are at one place of one answer",
      rule("It is not as it was.", { at: "/text" }),
      rule("It was never set.", { at: "/text" }),
    ],
  ])("%s", (_, one, other) => {
    expect([share(one, other), share(other, one)]).toEqual([true, true]);
  });

  test.each<[what: string, one: Seen, other: Seen]>([
    ["of other answers", whole({}), whole({ variant: "locked", exchange: ANOTHER })],
    [
      "of two types in place of one",
      field("id", "is not a number", { actual: "1" }),
      field("port", "is not a number", { actual: [1], exchange: ELSEWHERE }),
    ],
    [
      "of a list and an object in place of a number",
      field("id", "is not a number", { actual: {} }),
      field("port", "is not a number", { actual: [1], exchange: ELSEWHERE }),
    ],
    [
      "of objects of other operations",
      rule("It is another.", { at: "/note/text" }),
      rule("It was set otherwise.", { at: "/note/id", exchange: ELSEWHERE }),
    ],
    [
      "of what lacks a field further down, and of another answer",
      field("id", "is missing", { at: "/note/id", variant: "note" }),
      whole({ exchange: ANOTHER }),
    ],
    [
      "of other texts",
      text("One.", "Two.", { variant: "one" }),
      text("Three.", "Four.", { variant: "other", exchange: ELSEWHERE }),
    ],
    [
      "of values so short that they may be the same by chance",
      rule("It was read.", { at: "/a", expected: 1, actual: 2 }),
      rule("It was listed.", { at: "/b", expected: 1, actual: 2, exchange: ELSEWHERE }),
    ],
    ["of an answer to a reading as a whole", rule("It is late."), rule("It is odd.")],
    [
      "of other fields that are too long",
      field("id", "is too long", { expected: "4" }),
      field("text", "is too long", { at: "/note/text", expected: "9", exchange: ELSEWHERE }),
    ],
  ])("but not %s", (_, one, other) => {
    expect([share(one, other), share(other, one)]).toEqual([false, false]);
  });
});

test("evidence shows no secret, and is nothing of what has no words for it", () => {
  const secrets = new Secrets();
  secrets.add("PASSWORD", "correct-horse");
  const found = rule("It shows correct-horse.", {
    ...{ at: "/a", expected: "nothing", actual: "correct-horse", exchange: ELSEWHERE },
  });
  const evidence = evidenceOf(found, secrets);
  expect(evidence.join()).not.toContain("horse");
  expect(evidence).toContain("nothing became $PASSWORD");
  expect(evidenceOf({ check: "a-rule", message: "It is so." }, secrets)).toEqual([]);
});
