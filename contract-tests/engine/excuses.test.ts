import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { exercise } from "./exercise.ts";
import {
  installation,
  notesApi,
  NotesSession,
  TARGET,
  type Answers,
} from "./invented-api.support.ts";
import { Secrets } from "./secrets/secrets.ts";
import { endedSpells } from "./excuses.ts";
import { Transport } from "./transport/transport.ts";
import { answerBy } from "./transport/wire.support.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function inTime<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const ended = work.finally(() => (isOver = true));
  while (!isOver) await vi.advanceTimersByTimeAsync(100);
  return ended;
}

const FAILS: Answers[string] = [500, { message: "Server Error" }];
const [READ, WRITE] = ["GET /note?id=1", "POST /notes"];

test.each<[what: string, fails: string[], later: string[], seconds: number, ended: string[]]>([
  ["of two operations", [READ, WRITE], [], 1, ["GET readNote", "POST writeNote"]],
  ["of one operation", [READ], [], 1, ["GET readNote"]],
  ["of one operation that is not over", [READ], [READ], 1, []],
  ["that is not over for one of them", [READ, WRITE], [WRITE], 1, []],
  ["that takes too long", [READ, WRITE], [], 6, []],
])("a spell %s", async (_, fails, later, seconds, ended) => {
  const answers: Answers = Object.fromEntries(fails.map((one) => [one, FAILS]));
  const { fetch, log } = installation(answers);
  answerBy(fetch);
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
  const session = new NotesSession(notesApi, TARGET, transport, new Secrets());
  const { variants } = notesApi.catalogue;
  await inTime(exercise(session, variants["readNote/200/note"]!));
  vi.advanceTimersByTime(seconds * 1000);
  await inTime(exercise(session, variants["writeNote/written"]!));
  const over = fails.filter((one) => !later.includes(one));
  for (const one of over) Reflect.deleteProperty(answers, one);
  const { length: before } = log;
  const kinds = [...(await inTime(endedSpells(session)))];
  expect(kinds.map((kind) => kind.replace(/ http.*/, ""))).toEqual(ended);
  // Nothing is asked where no spell was.
  expect(log.length > before).toBe(seconds < 5);
});

test("a spell is not over where the request was carried out before, or another of its kind fails", async () => {
  const answers: Answers = { [WRITE]: FAILS };
  const { fetch } = installation(answers);
  answerBy(fetch);
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
  const session = new NotesSession(notesApi, TARGET, transport, new Secrets());
  const written = notesApi.catalogue.variants["writeNote/written"]!;
  await inTime(exercise(session, written));
  Reflect.deleteProperty(answers, WRITE);
  session.isDoneBefore = () => true;
  expect([...(await inTime(endedSpells(session)))]).toEqual([]);
  session.isDoneBefore = () => false;
  expect([...(await inTime(endedSpells(session)))]).toHaveLength(1);
  answers[WRITE] = [500, { message: "Another error" }];
  await inTime(exercise(session, written));
  expect([...(await inTime(endedSpells(session)))]).toEqual([]);
});
