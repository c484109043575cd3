import { afterEach, beforeEach, vi } from "vitest";
import type { Outcome } from "../engine/judgement/outcome.ts";
import {
  installation,
  notesApi,
  TARGET,
  type NotesSession,
} from "../engine/invented-api.support.ts";
import { answerBy } from "../engine/transport/wire.support.ts";
import type { VitestRun } from "../judges/vitest/run-vitest.ts";
import type { RunEvent } from "../report/events.ts";
import type { Judges } from "./tools.ts";
import * as run from "./verify.ts";
import type { VerifyOptions } from "./verify.ts";

export const byVitest = vi.fn<Judges["runVitest"]>();
export const byDredd = vi.fn<Judges["runDredd"]>();
export const transactionsOf = vi.fn<Judges["transactionsOf"]>();
const judges: Judges = { runVitest: byVitest, runDredd: byDredd, transactionsOf };

export const verify: typeof run.verify = (targets, options) =>
  run.verify(targets, { ...options, judges });
export const verifyAndReport: typeof run.verifyAndReport = (targets, options) =>
  run.verifyAndReport(targets, { ...options, judges });

const STATE = { conforms: "passed", violates: "failed", "not-exercised": "skipped" } as const;
export const conforms: Outcome = { verdict: "conforms", findings: [], undocumented: [] };

/** What Vitest does with a run: it asks for each outcome, and tells the end of each test. */
export async function asking({ targets, answer, done, started }: VitestRun): Promise<void> {
  await started?.();
  const asked = targets.map(async ({ name: target, tests }) => {
    for (const { id } of tests) {
      const { verdict } = await answer({ target, id });
      done({ target, id }, STATE[verdict]);
    }
  });
  await Promise.all(asked);
}

/** Gives each test of a file an installation that conforms, and judges that find no fault. */
export function useOwnJudges(): void {
  beforeEach(setJudges);
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}

function setJudges(): void {
  answerBy(installation().fetch);
  byVitest.mockReset().mockImplementation(asking);
  byDredd.mockReset().mockImplementation(({ work, done }) => {
    for (const { id } of work.variants) done(id, conforms);
    return Promise.resolve();
  });
  transactionsOf.mockReset();
}

/** An API whose sessions are kept. */
export function watched() {
  const sessions: NotesSession[] = [];
  const connect = (...connection: Parameters<typeof notesApi.connect>) => {
    const session = notesApi.connect(...connection);
    sessions.push(session);
    return session;
  };
  return { api: { ...notesApi, connect }, sessions };
}

export const KITCHEN = { api: notesApi, target: TARGET };
export const CELLAR = {
  api: notesApi,
  target: { ...TARGET, name: "cellar", baseUrl: "http://b.example" },
};
export const wanted = (id: string) =>
  id === "notes/readNote/200/note" || id === "notes/rules/notes-keep";

/** The events of a run on targets. */
export async function eventsOf(
  targets: Parameters<typeof verify>[0],
  options: Partial<VerifyOptions>,
) {
  const events: RunEvent[] = [];
  const tell = (event: RunEvent) => void events.push(event);
  await verify(targets, { tool: "t 1", wanted, tell, ...options });
  return events;
}
