import { afterEach, describe, expect, test, vi } from "vitest";
import type { Effect, Way } from "./description/catalogue.ts";
import { type Code, NoAnswer, NotReachable, TargetError } from "./exchange/errors.ts";
import { check, exercise as record, timed, waysOf } from "./exercise.ts";
import { exchanged } from "./invented.support.ts";
import { notExercised, UNPROVOKED } from "./judgement/outcome.ts";
import { Broken, type ReportBreach } from "./judgement/finding.ts";
import {
  installation,
  KEY,
  notesApi,
  TARGET,
  NotesSession,
  type Answers,
} from "./invented-api.support.ts";
import { Secrets } from "./secrets/secrets.ts";
import type { Rule } from "./session.ts";
import { Transport } from "./transport/transport.ts";
import { answerBy } from "./transport/wire.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

function connected(
  answers: Answers = {},
  api = notesApi,
): { session: NotesSession; log: string[] } {
  const { fetch, log } = installation(answers);
  answerBy(fetch);
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
  return { session: new NotesSession(api, TARGET, transport, new Secrets()), log };
}

/** What the engine says of a variant that it exercises. */
const exercise = async (...of: Parameters<typeof record>) => (await record(...of)).outcome;

const variant = (key: string) => notesApi.catalogue.variants[key]!;
const checks = ({ findings }: { findings: readonly { check: string }[] }) =>
  findings.map((finding) => finding.check);

/** As the engine sees them. */
const RULES: readonly Rule[] = notesApi.rules;

const NOTE = "readNote/200/note";
const LOCKED = "readNote/200/locked";
const COLOUR = { at: "/colour" };
const CONFORMS = {
  verdict: "conforms",
  findings: [],
  undocumented: [],
  assertions: expect.any(Number) as number,
};

describe("a variant conforms", () => {
  // Judged are status, media type, JSON and schema; of what may have any status, the others.
  test.each<[key: string, asked: string[], assertions: number]>([
    [NOTE, ["GET /note?id=1"], 4],
    ["readNote/404/no-note", ["GET /note?id=404"], 4],
    // By every way that the target allows.
    ["writeNote/written", ["POST /notes", "GET /notes"], 6],
    // What all operations share is exercised by one way of each, in turn.
    ["readNote/401/wrong-key", ["GET /note with a wrong key"], 4],
    ["writeNote/401/wrong-key", ["GET /notes with a wrong key"], 4],
    [LOCKED, ["GET /note?id=2"], 4],
  ])("%s, asked by %j", async (key, asked, assertions) => {
    const { session, log } = connected();
    expect(await exercise(session, variant(key))).toEqual({ ...CONFORMS, assertions });
    expect(log).toEqual(asked);
  });
});

