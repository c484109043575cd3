import { afterEach, describe, expect, test, vi } from "vitest";
import { check, exercise } from "../exercise.ts";
import { installation, notesApi, NotesSession, TARGET } from "../invented-api.support.ts";
import { Broken } from "./finding.ts";
import { eachApart, guarded, readAs, unguarded } from "./reading.ts";
import { Secrets } from "../secrets/secrets.ts";
import { must } from "./seen.ts";
import type { Rule } from "../session.ts";
import { Transport } from "../transport/transport.ts";
import { answerBy } from "../transport/wire.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const NOTE = "readNote/200/note";

/** A rule that accuses whatever note is not the one that it asked for, by the fields that it reads. */
const accuses = (read: readonly string[]): Rule => ({
  id: "note-is-the-one-asked-for",
  title: "A note is the one that was asked for.",
  source: "Notes, tab 1",
  async check(session, found) {
    const call = { parameters: { id: 1 } };
    const exchange = await session.send("readNote", call);
    const note = readAs(session, NOTE, exchange) as Record<string, unknown>;
    const asked: Record<string, unknown> = { id: 1, text: "milk" };
    for (const field of read) {
      const shown = { value: note[field], at: `/${field}`, exchange };
      must(found, shown, note[field] === asked[field], asked[field], "It shows another note.");
    }
  },
});

/** What a rule that reads some fields makes of a note, and what the variant does. */
async function judged(body: unknown, read: readonly string[], status = 200) {
  answerBy(installation({ "GET /note?id=1": [status, body] }).fetch);
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
  const session = new NotesSession(notesApi, TARGET, transport, new Secrets());
  const rule = await check(session, accuses(read));
  const { outcome } = await exercise(session, notesApi.catalogue.variants[NOTE]!);
  return { rule, variant: outcome };
}

describe("a rule accuses nobody for a value of another form than the documented one", () => {
  test.each<[what: string, body: unknown, status?: number]>([
    ["missing", { text: "milk" }],
    ["null", { id: null, text: "milk" }],
    ["digits for a number", { id: "1", text: "milk" }],
    ["an object", { id: { 0: 1 }, text: "milk" }],
    ["a list", { id: [1], text: "milk" }],
    ["all wrong", { id: "2", text: 7 }],
    ["in a body that is a list", [{ id: 2, text: "milk" }]],
    ["in a body that is null", null],
    ["with another status", { id: 2, text: "milk" }, 500],
    ["in another documented answer", { locked: true }],
    ["in a body that is not JSON", '{"id":2,"text":"mi'],
  ])("%s", async (_what, body, status) => {
    const { rule, variant } = await judged(body, ["id", "text"], status);
    expect(rule.isBecauseOf).toBe(true);
    expect(variant.findings).toEqual(expect.arrayContaining([...rule.findings]));
  });

  test("and goes on where it reads nothing of that", async () => {
    const { rule } = await judged({ id: "2", text: "milk" }, ["text"]);
    expect(rule).toMatchObject({ verdict: "conforms", assertions: 1 });
    const { rule: other } = await judged({ id: "2", text: "eggs" }, ["text"]);
    expect(other.findings).toMatchObject([{ message: "It shows another note." }]);
  });

  test("and accuses where the form is right", async () => {
    const { rule } = await judged({ id: 2, text: "milk" }, ["id"]);
    expect(rule).toMatchObject({
      verdict: "violates",
      findings: [{ at: "/id", expected: "1 (number)" }],
    });
    expect(rule.isBecauseOf).toBeUndefined();
  });
});

describe("a guarded copy", () => {
  const stop = (words: string) => () => {
    throw new Error(words);
  };
  const json = { a: [{ "b/c": 1, d: 2 }, { d: 3 }], e: null };
  const copied = () =>
    guarded(json, [
      { at: "/a/0/b~1c", stop: stop("first") },
      { at: "/a/1", stop: stop("entry") },
      { at: "/a/1/d", stop: stop("within it") },
      { at: "/f", stop: stop("missing") },
    ]) as { a: Record<string, unknown>[]; e: unknown; f: unknown };

  test("throws where a place is read, by itself or with what it is in, and nowhere else", () => {
    const copy = copied();
    expect(copy.e).toBeNull();
    expect(copy.a[0]!["d"]).toBe(2);
    expect(() => copy.a[0]!["b/c"]).toThrow("first");
    expect(() => JSON.stringify(copy.a[0])).toThrow("first");
    expect(() => copy.a.map(({ d }) => d)).toThrow("entry");
    expect(() => copy.f).toThrow("missing");
    expect(Object.keys(copy)).toEqual(["a", "e"]);
  });

  test("is shown as what it was made of", () => {
    const copy = copied();
    expect(unguarded(copy)).toBe(json);
    expect(unguarded(copy.a[0])).toBe(json.a[0]);
    expect([unguarded(7), unguarded(undefined), unguarded(json)]).toEqual([7, undefined, json]);
  });

  test("of a body that is wrong as a whole is none", () => {
    expect(() => guarded([], [{ at: "/", stop: stop("all of it") }])).toThrow("all of it");
  });
});

describe("work on each of several goes on", () => {
  const broken = (name: string) => new Broken([{ check: name, message: name }]);

  test("behind one that read what is wrong, and ends with the first of those", async () => {
    const did: string[] = [];
    const ended = eachApart(["a", "b", "c", "d"], async (one) => {
      did.push(one);
      await Promise.resolve();
      if (one === "b" || one === "c") throw broken(one);
    });
    await expect(ended).rejects.toEqual(broken("b"));
    expect(did).toEqual(["a", "b", "c", "d"]);
    await expect(eachApart(did, () => undefined)).resolves.toBeUndefined();
  });

  test("but not behind another error", async () => {
    const did: string[] = [];
    const fault = new TypeError("a fault");
    const ended = eachApart(["a", "b"], (one) => {
      did.push(one);
      throw fault;
    });
    await expect(ended).rejects.toBe(fault);
    expect(did).toEqual(["a"]);
  });
});
