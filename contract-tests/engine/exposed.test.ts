import { expect, test } from "vitest";
import type { Received } from "./exchange.ts";
import { Exposed } from "./exposed.ts";
import { exchanged, notes } from "./invented.support.ts";
import { Secrets } from "./secrets.ts";

const PASSWORD = "Tr0ub4dor&3";
const ISSUED = "12|TDLLcUvoJlzYKMgMi398WwxjW6tcY8OJtZkWcfTC";
const TARGET = {
  username: "liamliam",
  password: PASSWORD,
  twin: { username: "rosalind", password: "rosalind" },
  short: { password: "abcde" },
  pin: { password: "20211221" },
};

/** What is told of one answer: by its check, and whether it is only a remark. */
function told(body: unknown, answer: Partial<Received> = {}): string[] {
  const secrets = new Secrets();
  for (const value of [PASSWORD, "rosalind", "abcde", "20211221"]) secrets.add("PASSWORD", value);
  secrets.add("TOKEN", ISSUED);
  const exposed = new Exposed({ api: notes, secrets, target: TARGET });
  exposed.answered(exchanged(body, answer));
  for (const breach of exposed.breaches) {
    expect(JSON.stringify(breach)).not.toContain(PASSWORD);
    expect(breach.exchange?.answer.body.text).toBe("");
  }
  return exposed.breaches.map(({ at, inferred }) => `${inferred ? "remark" : "finding"} ${at}`);
}

const NOTE = { id: 1, text: "milk" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

test.each<[what: string, told: string[], body: unknown, answer?: Partial<Received>]>([
  ["nothing", [], NOTE],
  ["a token where the page shows one", [], { ...NOTE, token: ISSUED }],
  ["a password where the page shows a token", ["finding /token"], { ...NOTE, token: PASSWORD }],
  ["a token in a text", ["finding /text"], { ...NOTE, text: `Hi, ${ISSUED}` }],
  ["a password in base64", ["finding /text"], { ...NOTE, text: base64(`liam:${PASSWORD}`) }],
  ["a password as the name of a field", ["finding /liam~1x"], { "liam/x": `${PASSWORD}!` }],
  ["a token in an error", ["finding /a/0"], { message: "No.", a: [ISSUED] }, { status: 404 }],
  [
    "a token in a header",
    ["finding header x-token"],
    NOTE,
    { headers: { "content-type": "application/json", "x-token": ISSUED } },
  ],
  ["a token in a redirect's address", [], NOTE, { headers: { location: `/?t=${ISSUED}` } }],
  ["a password in no JSON", ["finding body"], `<p>${PASSWORD}</p>`],
  ["a password that is a username, too", [], { ...NOTE, text: "rosalind" }],
  ["a password that is too short", [], { ...NOTE, text: "abcde" }],
  ["a password that may be a date", [], { ...NOTE, text: "20211221" }],
  ["another credential in an unknown field", ["remark /api_key"], { ...NOTE, api_key: "x9y8" }],
  ["the same, and it is empty", [], { ...NOTE, api_key: "" }],
  ["the same, and it is null", [], { ...NOTE, remember_token: null }],
  [
    "what a refusal gives all the same",
    ["finding /token"],
    { message: "No such note.", token: "13|abc" },
    { status: 404 },
  ],
])("an answer that shows %s: %j", (_, expected, body, answer) => {
  expect(told(body, answer)).toEqual(expected);
});

test("the same place is told once, and no more than a few are", () => {
  const secrets = new Secrets();
  secrets.add("TOKEN", ISSUED);
  const exposed = new Exposed({ api: notes, secrets, target: {} });
  const shown = [1, 2, 3].map(() => ({ text: ISSUED }));
  exposed.answered(exchanged({ shown }));
  expect(exposed.breaches).toHaveLength(1);
  const fields = Array.from({ length: 30 }, (_, index) => [`field${"x".repeat(index)}`, ISSUED]);
  exposed.answered(exchanged(Object.fromEntries(fields)));
  expect(exposed.breaches.length).toBeLessThan(10);
});