test("what a request is held against is said in it", async () => {
  const { session } = connected();
  const judged: unknown[] = [];
  session.transport.observe(({ request }) => void judged.push(request.judgedAs));
  await exercise(session, variant(NOTE));
  expect(judged).toEqual([`notes/${NOTE}`]);
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

describe("what was asked for before", () => {
  const asked = async (change: object) => {
    const { session, log } = connected();
    await session.send("readNote", { parameters: { id: 1 } });
    session.reaches = { ...notesApi.reaches, [NOTE]: { ...notesApi.reaches[NOTE]!, ...change } };
    expect((await exercise(session, variant(NOTE))).verdict).toBe("conforms");
    return log.length;
  };

  test.each<[what: string, change: object, requests: number]>([
    ["is not asked for again", {}, 1],
    ["is asked for again if it is to be new", { anew: true }, 2],
    ["is asked for again if it passes by itself", { fleeting: true }, 2],
    ["is asked for again if it depends on what was done", { alone: true }, 2],
  ])("%s", async (_, change, requests) => {
    expect(await asked(change)).toBe(requests);
  });

  test.each<[effect: Effect, requests: number]>([
    ["reads", 1],
    ["authenticates", 1],
    ["creates", 2],
    ["deletes", 2],
  ])("where its operation %s, after %i requests in all", async (effect, requests) => {
    const { catalogue } = notesApi;
    const operations = { ...catalogue.operations };
    operations["readNote"] = { ...operations["readNote"]!, effect };
    const { session, log } = connected(
      {},
      { ...notesApi, catalogue: { ...catalogue, operations } },
    );
    await session.send("readNote", { parameters: { id: 1 } });
    await exercise(session, variant(NOTE));
    expect(log).toHaveLength(requests);
  });
});

test.each<[times: number, requests: number, verdict: string]>([
  [0, 1, "conforms"],
  [1, 2, "conforms"],
  [4, 5, "conforms"],
  [5, 5, "violates"],
])("credentials that ended %i times take %i requests", async (times, requests, verdict) => {
  const { session, log } = connected();
  session.isToRepeat = ({ answer }) => Promise.resolve(answer.status === 401);
  let calls = 0;
  const call = () => ({ parameters: { id: 1 }, key: ++calls > times ? KEY : `ended-${calls}` });
  session.reaches = { [NOTE]: { how: "", call } as never };
  expect((await exercise(session, variant(NOTE))).verdict).toBe(verdict);
  expect(log).toHaveLength(requests);
});

describe("a fleeting state that is answered otherwise", () => {
  const exercised = async (states: boolean[]) => {
    const { session, log } = connected({ "GET /note?id=2": [200, { id: 2, text: "open" }] });
    const isStillSo = () => Promise.resolve(states.shift() === true);
    const call = () => ({ parameters: { id: 2 }, isStillSo });
    session.reaches = { ...notesApi.reaches, [LOCKED]: { ...notesApi.reaches[LOCKED]!, call } };
    return { outcome: await exercise(session, variant(LOCKED)), requests: log.length };
  };

  test("is a violation if it is still so afterwards", async () => {
    const { outcome, requests } = await exercised([false, true]);
    expect([outcome.verdict, requests]).toEqual(["violates", 2]);
    expect(checks(outcome)).toEqual(["is-this-variant"]);
  });

  test("is not exercised if it had passed each time", async () => {
    const { outcome, requests } = await exercised([]);
    expect(outcome).toMatchObject({
      verdict: "not-exercised",
      reason: "what it depends on had passed before each of 5 requests",
      code: "outrun",
    });
    expect(requests).toBe(5);
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
      findings: [{ check: "an-answer-comes", message: "GET http://notes.example: it is gone" }],
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
        reason: `this tool failed at it; please report this as a fault of the tool: ${error.message}`,
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

describe("a variant is not exercised", () => {
  test.each<[key: string, reason: string, code: Code]>([
    ["writeNote/422/too-long", UNPROVOKED, "unprovokable"],
    ["writeNote/refused", "needs an installation that is full", "precondition"],
  ])("%s: %s", async (key, reason, code) => {
    const { session, log } = connected();
    expect(await exercise(session, variant(key))).toEqual(notExercised(reason, code));
    expect(log).toEqual([]);
  });

  test("if the target allows none of its ways", async () => {
    const { session } = connected();
    session.allows = () => false;
    expect(await exercise(session, variant(NOTE))).toEqual(
      notExercised("the target allows none of the operation's methods", "not-allowed"),
    );
  });

  test.each([new TargetError("it throttles"), new Error("ours")])(
    "and an error that is nobody's answer passes through: %s",
    async (error) => {
      const { session } = connected();
      session.reaches = { [NOTE]: { how: "", call: () => Promise.reject(error) } };
      await expect(exercise(session, variant(NOTE))).rejects.toBe(error);
    },
  );
});

test("fields that the vendor's page does not know are told, each once for all ways", async () => {
  const { session } = connected({
    "POST /notes": [201, { written: true, colour: 1 }],
    "GET /notes": [201, { written: true, colour: 2, size: 3 }],
  });
  expect(await exercise(session, variant("writeNote/written"))).toMatchObject({
    verdict: "conforms",
    undocumented: [
      { at: "/colour", types: ["integer"] },
      { at: "/size", types: ["integer"], optional: true },
    ],
  });
});

describe("a state that passes by itself", () => {
  /** A session in which the note is locked at the given time of asking, if ever. */
  function passing(locked: number) {
    const answers: Answers = { "GET /note?id=2": [200, { id: 2, text: "milk" }] };
    const { session, log } = connected(answers);
    let calls = 0;
    const call = () => {
      if (++calls === locked) answers["GET /note?id=2"] = [200, { locked: true }];
      return { parameters: { id: 2 } };
    };
    return { session, log, reach: { how: "", call } };
  }

  test.each<[locked: number, requests: number, verdict: string]>([
    [1, 1, "conforms"],
    [2, 2, "conforms"],
    [5, 5, "conforms"],
    [6, 5, "violates"],
  ])("met at time %i is met within %i: %s", async (locked, requests, verdict) => {
    const { session, log, reach } = passing(locked);
    session.reaches = { [LOCKED]: { ...reach, fleeting: true } };
    const outcome = await exercise(session, variant(LOCKED));
    expect(outcome.verdict).toBe(verdict);
    expect(log).toHaveLength(requests);
  });

  test("is waited for where it is said to pass, and nowhere else", async () => {
    const { session, log, reach } = passing(2);
    session.reaches = { [LOCKED]: reach };
    expect(checks(await exercise(session, variant(LOCKED)))).toEqual(["is-this-variant"]);
    expect(log).toHaveLength(1);
  });

  test("is not waited for where what came is not a variant at all", async () => {
    const { session, log } = connected({ "GET /note?id=2": [500, {}] });
    expect((await exercise(session, variant(LOCKED))).verdict).toBe("violates");
    expect(log).toHaveLength(1);
  });
});

describe("what must be alone", () => {
  /** How many of two that are begun at once are under way together. */
  async function together(
    alone: object,
    begin: (session: NotesSession, rule: Rule) => Promise<unknown>[],
  ) {
    const { session } = connected();
    let [under, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, ++under);
      await new Promise((go) => setImmediate(go));
      under--;
      return { parameters: { id: 1 } };
    };
    session.reaches = { [NOTE]: { how: "", call: work, ...alone } };
    const rule = {
      id: "a",
      title: "A.",
      source: "Notes",
      check: async () => void (await work()),
      ...alone,
    };
    await Promise.all(begin(session, rule));
    return most;
  }

  test.each([
    [{ alone: true }, 1],
    [{}, 3],
  ])("%o: %i at once", async (alone, most) => {
    expect(
      await together(alone, (session, rule) => [
        exercise(session, variant(NOTE)),
        check(session, rule),
        exercise(session, variant(NOTE)),
      ]),
    ).toBe(most);
  });
});

describe("ways", () => {
  const by =
    (method: string) =>
    (way: Way): boolean =>
      way.method === method;

  test.each<[key: string, allows: (way: Way) => boolean, ways: number[]]>([
    [NOTE, () => true, [0]],
    ["writeNote/written", () => true, [0, 1]],
    ["writeNote/written", by("GET"), [1]],
    ["writeNote/written", by("PUT"), []],
    ["writeNote/401/wrong-key", () => true, [1]],
    ["writeNote/401/wrong-key", by("POST"), [0]],
    ["readNote/401/wrong-key", () => true, [0]],
    ["writeNote/401/wrong-key", by("PUT"), []],
  ])("of %s", (key, allows, ways) => {
    const { session } = connected();
    session.allows = allows;
    expect(waysOf(session, variant(key))).toEqual(ways);
  });

  test("of a shared variant, by all methods", () => {
    const { session } = connected();
    session.allMethods = true;
    expect(waysOf(session, variant("writeNote/401/wrong-key"))).toEqual([0, 1]);
  });

  test("of a shared variant that begins one further", () => {
    const { session } = connected();
    session.turnOf = () => 1;
    expect(waysOf(session, variant("writeNote/401/wrong-key"))).toEqual([0]);
  });
});

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

test("a variant took as long as its exchanges, and no time if it had none", async () => {
  const recorded = await record(connected().session, variant("writeNote/written"));
  const [first] = recorded.exercised;
  const exercised = [1.4, 2.3].map((durationMs) => {
    return { ...first!, exchange: { ...exchanged({}), durationMs } };
  });
  expect(timed({ ...recorded, exercised })).toEqual({ ...CONFORMS, durationMs: 4 });
  expect(timed({ ...recorded, exercised: [] })).toEqual(CONFORMS);
});

const recorded = (key: string, answers: Answers = {}) =>
  record(connected(answers).session, variant(key));

test("each exchange of a variant is kept with what the engine says of it", async () => {
  const { exercised, outcome, ...rest } = await recorded("writeNote/written", {
    "POST /notes": [201, { written: true, colour: "red" }],
    "GET /notes": [201, { written: 1 }],
  });
  expect(exercised.map(({ way, exchange }) => [way, exchange.request.method])).toEqual([
    [0, "POST"],
    [1, "GET"],
  ]);
  expect(exercised.map(({ judgement }) => judgement)).toMatchObject([
    { findings: [], undocumented: [COLOUR] },
    { findings: [{ at: "/written" }], undocumented: [] },
  ]);
  expect(outcome).toMatchObject({
    verdict: "violates",
    findings: [{ at: "/written" }],
    undocumented: [COLOUR],
  });
  expect(rest).toEqual({});
});

test.each<[key: string, reason: string, code?: Code]>([
  ["writeNote/refused", "needs an installation that is full"],
  ["writeNote/422/too-long", UNPROVOKED, "unprovokable"],
])("a variant that could not be exercised is kept with the reason: %s", async (key, ...why) => {
  const failure = notExercised(...why);
  expect(await recorded(key)).toEqual({ exercised: [], outcome: failure, failure });
});
