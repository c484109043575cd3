import { describe, expect, test } from "vitest";
import { notesApi } from "../engine/invented-api.support.ts";
import type { TargetReport } from "../report/report.ts";
import { CLEAN, findingOf, PARTLY, unchecked, type Condition } from "../sandbox/condition.ts";
import { falsehoods, type Told } from "./truth.ts";

const id = "notes/readNote/200/note";

function told(target: Partial<TargetReport>, marks: Partial<Told> = {}): Told {
  const summary = { documented: 1, conforms: 1, violates: 0, notExercised: 0 };
  const whole: TargetReport = {
    name: "kitchen",
    api: "notes",
    baseUrl: "http://notes.example/api",
    durationMs: 1,
    requests: 1,
    summary,
    variants: [variant({})],
    rules: [],
    findings: [],
    notes: [],
    leftovers: [],
    ...target,
  };
  const report = { schemaVersion: 1, tool: "test", startedAt: "", targets: [whole] } as const;
  return { reports: [report], left: [], lost: [], ...marks };
}

function variant(some: Partial<TargetReport["variants"][number]>) {
  const by = ["vitest"] as const;
  return { id, provenance: "documented", verdict: "conforms", findings: [], by, ...some } as const;
}

const brokenBy = (check: string) =>
  variant({
    verdict: "violates",
    findings: [{ check, message: "It is another.", by: ["vitest"] }],
  });
const violates = brokenBy("body");
const skipped = variant({ verdict: "not-exercised", reason: "the note is locked" });
const leftovers = [{ what: "note 7", why: "it cannot be removed" }];

describe("what is not the truth is said, in words", () => {
  test.each<[string, Partial<Condition> & Pick<Condition, "truth">, Told, readonly RegExp[]]>([
    ["clean is clean", { truth: CLEAN }, told({}), []],
    ["a breach is not", { truth: CLEAN }, told({ variants: [violates] }), [/^blamed .*another/]],
    ["a variant was missed", { truth: CLEAN }, told({ variants: [skipped] }), [/1 more.*locked/]],
    ["it may be missed", { truth: PARTLY }, told({ variants: [skipped] }), []],
    ["a note is due", { truth: { ...CLEAN, note: /slow/ } }, told({}), [/no note.*none/]],
    ["a note is made", { truth: { ...CLEAN, note: /slow/ } }, told({ notes: ["It is slow."] }), []],
    ["checked", { truth: CLEAN }, told({ error: "no way" }), [/^could not check: no way/]],
    ["not checked", { truth: unchecked(/way/) }, told({ error: "no way" }), []],
    ["for another reason", { truth: unchecked(/503/) }, told({ error: "no" }), [/another reason/]],
    ["not said", { truth: unchecked(/503/) }, told({}), [/did not say/]],
    [
      "at length",
      { truth: unchecked(/way/) },
      told({
        error: "no way",
        variants: Array.from({ length: 5 }, (_, n) => brokenBy("body".padEnd(5 + n, "x"))),
      }),
      [/^blamed/, /^blamed/, /^blamed/, /^blamed/, /^and blamed 1 more/, /took \d+ lines/],
    ],
    ["one finding", { truth: findingOf(/readNote/) }, told({ variants: [violates] }), []],
    ["none", { truth: findingOf(/readNote/) }, told({}), [/found nothing/]],
    ["of another", { truth: findingOf(/write/) }, told({ variants: [violates] }), [/else/, /./]],
    ["left and told", { truth: CLEAN }, told({ leftovers }, { left: ["note 7"] }), []],
    [
      "left untold",
      { truth: CLEAN },
      told({}, { left: ["note 7"] }),
      [/left 1.*told of 0: note 7/],
    ],
    ["told for nothing", { truth: CLEAN }, told({ leftovers }), [/where nothing is/]],
    ["it could not look", { truth: CLEAN, unreadable: true }, told({ leftovers }), []],
    [
      "another's is gone",
      { truth: CLEAN },
      told({}, { lost: ["note 1"] }),
      [/not its own: note 1/],
    ],
  ])("%s", (_, condition, what, expected) => {
    const said = falsehoods(notesApi, { title: "", ...condition }, what, told({}));
    expect(said).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });
});
