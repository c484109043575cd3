import { describe, expect, test } from "vitest";
import { Described } from "./described.ts";
import type { WireRequest } from "../exchange/exchange.ts";
import { exchanged, notes, validator } from "../invented.support.ts";
import { Secrets } from "../secrets/secrets.ts";

const NOTE = { id: 1, text: "milk" };

function answered(...met: Parameters<typeof exchanged>[]) {
  const described = new Described({ api: notes, secrets: new Secrets() });
  for (const one of met) described.answered(exchanged(...one));
  return described;
}

const WRITE: Partial<WireRequest> = {
  operation: "writeNote",
  method: "POST",
  url: "http://notes.example/notes",
};

const checks = ({ breaches }: Described) => breaches.map(({ check }) => check);

describe("what is met in passing", () => {
  test.each<[what: string, check: string | undefined, ...Parameters<typeof exchanged>]>([
    ["a described answer", undefined, NOTE],
    ["another described answer", undefined, { message: "No such note." }, { status: 404 }],
    ["text after the JSON", "body-is-json", `${JSON.stringify(NOTE)}<br />`],
    ["a byte order mark", "body-is-json", `\uFEFF${JSON.stringify(NOTE)}`],
    ["a translated message", "literal-as-documented", { message: "Nein." }, { status: 404 }],
    ["another type", "body-matches-schema", { id: "1", text: "milk" }],
    ["a failure", "is-a-documented-answer", { message: "Server Error" }, { status: 500 }],
    ["a gateway's failure", undefined, { message: "Bad Gateway" }, { status: 502 }],
    ["a throttle", undefined, { message: "Too Many Attempts." }, { status: 429 }],
    [
      "text as HTML",
      "media-type-as-documented",
      NOTE,
      { headers: { "content-type": "text/html" } },
    ],
    ["a wrong method", undefined, { no: 1 }, { status: 405 }, { method: "PUT" }],
    ["another address", undefined, { no: 1 }, { status: 404 }, { url: "http://notes.example/" }],
    ["text after another answer's JSON", "body-is-json", '{"locked":true}<br />'],
    ["what is nearest to another", "literal-as-documented", { locked: false }],
    ["a refusal that is inferred", undefined, { message: "Too long." }, { status: 422 }, WRITE],
    ["one that has no status", undefined, { written: true }, { status: 201 }, WRITE],
    ["a failure, by the first of two ways", "is-a-documented-answer", {}, { status: 500 }, WRITE],
    ["an unknown operation", undefined, { no: 1 }, { status: 500 }, { operation: "eraseNote" }],
    ["what is wrong on purpose", undefined, { no: 1 }, { status: 400 }, { isOdd: true }],
  ])("%s: %s", (_, check, ...met) => {
    expect(checks(answered(met))).toEqual(check === undefined ? [] : [check]);
  });

  test("the framework's failure is none of the answers, though clients are told of it", () => {
    const { "readNote/404/no-note": known } = notes.catalogue.variants;
    const failure = { ...known!, name: "failure", provenance: "inferred", status: null } as const;
    const variants = { ...notes.catalogue.variants, "readNote/404/no-note": failure };
    const api = { ...notes, catalogue: { ...notes.catalogue, variants } };
    const described = new Described({ api, secrets: new Secrets() });
    described.answered(exchanged({ message: "No such note." }, { status: 500 }));
    expect(described.breaches).toMatchObject([
      { actual: expect.stringMatching(/^500: /) as string, expected: "200, 401" },
    ]);
  });
});

describe("a breach", () => {
  const WRONG: Parameters<typeof exchanged> = [{ id: "1", text: "milk" }];

  test("is told once, however often it is met", () => {
    expect(checks(answered(WRONG, WRONG))).toHaveLength(1);
  });

  test("is not told again by what did not ask, before or after", () => {
    const described = answered(WRONG);
    described.markTold(exchanged(...WRONG));
    described.answered(exchanged(...WRONG));
    expect(described.breaches).toEqual([]);
  });

  test("of a refusal is another than that of a success", () => {
    const headers = { "content-type": "text/html" };
    const success: typeof WRONG = [NOTE, { headers }];
    const refusals = [
      [{ message: "No such note." }, { status: 404, headers }],
      [{ message: "Wrong key." }, { status: 401, headers }],
    ] satisfies (typeof WRONG)[];
    expect(checks(answered(...refusals))).toHaveLength(1);
    expect(checks(answered(success, ...refusals))).toHaveLength(2);
  });

  test("of another operation is another", () => {
    const described = answered([{}, { status: 500 }]);
    described.markTold(exchanged({}, { status: 500 }, WRITE));
    expect(checks(described)).toEqual(["is-a-documented-answer"]);
  });

  test("is the first of its kind", () => {
    const [found] = answered(WRONG, [{ id: true, text: "milk" }]).breaches;
    expect(found).toMatchObject({ at: "/id", actual: '"1" (string)' });
  });

  test.each<[different: number, pointers: string[]]>([
    [1, ["/1/text", "/12/text"]],
    [1, ["/list/1", "/list/12"]],
    [2, ["/list", "/list/1"]],
    [2, ["/1st", "/2nd"]],
    [8, Array.from({ length: 12 }, (_, index) => `/${"x".repeat(index)}`)],
  ])("counts once in a list, and no more than eight are kept: %i of %j", (different, pointers) => {
    const wrong = validator(({ at }) => [
      { keyword: "type", instancePath: String(at), params: { type: "string" } },
    ]);
    const validators = { ...notes.validators, "readNote/200/note": wrong };
    const described = new Described({ api: { ...notes, validators }, secrets: new Secrets() });
    for (const at of pointers) described.answered(exchanged({ at }));
    expect(described.breaches).toHaveLength(different);
  });

  test("that is told of what was kept here counts as not told", () => {
    const described = answered([{}, { status: 500 }], WRONG);
    const [first] = described.breaches;
    described.markTold(first!.exchange);
    expect(described.breaches).toHaveLength(2);
  });

  test("is not a field that the vendor's page does not know, however strict a run is", () => {
    const described = new Described({ api: notes, secrets: new Secrets(), strict: true });
    described.answered(exchanged({ ...NOTE, colour: "red" }));
    expect(described.breaches).toEqual([]);
  });

  test("does not hold on to the answer, nor to a long text of it", () => {
    const [found] = answered([`{} ${"x".repeat(20_000)}`]).breaches;
    expect(found!.exchange!.answer.body.text).toBe("");
    expect(String(found!.actual).length).toBeLessThan(400);
  });
});
