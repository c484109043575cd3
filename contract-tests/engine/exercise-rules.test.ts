import { afterEach, describe, expect, test, vi } from "vitest";
import { NoAnswer, NotReachable } from "./exchange/errors.ts";
import { check } from "./exercise.ts";
import { exchanged } from "./invented.support.ts";
import { notExercised } from "./judgement/outcome.ts";
import { Broken, type ReportBreach } from "./judgement/finding.ts";
import { KEY, notesApi, type Answers } from "./invented-api.support.ts";
import type { Rule } from "./session.ts";
import { checks, CONFORMS, connected } from "./exercise.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** As the engine sees them. */
const RULES: readonly Rule[] = notesApi.rules;

describe("a rule", () => {
  const rule = (work: (found: ReportBreach) => void | Promise<void>): Rule => ({
    id: "a-rule",
    title: "A rule.",
    source: "Notes, tab 1",
    check: async (_, found) => work(found),
  });

  test("is kept if it finds nothing", async () => {
    const { session } = connected();
    expect(await check(session, RULES[0]!)).toEqual({ ...CONFORMS, assertions: 1, remarks: [] });
  });

  test("was not exercised if it has asserted nothing", async () => {
    const { session } = connected();
    expect(
      await check(
        session,
        rule(() => undefined),
      ),
    ).toMatchObject({
      verdict: "not-exercised",
      code: "no-occasion",
    });
  });

  test("counts each claim once, whatever is wrong with it, and those of its last attempt", async () => {
    const { session } = connected();
    let isLost = true;
    const work = rule((found) => {
      found();
      if (isLost) {
        isLost = false;
        throw new NoAnswer("lost");
      }
      found({ message: "One.", inferred: true }, { message: "Two.", inferred: true });
    });
    expect(await check(session, work)).toMatchObject({ verdict: "conforms", assertions: 2 });
  });

  test("is excused where a gateway has answered what it could not go without", async () => {
    const { session } = connected();
    const exchange = exchanged("", { status: 502 });
    const found = { check: "is-a-documented-answer", message: "It is not." };
    const work = rule(() => {
      throw new Broken([found], exchange);
    });
    expect(await check(session, work)).toMatchObject({
      verdict: "violates",
      unless: { by: "a gateway", why: expect.stringContaining("a gateway answered 502") },
    });
  });

  test("is violated by what it finds, without secrets", async () => {
    const { session } = connected();
    const broken = rule((found) => {
      found({ check: "one", message: `It is ${KEY}.` });
      found({ message: "It is late." });
    });
    expect(await check(session, broken)).toEqual({
      verdict: "violates",
      findings: [
        { check: "one", message: "It is $KEY.", evidence: ["one: It is #."] },
        { check: "a-rule", message: "It is late." },
      ],
      undocumented: [],
      assertions: 2,
      remarks: [],
    });
  });

  test("is kept if what it finds is merely implied, and that is a remark", async () => {
    const { session } = connected({ "GET /note?id=1": [200, { id: 1, text: "a long long note" }] });
    const outcome = await check(session, RULES[1]!);
    expect(outcome).toMatchObject({
      verdict: "conforms",
      findings: [],
      remarks: [{ check: "notes-are-short", actual: "a long long note" }],
    });
  });

  test("is not tried where the target does not let it, unless something was found before", async () => {
    const { session } = connected();
    const early = rule(() => Promise.reject(new NotReachable("needs two notes")));
    expect(await check(session, early)).toEqual({
      ...notExercised("needs two notes"),
      remarks: [],
    });
    const late = rule((found) => {
      found({ check: "one", message: "It is late." });
      throw new NotReachable("needs two notes");
    });
    expect(checks(await check(session, late))).toEqual(["one"]);
  });

  test("is violated by what it rests on", async () => {
    const { session } = connected();
    const findings = [{ check: "body-is-json", message: "The body is empty." }];
    const broken = rule(() => Promise.reject(new Broken(findings)));
    expect(await check(session, broken)).toMatchObject({ verdict: "violates", findings });
  });
});

describe("what a rule reports of an answer", () => {
  const [GET, POST] = ["GET /note?id=1", "POST /notes"] as const;
  // The least status of a refusal.
  const SHOWN: [number, object] = [400, { message: "Nein." }];
  const { "readNote/404/no-note": refusal, ...others } = notesApi.catalogue.variants;
  const variants = { ...others, "readNote/404/no-note": { ...refusal!, status: 400 } };
  const api = { ...notesApi, catalogue: { ...notesApi.catalogue, variants } };

  /** What a rule and the rule of every answer say of it. */
  async function reported(asked: typeof GET | typeof POST, answer: Answers[string], how: object) {
    const { session } = connected({ [asked]: answer }, api);
    const { last, ...breach } = how as { last?: true };
    const outcome = await check(session, {
      id: "a-rule",
      title: "A rule.",
      source: "Notes, tab 1",
      ...(last ? { last } : {}),
      async check(_, found) {
        const operation = asked === GET ? "readNote" : "writeNote";
        const exchange = await session.send(operation, { parameters: { id: 1 } });
        found({ message: "It is late.", expected: "a note", exchange, ...breach });
      },
    });
    return { outcome, still: session.described.breaches.length };
  }

  test.each<
    [what: string, isTold: boolean, asked: typeof GET | typeof POST, [number, object], how: object]
  >([
    ["a finding", true, GET, SHOWN, {}],
    ["an answer of no operation, which that rule tells", false, GET, [500, {}], {}],
    ["a rule of all answers", false, GET, SHOWN, { last: true }],
    ["a remark on a refusal that the vendor's page shows", false, GET, SHOWN, { inferred: true }],
    ["a remark on no refusal", true, GET, [200, { id: "x", text: "" }], { inferred: true }],
    [
      "a remark on the field that is wrong",
      true,
      GET,
      [200, { id: "x", text: "" }],
      { inferred: true, at: "/id", actual: "x" },
    ],
    [
      "a remark on another field",
      false,
      GET,
      [200, { id: "x", text: "" }],
      { inferred: true, at: "/text", actual: "" },
    ],
    [
      "a remark on a field that is missing",
      false,
      GET,
      [200, { id: 1 }],
      { inferred: true, at: "/text" },
    ],
    ["a remark on another status", true, GET, [500, {}], { inferred: true }],
    ["a remark on another operation's status", true, POST, SHOWN, { inferred: true }],
    ["a remark on an inferred status", true, POST, [422, { message: "Nein." }], { inferred: true }],
  ])("is not told once more after %s: %s", async (_, isTold, asked, answer, how) => {
    expect((await reported(asked, answer, how)).still).toBe(isTold ? 0 : 1);
  });

  test.each<[what: string, answer: [number, object], how: object, want: object]>([
    [
      "that its operation does not have it",
      [500, {}],
      {},
      { check: "is-a-documented-answer", expected: "a note", actual: "500: {}" },
    ],
    [
      "what the judge found of it",
      [500, {}],
      { check: "status-as-documented" },
      { check: "status-as-documented", message: "It is late.", expected: "a note" },
    ],
    [
      "what is the rule's own if it is documented",
      [200, { id: 1, text: "x" }],
      {},
      { check: "a-rule", message: "It is late.", expected: "a note" },
    ],
  ])("is %s", async (_, answer, how, want) => {
    const { outcome } = await reported(GET, answer, how);
    expect(outcome.findings).toMatchObject([want]);
  });
});
