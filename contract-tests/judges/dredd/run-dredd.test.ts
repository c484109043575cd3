import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { exchanged, NOTES, notes } from "../../engine/invented.support.ts";
import { notExercised, outcomeOf, type Outcome } from "../../engine/judgement/outcome.ts";
import type { Recorded } from "../../engine/exercise.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import type { Session, Suite } from "../../engine/session.ts";
import { runDredd } from "./run-dredd.ts";
import { loadDredd, makeTransactions, transactionsOf } from "./transactions.ts";

const DREDDS_LOADER = createRequire(import.meta.url).resolve("dredd/build/addHooks.js");

const [NOTE, WRITTEN] = [
  NOTES.variants["readNote/200/note"]!,
  NOTES.variants["writeNote/written"]!,
];

/** An operation of a document: Dredd judges by the schema that the run gives it. */
const operation = (summary: string, variant: string, way: number) => {
  const content = { "application/json": { example: {} } };
  const mark = { "x-variant": variant, "x-way": way };
  return { summary, responses: { 200: { description: "", ...mark, content } } };
};

let folder: string;
let api: Suite;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dredd-"));
  const layer = {
    openapi: "3.0.3",
    info: { title: "Notes", version: "1" },
    paths: {
      "/note": { get: operation("Read", "readNote/200/note", 0) },
      "/notes": {
        post: operation("Write", "writeNote/written", 0),
        get: operation("Write by GET", "writeNote/written", 1),
      },
    },
  };
  await mkdir(join(folder, "dredd"));
  await writeFile(
    join(folder, "transactions.json"),
    JSON.stringify(await makeTransactions([layer])),
  );
  const note = { type: "object", required: ["id"], properties: { id: { type: "number" } } };
  const written = { type: "object", properties: { written: { const: true } } };
  const schemas = { ...notes.schemas, Note: note, Written: written };
  api = { ...notes, dredd: pathToFileURL(`${folder}/dredd/`), schemas, reaches: {}, rules: [] };
});

afterAll(() => rm(folder, { recursive: true }));

test("of an API's documents, Dredd makes its transactions once", async () => {
  const [made, again] = await Promise.all([transactionsOf(api.dredd), transactionsOf(api.dredd)]);
  expect(made.map(({ key, way }) => [key, way])).toEqual([
    ["readNote/200/note", 0],
    ["writeNote/written", 0],
    ["writeNote/written", 1],
  ]);
  expect(again).toBe(made);
});

const judgement = { findings: [], undocumented: [], assertions: 4 };

/** What Dredd says of records, by variant; each exchange is one by the next way. */
async function judged(
  records: ReadonlyMap<typeof NOTE, readonly Exchange[]>,
  failure?: Outcome,
): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {};
  await runDredd({
    work: {
      session: { api, secrets: new Secrets(), allows: () => true } as unknown as Session,
      variants: [...records.keys()],
    },
    recordOf: async (variant): Promise<Recorded> => ({
      exercised: records.get(variant)!.map((exchange, way) => ({ way, exchange, judgement })),
      outcome: outcomeOf([], { assertions: 4 }),
      failure,
    }),
    done: (id, outcome) => void (outcomes[id] = outcome),
    signal: new AbortController().signal,
  });
  return outcomes;
}

const ACCEPT = { accept: "application/json" };
const POST = {
  method: "POST",
  url: "http://notes.example/api/notes",
  headers: { ...ACCEPT, authorization: "Bearer s3cr3t" },
  body: '{"text":"x"}',
};
const GET = { headers: ACCEPT, url: "http://notes.example/api/notes?text=x" };
const written = (request: object, value: unknown = true) =>
  exchanged({ written: value }, {}, request);

