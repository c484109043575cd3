import { afterEach, describe, expect, test, vi } from "vitest";
import { Broken } from "./judgement/finding.ts";
import { installation, KEY, notesApi, TARGET, type Answers } from "./invented-api.support.ts";
import { Secrets } from "./secrets/secrets.ts";
import { Transport } from "./transport/transport.ts";
import { answerBy } from "./transport/wire.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A session with an invented installation, and what that is asked. */
function connected({ baseUrl = TARGET.baseUrl, answers = {} as Answers } = {}) {
  const { fetch, log } = installation(answers);
  answerBy(fetch);
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
  return { session: notesApi.connect({ ...TARGET, baseUrl }, transport, new Secrets()), log };
}

describe("a call becomes a request", () => {
  test("with its parameters in the query, those that are constant before", async () => {
    const { session } = connected();
    expect(await session.build("readNote", { parameters: { id: 7 } })).toStrictEqual({
      operation: "readNote",
      effect: "reads",
      base: "http://notes.example/api",
      method: "GET",
      url: "http://notes.example/api/note?action=read&id=7",
      headers: { accept: "application/json", "x-key": KEY },
      body: undefined,
      persona: "owner",
    });
  });

  test("with its parameters in the body", async () => {
    const { session } = connected();
    expect(await session.build("writeNote", { parameters: { text: "a b", id: 7 } })).toStrictEqual({
      operation: "writeNote",
      effect: "creates",
      base: "http://notes.example/api",
      method: "POST",
      url: "http://notes.example/api/notes",
      headers: { accept: "application/json", "x-key": KEY, "content-type": "application/json" },
      body: '{"text":"a b","id":7}',
      persona: "owner",
    });
  });

  test("by another way, if one is named", async () => {
    const { session } = connected();
    expect(await session.build("writeNote", { parameters: { text: "x" } }, 1)).toMatchObject({
      method: "GET",
      url: "http://notes.example/api/notes?text=x",
      body: undefined,
    });
  });

  test.each<[value: unknown, query: string]>([
    ["a b", "v=a%20b"],
    ["a+b", "v=a%2Bb"],
    ["ä&=#?/", "v=%C3%A4%26%3D%23%3F%2F"],
    [true, "v=1"],
    [false, "v=0"],
    [0, "v=0"],
    [null, "v=null"],
    [["a", 1], "v=%5B%22a%22%2C1%5D"],
    ["", "v="],
  ])("in whose query %j is %s", async (v, query) => {
    const { session } = connected();
    const { url } = await session.build("writeNote", { parameters: { v } }, 1);
    expect(new URL(url).search).toBe(`?${query}`);
  });

  test("without what is undefined", async () => {
    const { session } = connected();
    const parameters = { text: undefined, id: 1 };
    expect((await session.build("writeNote", { parameters }, 1)).url).toMatch(/notes\?id=1$/);
    expect((await session.build("writeNote", { parameters })).body).toBe('{"id":1}');
  });

  test("whose constants a call can change", async () => {
    const { session } = connected();
    const { url } = await session.build("readNote", { parameters: { action: "drop" } });
    expect(url).toBe("http://notes.example/api/note?action=drop");
  });

  test.each([
    ["http://notes.example", "http://notes.example/note?action=read"],
    ["http://notes.example/", "http://notes.example/note?action=read"],
    ["http://notes.example/a/b", "http://notes.example/a/b/note?action=read"],
    ["http://notes.example/a/b/", "http://notes.example/a/b/note?action=read"],
  ])("below %s", async (baseUrl, url) => {
    expect((await connected({ baseUrl }).session.build("readNote", {})).url).toBe(url);
  });

  test("with a header that says otherwise what is accepted", async () => {
    const { session } = connected();
    const prepared = { baseUrl: "http://h", headers: { accept: "text/html" }, parameters: {} };
    Object.assign(session, { prepare: () => Promise.resolve(prepared) });
    expect((await session.build("readNote", {})).headers).toEqual({ accept: "text/html" });
    expect((await session.build("readNote", {})).persona).toBeUndefined();
  });

  test.each<[operation: string, way: number]>([
    ["dropNote", 0],
    ["readNote", 1],
  ])("unless there is no such: %s by way %i", async (operation, way) => {
    await expect(connected().session.build(operation, {}, way)).rejects.toThrow(
      `notes has no operation ${operation}`,
    );
  });
});

