import { describe, expect, test } from "vitest";
import { NoAnswer, NotReachable } from "./exchange/errors.ts";
import { check, exercise } from "./exercise.ts";
import {
  installation,
  notesApi,
  NotesSession,
  TARGET,
  type Answers,
} from "./invented-api.support.ts";
import { exchanged } from "./invented.support.ts";
import { again, unsure } from "./again.ts";
import { Broken } from "./judgement/finding.ts";
import { should } from "./judgement/seen.ts";
import { Secrets } from "./secrets/secrets.ts";
import type { Rule } from "./session.ts";
import { Transport } from "./transport/transport.ts";
import { answerBy } from "./transport/wire.support.ts";

const PAGE = "<html><head><title>Request blocked</title></head></html>";

const rule: Rule = {
  id: "odd-ids-are-refused",
  title: "An odd id is refused.",
  source: "Notes, tab 1",
  async check(session, found) {
    const exchange = await session.send("readNote", { parameters: { id: -1 } });
    found(...session.breachesOf("readNote/404/no-note", exchange));
  },
};

/** What is remarked on the same, where the answer to a write was lost before. */
const unsureRule = (writes: readonly boolean[]): Rule => {
  const lost = [...writes];
  return {
    ...rule,
    async check(session, found) {
      const isWrite = lost.shift();
      if (isWrite !== undefined) {
        const { request } = exchanged({});
        const effect = isWrite ? "creates" : "reads";
        throw new NoAnswer("lost on the way", { request: { ...request, effect } });
      }
      const exchange = await session.send("readNote", { parameters: { id: 7 } });
      should(found, { value: "taken", exchange }, false, "free", "A name counts as taken.");
    },
  };
};

/** What a rule says of an installation, after one that shows a note was met. */
async function ruled(
  answers: Answers,
  before: readonly string[] = ["readNote/200/note"],
  tried = rule,
) {
  const { fetch, log } = installation(answers);
  answerBy(fetch);
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
  const session = new NotesSession(notesApi, TARGET, transport, new Secrets());
  for (const key of before) await exercise(session, notesApi.catalogue.variants[key]!);
  const { verdict, reason, remarks = [] } = await check(session, tried);
  return { verdict, reason, remarks, log, notes: transport.notes };
}

test.each<[what: string, answer: [number, unknown], verdict: string]>([
  ["a page", [403, PAGE], "not-exercised"],
  ["a page of a failure", [500, PAGE], "violates"],
  ["JSON", [403, { message: "Forbidden" }], "violates"],
])("%s in the place of a rule's answer", async (_, answer, verdict) => {
  const { log, ...said } = await ruled({ "GET /note?id=-1": answer });
  expect(said.verdict).toBe(verdict);
  if (verdict === "not-exercised") expect(said.reason).toContain('a page titled "Request blocked"');
  // It was asked for once more.
  expect(log.filter((one) => one === "GET /note?id=-1")).toHaveLength(2);
});

test("a page in the place of what a rule needs first proves nothing of the installation either", async () => {
  const needing: Rule = {
    ...rule,
    check: async (session) => {
      await session.expect("readNote/200/note", { parameters: { id: -1 } });
    },
  };
  const { verdict } = await ruled({ "GET /note?id=-1": [403, PAGE] }, undefined, needing);
  expect(verdict).toBe("not-exercised");
});

test("an installation that writes such a page where the vendor's page shows what is due does so itself", async () => {
  const answers: Answers = { "GET /note?id=-1": [404, PAGE], "GET /note?id=404": [404, PAGE] };
  const { verdict } = await ruled(answers, ["readNote/200/note", "readNote/404/no-note"]);
  expect(verdict).toBe("violates");
});

test("what passes is noted, and breaks no rule", async () => {
  const answers: Answers = {};
  let times = 0;
  Object.defineProperty(answers, "GET /note?id=-1", {
    get: () => (times++ === 0 ? [404, "File not found.\n"] : [404, { message: "No such note." }]),
  });
  const { verdict, notes } = await ruled(answers);
  expect([verdict, times]).toEqual(["conforms", 2]);
  expect(notes).toEqual([expect.stringContaining("did not come again")]);
});

test.each<[what: string, writes: boolean[], told: number]>([
  ["nothing", [], 1],
  ["a reading", [false], 1],
  ["a write", [true], 0],
])("after the answer to %s was lost, what a rule remarks on is told %j: %d", async (...of) => {
  const { verdict, remarks } = await ruled({}, undefined, unsureRule(of[1]));
  expect([verdict, remarks.length]).toEqual(["conforms", of[2]]);
});

test.each<[what: string, end: Error]>([
  ["without an answer", new NoAnswer("lost again", { how: "lost" })],
  ["without what it needs", new NotReachable("needs a note")],
])("what a rule finds after a write was lost is unsure, also if it ends %s", async (_, end) => {
  const { request } = exchanged({});
  const ends: Error[] = [new NoAnswer("gone", { request: { ...request, effect: "creates" } })];
  const ending: Rule = {
    ...rule,
    check(_session, found) {
      const lost = ends.pop();
      if (lost === undefined) found({ message: "A name counts as taken." });
      return Promise.reject(lost ?? end);
    },
  };
  const { verdict, reason } = await ruled({}, [], ending);
  expect([verdict, reason]).toEqual(["not-exercised", "the answer to a write was lost: gone"]);
});

describe("work that ends without an answer is done again", () => {
  const { request } = exchanged({});
  const read = new NoAnswer("silent", { request });
  const write = new NoAnswer("gone", { request: { ...request, effect: "creates" } });
  const doubted = new NoAnswer("strange", { how: "doubted" });
  const broken = new Broken([{ check: "c", message: "It is wrong." }]);
  const fault = new TypeError("a fault");
  const unsureOf = unsure(write);

  test.each<[what: string, tries: (Error | string)[], end: Error | string]>([
    ["until it is done", [read, "right"], "right"],
    ["twice", [read, read, "right"], "right"],
    ["and no more often", [read, read, read], read],
    ["whatever comes of it if only a reading was lost", [read, "wrong"], "wrong"],
    ["and is right also after a write was lost", [write, "right"], "right"],
    ["but what is wrong after that may come of it", [write, read, "wrong"], unsureOf],
    ["and what rests on something wrong, too", [write, broken], unsureOf],
    ["but not otherwise", [read, broken], broken],
    ["and no other error is", [write, fault], fault],
    [
      "as often as it is answered strangely",
      [doubted, doubted, doubted, doubted, "wrong"],
      "wrong",
    ],
  ])("%s", async (_, tries, end) => {
    const left = [...tries];
    const work = async () => {
      const one = left.shift()!;
      if (one instanceof Error) throw one;
      return Promise.resolve(one);
    };
    const done = again(work, (result) => result === "wrong").catch((error: unknown) => error);
    expect(await done).toEqual(end);
    expect(left).toEqual([]);
  });

  test("what is unsure says why", () => {
    expect(unsureOf).toMatchObject({
      message: "the answer to a write was lost: gone",
      code: "unchecked",
    });
  });
});
