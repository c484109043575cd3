import { expect, test } from "vitest";
import type { Provenance, Variant } from "../engine/description/catalogue.ts";
import { readBody } from "../engine/exchange/exchange.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import { judgeTraffic } from "./traffic.ts";

const variants = [
  variant("made", 200),
  variant("listed", 200),
  variant("refused", 422),
  variant("guessed", 422, "inferred"),
  variant("anyhow", null),
  variant("broken", null, "inferred"),
];
const api = {
  name: "api",
  title: "API",
  catalogue: {
    api: "api",
    title: "API",
    operations: {},
    variants: {},
    sources: { page: "", headings: [], authorities: {} },
  },
  // The body names the variants that it is.
  validators: Object.fromEntries(
    variants.map(({ name }) => [
      `call/${name}`,
      Object.assign((json: unknown) => (json as { is: string[] }).is.includes(name), {
        errors: [{ instancePath: "", schemaPath: "", keyword: "type", params: { type: name } }],
      }),
    ]),
  ),
  schemas: {},
  secretFields: new Set<string>(),
  dredd: new URL("file:///"),
};

test.each<[status: number, is: string[], variant: string | undefined, checks: string[]]>([
  [200, ["made"], "made", []],
  [200, ["listed"], "listed", []],
  [200, ["anyhow"], "anyhow", []],
  [404, ["refused"], "refused", ["status-as-documented"]],
  [422, ["made"], "made", ["status-as-documented"]],
  [422, [], "refused", ["body-matches-schema"]],
  [422, ["guessed"], "guessed", []],
  [500, ["broken"], "anyhow", ["is-a-documented-answer"]],
])("%i %j is %s %j", (status, is, name, checks) => {
  expect(judged(status, is)).toEqual([name, checks]);
});

test("a status that no variant can have is the finding", () => {
  const closed = variants.filter((one) => one.status !== null);
  expect(judged(500, [], closed)).toEqual([undefined, ["status-as-documented"]]);
  expect(judged(500, ["broken"], [...closed, variants[5]!])).toEqual(["broken", []]);
});

function judged(status: number, is: string[], among = variants) {
  const bytes = Buffer.from(JSON.stringify({ is }));
  const headers = { "content-type": "application/json" };
  const judgement = judgeTraffic({ api, secrets: new Secrets() }, among, {
    request: { operation: "call", effect: "reads", method: "GET", url: "http://x/", headers: {} },
    answer: { status, headers, bytes, body: readBody(bytes) },
    startedAt: 0,
    durationMs: 0,
  });
  return [judgement.variant?.split("/").at(-1), judgement.findings.map(({ check }) => check)];
}

function variant(
  name: string,
  status: number | null,
  provenance: Provenance = "documented",
): Variant {
  const mediaType = "application/json";
  const id = `api/call/${name}`;
  const of = { operation: "call", name, summary: name, status };
  return { id, ...of, provenance, source: "Call", mediaType, schema: "" };
}