test("a call is sent, by its first way unless another is named", async () => {
  const { session, log } = connected();
  const { answer } = await session.send("writeNote", { parameters: { text: "x" } });
  await session.send("writeNote", { parameters: { text: "x" } }, 1);
  expect(answer.status).toBe(201);
  expect(log).toEqual(["POST /notes", "GET /notes"]);
});

describe("what is expected", () => {
  const call = { parameters: { id: 1 } };

  test("is given back", async () => {
    const body = await connected().session.expect("readNote/200/note", call);
    expect(body).toEqual({ id: 1, text: "milk" });
  });

  test("is broken if anything else comes, with what was found", async () => {
    const { session } = connected({ answers: { "GET /note?id=1": [200, { message: "Oops." }] } });
    const failure = await session
      .expect("readNote/200/note", call)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Broken);
    expect((failure as Broken).findings.map(({ check }) => check)).toEqual([
      "body-matches-schema",
      "body-matches-schema",
    ]);
  });

  test("must be documented", async () => {
    await expect(connected().session.expect("readNote/200/poem", call)).rejects.toThrow(
      "notes has no variant readNote/200/poem",
    );
  });
});

test("a request is sent once for one truth", async () => {
  const { session, log } = connected();
  const call = { parameters: { id: 1 } };
  const first = await session.once("readNote", call);
  expect(await session.once("readNote", call)).toBe(first);
  await session.once("writeNote", { parameters: { text: "x" } }, 1);
  expect(log).toEqual(["GET /note?id=1", "GET /notes"]);
  expect(session.answers.of("readNote").map(({ exchange }) => exchange)).toEqual([first]);
});

describe("an answer that must be a variant", () => {
  const call = { parameters: { id: 1 } };
  const breach = {
    check: "literal-as-documented",
    message: 'The field "message" does not have the documented value.',
    at: "/message",
  };

  test("is held against it, and what keeps it from being it is reported", async () => {
    const { session } = connected({ answers: { "GET /note?id=1": [404, { message: "Gone." }] } });
    const exchange = await session.send("readNote", call);
    expect(exchange.answer.status).toBe(404);
    expect(session.breachesOf("readNote/404/no-note", exchange)).toMatchObject([breach]);
    const { findings } = session.broken("readNote/404/no-note", exchange);
    expect(findings).toMatchObject([{ ...breach, actual: '"Gone." (string)' }]);
  });

  test("is nothing to report if it is", async () => {
    const { session } = connected();
    const exchange = await session.send("readNote", call);
    expect(session.breachesOf("readNote/200/note", exchange)).toEqual([]);
  });
});

test("an answer has the name of its operation's variant, if it is one", async () => {
  const { session } = connected({ answers: { "GET /note?id=3": [200, { no: 1 }] } });
  const names = [1, 404, 3].map(async (id) =>
    session.nameOf(await session.send("readNote", { parameters: { id } })),
  );
  expect(await Promise.all(names)).toEqual(["note", "no-note", undefined]);
});

test("a session has the reaches and rules of its API", async () => {
  const { session, log } = connected();
  expect(Object.keys(session.api.reaches)).toEqual(Object.keys(notesApi.reaches));
  expect(session.api.reaches["writeNote/written"]).toMatchObject({ how: "a text", alone: true });
  expect(await session.api.reaches["readNote/404/no-note"]!.call(session)).toEqual({
    parameters: { id: 404 },
  });
  const found = vi.fn();
  await session.api.rules[0]!.check(session, found);
  expect(session.api.rules.map(({ id }) => id)).toEqual(["notes-keep", "notes-are-short"]);
  expect(log).toHaveLength(2);
  expect(found.mock.calls).toEqual([[]]);
});

test("a target may be called in any way, unless its API says otherwise", () => {
  const { session } = connected();
  expect(session.allows(notesApi.catalogue.operations["writeNote"]!.ways[1]!)).toBe(true);
  expect(session.strict).toBe(false);
});

describe("one at a time", () => {
  test("work begins when the work before it has ended", async () => {
    const { session } = connected();
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((go) => setImmediate(go));
      order.push(`${name} ends`);
      return name;
    };
    expect(
      await Promise.all([session.oneAtATime(work("a")), session.oneAtATime(work("b"))]),
    ).toEqual(["a", "b"]);
    expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  });

  test("it goes on behind work that fails, and the failure is that work's own", async () => {
    const { session } = connected();
    const failing = session.oneAtATime(() => Promise.reject(new Error("mine")));
    const next = session.oneAtATime(() => Promise.resolve("next"));
    await expect(failing).rejects.toThrow("mine");
    expect(await next).toBe("next");
  });
});