describe("Dredd judges the recorded exchange", () => {
  test.each<[what: string, body: unknown, answer: object, found: object[]]>([
    ["as documented", { id: 1 }, {}, []],
    [
      "a type that is another",
      { id: "1" },
      {},
      [{ check: "body-matches-schema", at: "/id", actual: '"1" (string)' }],
    ],
    ["a status that is another", { id: 1 }, { status: 201 }, [{ check: "status-as-documented" }]],
    [
      "a media type that is another",
      { id: 1 },
      { headers: { "content-type": "text/html" } },
      [{ check: "media-type-as-documented" }],
    ],
    ["no body", "", {}, [{ check: "body-is-json" }]],
  ])("%s", async (_, body, answer, found) => {
    const outcomes = await judged(
      new Map([[NOTE, [exchanged(body, answer, { headers: ACCEPT })]]]),
    );
    expect(outcomes[NOTE.id]?.verdict).toBe(found.length > 0 ? "violates" : "conforms");
    expect(outcomes[NOTE.id]?.findings).toMatchObject(found);
  });

  test("by each way: a breach by one is a breach", async () => {
    const both = [written(POST), written(GET, "true")];
    const outcomes = await judged(new Map([[WRITTEN, both]]));
    expect(outcomes).toMatchObject({
      [WRITTEN.id]: {
        verdict: "violates",
        findings: [{ at: "/written", actual: '"true" (string)' }],
      },
    });
    expect(await judged(new Map([[WRITTEN, [written(POST), written(GET)]]]))).toMatchObject({
      [WRITTEN.id]: { verdict: "conforms" },
    });
  });
});

test("several runs at once: each is told of its own", async () => {
  const sound = exchanged({ id: 1 }, {}, { headers: ACCEPT });
  const broken = exchanged({ id: "1" }, {}, { headers: ACCEPT });
  const outcomes = await Promise.all(
    [sound, broken, sound].map((one) => judged(new Map([[NOTE, [one]]]))),
  );
  expect(outcomes.map((one) => one[NOTE.id]?.verdict)).toEqual([
    "conforms",
    "violates",
    "conforms",
  ]);
});

test("once a run has ended, Node keeps nothing of it", async () => {
  const { children } = createRequire(import.meta.url).cache[DREDDS_LOADER]!;
  const before = children.length;
  await judged(new Map([[NOTE, [exchanged({ id: 1 }, {}, { headers: ACCEPT })]]]));
  expect(children).toHaveLength(before);
});

test("where nothing is recorded, the failure is the outcome", async () => {
  const failure = notExercised("needs a pencil");
  const records = new Map([
    [NOTE, []],
    [WRITTEN, []],
  ]);
  expect(await judged(records, failure)).toEqual({ [NOTE.id]: failure, [WRITTEN.id]: failure });
});

test("a request other than the recorded one is a failure of ours, and no secret is told", async () => {
  const put = exchanged({ id: 1 }, {}, { method: "PUT", headers: { key: "s3cr3t" } });
  const error = await judged(new Map([[NOTE, [put]]])).catch((one: unknown) => one as Error);
  expect((error as Error).message).toBe(
    `${NOTE.id}: Dredd's request is not the one that was recorded: the method is GET, not PUT`,
  );
});

test("what Dredd throws as it goes on ends its run", async () => {
  const { default: Runner } = createRequire(import.meta.url)("dredd/build/TransactionRunner.js");
  vi.spyOn(Runner.prototype, "emitResult").mockImplementationOnce(() => {
    throw new Error("broken");
  });
  const sound = exchanged({ id: 1 }, {}, { headers: ACCEPT });
  await expect(judged(new Map([[NOTE, [sound]]]))).rejects.toThrow("broken");
});

test("Dredd may not end this process where a promise is rejected that nobody awaits", () => {
  loadDredd();
  const ends = process.listeners("unhandledRejection").filter((one) => /exit/.test(String(one)));
  expect(ends).toEqual([]);
});

test("interrupted, it ends with the reason", async () => {
  const signal = AbortSignal.abort(new Error("interrupted"));
  const session = { api, secrets: new Secrets(), allows: () => true } as unknown as Session;
  const work = { session, variants: [NOTE] };
  const recordOf = () => Promise.reject(new Error("asked for"));
  await expect(runDredd({ work, recordOf, done: () => undefined, signal })).rejects.toThrow(
    "interrupted",
  );
});
