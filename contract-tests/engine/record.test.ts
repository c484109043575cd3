import { afterEach, expect, test, vi } from "vitest";
import { installation, notesApi, TARGET, type Answers } from "./invented-api.support.ts";
import { notExercised } from "./outcome.ts";
import { exerciseAndJudge } from "./record.ts";
import { Secrets } from "./secrets.ts";
import { Transport } from "./transport.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

function recorded(key: string, answers: Answers = {}) {
  vi.stubGlobal("fetch", installation(answers).fetch);
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
  const session = notesApi.connect(TARGET, transport, new Secrets());
  return exerciseAndJudge(session, notesApi.catalogue.variants[key]!);
}

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
    { findings: [], undocumented: ["/colour"] },
    { findings: [{ at: "/written" }], undocumented: [] },
  ]);
  expect(outcome).toMatchObject({
    verdict: "violates",
    findings: [{ at: "/written" }],
    undocumented: ["/colour"],
  });
  expect(rest).toEqual({});
});

test("a variant that could not be exercised is kept with the reason", async () => {
  const failure = notExercised("needs an installation that is full");
  expect(await recorded("writeNote/refused")).toEqual({
    exercised: [],
    outcome: failure,
    failure,
  });
});
