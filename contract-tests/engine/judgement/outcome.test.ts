import { describe, expect, test } from "vitest";
import { NoAnswer, NotReachable, TargetError } from "../exchange/errors.ts";
import { Broken, type Finding } from "./finding.ts";
import { notExercised, outcomeOf, outcomeOfError, type Outcome } from "./outcome.ts";
import { Secrets } from "../secrets/secrets.ts";

const one: Finding = { check: "one", message: "One." };
const two: Finding = { check: "two", message: "Two." };
const outcome = (verdict: Outcome["verdict"], ...findings: Finding[]): Outcome => ({
  verdict,
  findings,
  undocumented: [],
});

test.each<[what: string, findings: Finding[], failure: Outcome | undefined, want: Outcome]>([
  ["nothing found", [], undefined, { ...outcome("conforms"), assertions: 3 }],
  ["something found", [one, two], undefined, { ...outcome("violates", one, two), assertions: 3 }],
  ["nothing tried", [], notExercised("needs x"), notExercised("needs x")],
  [
    "something found, and no more tried",
    [one],
    notExercised("needs x"),
    { ...outcome("violates", one), assertions: 3 },
  ],
  ["a failure", [], outcome("violates", two), { ...outcome("violates", two), assertions: 3 }],
  [
    "something found before a failure",
    [one],
    outcome("violates", two),
    { ...outcome("violates", one, two), assertions: 3 },
  ],
])("%s", (_, findings, failure, want) => {
  expect(outcomeOf(findings, { failure, assertions: 3 })).toStrictEqual(want);
});

test("what has asserted nothing does not conform", () => {
  expect(outcomeOf([])).toStrictEqual(
    notExercised("there was nothing to test it on", "no-occasion"),
  );
  expect(outcomeOf([one])).toMatchObject({ verdict: "violates", assertions: 0 });
});

test("an outcome that says why nothing was tried has found nothing", () => {
  expect(notExercised("needs x")).toStrictEqual({
    verdict: "not-exercised",
    reason: "needs x",
    code: "precondition",
    findings: [],
    undocumented: [],
  });
  expect(outcomeOf([]).undocumented).toEqual([]);
});

describe("an error on the way", () => {
  test.each<[error: Error, want: Outcome | undefined]>([
    [new NotReachable("needs x"), notExercised("needs x", "precondition")],
    [new NotReachable("cut off", { code: "unchecked" }), notExercised("cut off", "unchecked")],
    [new Broken([one]), { ...outcome("violates", one), assertions: 0, isBecauseOf: true }],
    [
      new NoAnswer("GET http://hunter2-hunter2: gone"),
      {
        ...outcome("violates", {
          check: "an-answer-comes",
          message: "GET http://$KEY: gone",
          evidence: ["an-answer-comes: GET http://#: gone"],
        }),
        assertions: 0,
      },
    ],
    [
      new NoAnswer("GET http://a: 502", {
        how: "by a gateway",
        request: { operation: "o", effect: "reads", method: "GET", url: "http://a", headers: {} },
      }),
      {
        ...outcome("violates", {
          check: "an-answer-comes",
          message: "GET http://a: 502",
          evidence: ["an-answer-comes: GET http://a: #"],
        }),
        assertions: 0,
        unless: {
          by: "a gateway",
          kinds: ["GET o http://a"],
          why: "a gateway kept requests from the installation: GET http://a: 502",
        },
      },
    ],
    [
      new NoAnswer("POST http://a: gone", { how: "lost" }),
      notExercised("an answer was lost on the way: POST http://a: gone", "unchecked"),
    ],
    [
      new NoAnswer("GET http://a: ECONNREFUSED", { how: "unsent" }),
      notExercised("a request found nobody to answer it: GET http://a: ECONNREFUSED", "unchecked"),
    ],
    [
      new NoAnswer("GET http://a: no answer within 30 s", { how: "late" }),
      notExercised(
        "GET http://a: no answer within 30 s; give a longer timeout in the target file if the installation needs it",
        "unchecked",
      ),
    ],
    ...[new TypeError("no hunter2-hunter2"), new RangeError("no hunter2-hunter2")].map(
      (error): [Error, Outcome] => [
        error,
        {
          ...notExercised("", "unchecked"),
          // Where it failed is said, and not where the tool is.
          reason: expect.stringMatching(
            /^this tool failed at it; please report this as a fault of the tool: no \$KEY \(contract-tests\S+outcome\.test\.ts:\d+\)$/,
          ) as string,
        },
      ],
    ),
    [new TargetError("throttled"), undefined],
    [new Error("ours"), undefined],
  ])("%s", (error, want) => {
    const secrets = new Secrets();
    secrets.add("KEY", "hunter2-hunter2");
    expect(outcomeOfError(error, secrets)).toEqual(want);
  });
});
