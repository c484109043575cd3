import { afterEach, describe, expect, test, vi } from "vitest";
import { NoAnswer, NotReachable, TargetError } from "./exchange/errors.ts";
import { check, exercise as record } from "./exercise.ts";
import { exchanged } from "./invented.support.ts";
import { notExercised } from "./judgement/outcome.ts";
import { Broken } from "./judgement/finding.ts";
import { notesApi } from "./invented-api.support.ts";
import { checks, connected, exercise, LOCKED, NOTE, variant } from "./exercise.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a finding names the field of the target file that only this request can hold", async () => {
  const told = async (body: object, unless?: string) => {
    const { session } = connected({ "GET /note?id=1": [200, body] });
    const reach = { ...notesApi.reaches[NOTE]!, ...(unless === undefined ? {} : { unless }) };
    session.reaches = { ...notesApi.reaches, [NOTE]: reach };
    return (await exercise(session, variant(NOTE))).findings.map(({ message }) => message);
  };
  const other = 'The answer is another variant of readNote: "The note is locked".';
  expect(await told({ locked: true })).toEqual([other]);
  expect(await told({ locked: true }, "personas.owner is locked out")).toEqual([
    `${other} If personas.owner is locked out, correct the target file.`,
  ]);
  const form = ['The field "id" is not a number.'];
  expect(await told({ id: "1", text: "x" }, "personas.owner is locked out")).toEqual(form);
});

describe("another documented answer than the variant", () => {
  const exercised = async (body: object, why?: string) => {
    const { session } = connected({ "GET /note?id=1": [200, body] });
    const contradicted = vi.fn(() => Promise.resolve(why));
    session.reaches = { [NOTE]: { ...notesApi.reaches[NOTE]!, contradicted } };
    const outcome = await exercise(session, variant(NOTE)).catch((error: unknown) => error);
    return { outcome, asked: contradicted.mock.calls.length };
  };

  test("is the target file's fault if all else contradicts that as well", async () => {
    const { outcome } = await exercised({ locked: true }, "personas.owner has no notes");
    expect(outcome).toEqual(new TargetError('target "kitchen": personas.owner has no notes'));
  });

  test.each<[what: string, body: object, asked: number, verdict: string]>([
    ["is a violation if nothing else does", { locked: true }, 1, "violates"],
    ["did not come, but one of a wrong form", { id: "1", text: "x" }, 0, "violates"],
    ["did not come", { id: 1, text: "x" }, 0, "conforms"],
  ])("%s", async (_, body, asked, verdict) => {
    expect(await exercised(body)).toMatchObject({ outcome: { verdict }, asked });
  });
});

describe("a variant is violated", () => {
  test("if something else comes by any of its ways, and all of it is told", async () => {
    const { session } = connected({
      "POST /notes": [201, { written: 1 }],
      "GET /notes": [201, { error: "Full." }],
    });
    const outcome = await exercise(session, variant("writeNote/written"));
    expect(outcome.verdict).toBe("violates");
    expect(checks(outcome)).toEqual(["literal-as-documented", "is-this-variant"]);
  });

  test("if no answer comes", async () => {
    const { session } = connected({ "GET /note?id=1": new NoAnswer("it is gone") });
    expect(await exercise(session, variant(NOTE))).toEqual({
      verdict: "violates",
      findings: [{ check: "an-answer-comes", message: "GET http://notes.example/api: it is gone" }],
      undocumented: [],
      assertions: 0,
    });
  });

  test("if what it rests on is broken", async () => {
    const { session } = connected({ "GET /note?id=1": [200, { id: "x", text: "" }] });
    const reach = { how: "", call: () => session.expect(NOTE, { parameters: { id: 1 } }) };
    session.reaches = { [LOCKED]: reach as never };
    const outcome = await exercise(session, variant(LOCKED));
    expect(outcome).toMatchObject({ verdict: "violates", findings: [{ at: "/id" }] });
    // It is not told once more by the rule of every answer.
    expect(session.described.breaches).toEqual([]);
  });

  test("if an answer that its operation does not have keeps it from being reached", async () => {
    const { outcome } = await keptBy([500, {}]);
    expect(outcome).toMatchObject({
      verdict: "violates",
      isBecauseOf: true,
      findings: [
        {
          check: "is-a-documented-answer",
          actual: "500: {}",
          curl: expect.stringContaining("/note?action=read&id=1") as string,
        },
      ],
    });
  });

  test("by nothing else that keeps it from being reached, and that is still told", async () => {
    const { outcome, session } = await keptBy([404, { message: "Nein." }]);
    expect(outcome).toEqual(notExercised("needs a note"));
    expect(session.described.breaches).toMatchObject([{ check: "literal-as-documented" }]);
  });

  /** A variant that rests on a note in place of which something else came. */
  async function keptBy(answer: [number, object]) {
    const { session } = connected({ "GET /note?id=1": answer });
    const call = async () => {
      const exchange = await session.send("readNote", { parameters: { id: 1 } });
      throw new NotReachable("needs a note", { exchange });
    };
    session.reaches = { [LOCKED]: { how: "", call } };
    return { session, outcome: await exercise(session, variant(LOCKED)) };
  }

  test.each([new TypeError("x.y is undefined"), new RangeError("too long")])(
    "nor accuses if the tool itself fails: %s",
    async (error) => {
      const { session } = connected();
      const call = () => {
        throw error;
      };
      session.reaches = { [NOTE]: { how: "", call } };
      expect(await exercise(session, variant(NOTE))).toMatchObject({
        verdict: "not-exercised",
        code: "unchecked",
        reason: expect.stringContaining(
          `report this as a fault of the tool: ${error.message} (`,
        ) as string,
      });
    },
  );

  test("and what was found before an error came up is told with it", async () => {
    const { session } = connected({
      "POST /notes": [201, { written: 1 }],
      "GET /notes": new NoAnswer("it is gone"),
    });
    const outcome = await exercise(session, variant("writeNote/written"));
    expect(checks(outcome)).toEqual(["literal-as-documented", "an-answer-comes"]);
  });

  test("though its last way could not be gone", async () => {
    const { session } = connected({ "POST /notes": [201, { written: 1 }] });
    let calls = 0;
    const call = () => {
      if (++calls > 1) throw new NotReachable("one is enough");
      return { parameters: { text: "x" } };
    };
    session.reaches = { "writeNote/written": { how: "", call } };
    expect(checks(await exercise(session, variant("writeNote/written")))).toEqual([
      "literal-as-documented",
    ]);
  });
});

