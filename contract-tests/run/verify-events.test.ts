import { expect, test, vi } from "vitest";
import { installation, TARGET, KEY } from "../engine/invented-api.support.ts";
import type { RunEvent } from "../report/events.ts";
import type { VerifyOptions } from "./verify.ts";
import { answerBy } from "../engine/transport/wire.support.ts";
import {
  asking,
  byDredd,
  byVitest,
  eventsOf,
  KITCHEN,
  verify,
  wanted,
  watched,
  useOwnJudges,
} from "./verify.support.ts";

useOwnJudges();

test("no event shows a secret, whatever the installation makes of it", async () => {
  const body = { id: 1, text: KEY, [`debug_${KEY}`]: KEY };
  answerBy(installation({ "GET /note?id=1": [200, body] }).fetch);
  const events: RunEvent[] = [];
  const tell = (event: RunEvent) => void events.push(event);
  const all = { isEvidence: () => true };
  await verify([KITCHEN], { tool: "t", wanted, ...all, tell });
  expect(events.some((event) => event.event === "outcome")).toBe(true);
  expect(JSON.stringify(events)).not.toContain(KEY);
});

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;

const sent = (status: number) => expect.objectContaining({ status }) as unknown;

test("a run is told as events, from how it begins to its end", async () => {
  const NOTE = "notes/readNote/200/note";
  const { name, api, baseUrl } = TARGET;
  const given = { contract: "c0ffee", shard: { index: 1, count: 2 } };
  const own = { wanted: (id: string) => id === NOTE, tools: ["vitest"] as const };
  const all = { ...given, ...own, isEvidence: () => false };
  const begins = { event: "run", schemaVersion: 1, tool: "t 1", startedAt: TIME };
  expect(await eventsOf([{ ...KITCHEN, place: 3 }], all)).toStrictEqual([
    { ...begins, ...given, targets: [{ name, api, baseUrl, place: 3 }] },
    { event: "begun", target: name, at: TIME, asked: [NOTE] },
    { event: "exchange", target: name, sent: sent(404) },
    { event: "exchange", target: name, sent: sent(200) },
    {
      ...{ event: "outcome", target: name, at: TIME, requests: 2, tool: "vitest", id: NOTE },
      outcome: expect.objectContaining({ verdict: "conforms" }) as unknown,
    },
    { event: "exchanges", target: name, entries: [] },
    { event: "target", report: expect.objectContaining({ name, notes: [] }) as unknown },
    { event: "end", at: TIME },
  ]);
  const [first] = await eventsOf([KITCHEN], own);
  expect(first).toStrictEqual({ ...begins, targets: [{ name, api, baseUrl }] });
});

test("what an exchange was is told before the run goes on, and nothing of what the installation has written", async () => {
  answerBy(installation({ "GET /note?id=1": [200, { id: 1, text: "token 9f86d08188" }] }).fetch);
  const all = { wanted, isEvidence: () => true };
  const events = await eventsOf([KITCHEN], all);
  const streamed = events.filter(({ event }) => event === "exchange");
  expect(streamed).toHaveLength(4);
  expect(JSON.stringify(streamed)).not.toMatch(/9f86d08188|application/);
  expect(JSON.stringify(events)).toContain("9f86d08188");
  const isFirst = ({ event }: RunEvent) => event === "outcome" || event === "exchange";
  expect(events.find(isFirst)).toMatchObject({ event: "exchange" });
});

test("where exchanges can't be told, the run fails, and the clean-up goes on", async () => {
  const { api, sessions } = watched();
  const full = new Error("the disk is full");
  const tell = ({ event }: RunEvent) => {
    if (event === "exchange") throw full;
  };
  const all = { isEvidence: () => true, tell };
  await expect(eventsOf([{ api, target: TARGET }], all)).rejects.toBe(full);
  const [session] = sessions;
  expect(session!.done).toContain("undo");
  await expect(session!.send("readNote", { parameters: { id: 1 } })).resolves.toBeDefined();
});

test("when a run ends, nothing of Vitest goes on", async () => {
  const released = Promise.withResolvers<undefined>();
  let isOver = false;
  byVitest.mockImplementation(async (run) => {
    await asking(run);
    await released.promise;
    isOver = true;
  });
  const tell = ({ event }: RunEvent) => {
    if (event === "target") setImmediate(released.resolve, undefined);
    if (event === "end") expect(isOver).toBe(true);
  };
  await eventsOf([KITCHEN], { tell });
  expect(isOver).toBe(true);
});

test("what may be left can be asked for at any time, and is nothing when all have ended", async () => {
  const { api, sessions } = watched();
  const begun = vi.fn<NonNullable<VerifyOptions["begun"]>>();
  const mayBeLeft = () => begun.mock.lastCall![0]();
  let told: unknown;
  byDredd.mockImplementation(() => {
    sessions[0]!.mayBeLeft = [`note of ${KEY}`];
    told = mayBeLeft();
    return Promise.resolve();
  });
  await eventsOf([{ api, target: TARGET }], { begun });
  expect(told).toEqual([{ name: "kitchen", left: ["note of $KEY"] }]);
  expect(mayBeLeft()).toEqual([]);
});