describe("what came after a write was lost", () => {
  const gone = (operation: string) =>
    new NoAnswer("POST http://notes.example: it is gone", {
      request: { ...exchanged({}).request, effect: "creates", operation },
    });
  const lost = gone("readNote");
  const unsure = `the answer to a write was lost: ${lost.message}`;
  const wrong = new Broken([{ check: "body-is-json", message: "The body is empty." }]);

  test.each<[came: string, answer: object, second: Error | undefined, verdict: string]>([
    ["as documented", { id: 1, text: "x" }, undefined, "conforms"],
    ["as it is not documented", { id: "x", text: "" }, undefined, "not-exercised"],
    ["nothing that can be read", { id: 1, text: "x" }, wrong, "not-exercised"],
  ])("acquits a variant, and convicts it not: %s", async (_, answer, second, verdict) => {
    const { session } = connected({ "GET /note?id=1": [200, answer] });
    let calls = 0;
    const call = () => {
      if (++calls === 1) throw lost;
      if (second) throw second;
      return { parameters: { id: 1 } };
    };
    session.reaches = { [NOTE]: { how: "", call } };
    const { exercised, outcome } = await record(session, variant(NOTE));
    expect(outcome.verdict).toBe(verdict);
    if (verdict === "conforms") return;
    expect([outcome.reason, outcome.code, exercised]).toEqual([unsure, "unchecked", []]);
  });

  test.each<[times: number, finds: boolean, verdict: string]>([
    [1, false, "conforms"],
    [1, true, "not-exercised"],
    [3, false, "not-exercised"],
  ])("%i times acquits a rule, and convicts it not: %s", async (times, finds, verdict) => {
    const { session } = connected();
    let calls = 0;
    const outcome = await check(session, {
      id: "a-rule",
      title: "A rule.",
      source: "Notes, tab 1",
      async check(_, found) {
        if (++calls <= times) throw lost;
        found(...(finds ? [{ message: "It is late." }] : []));
      },
    });
    expect(outcome.verdict).toBe(verdict);
    if (verdict !== "conforms") expect(outcome.reason).toBe(unsure);
  });

  test("is still told where it was a read, or no answer ever comes to a variant", async () => {
    const { session } = connected({ "GET /note?id=1": [200, { id: "x", text: "" }] });
    let calls = 0;
    const call = (error: Error, times: number) => () => {
      if (++calls <= times) throw error;
      return { parameters: { id: 1 } };
    };
    session.reaches = { [NOTE]: { how: "", call: call(new NoAnswer("gone"), 1) } };
    expect(checks(await exercise(session, variant(NOTE)))).toEqual(["body-matches-schema"]);
    session.reaches = { [NOTE]: { how: "", call: call(lost, Infinity) } };
    expect(checks(await exercise(session, variant(NOTE)))).toEqual(["an-answer-comes"]);
    session.reaches = { [NOTE]: { how: "", call: call(gone("writeNote"), Infinity) } };
    expect(await exercise(session, variant(NOTE))).toMatchObject({ code: "unchecked" });
  });
});
