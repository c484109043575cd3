import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageOf, variantOf, type Variant } from "../../../generated/runtime/answer.js";
import type { Operation } from "../../../generated/runtime/operation.js";
import { operations as vpnscript } from "../../../generated/vpnscript/operations.js";
import vpnscriptSchemas from "../../../generated/vpnscript/schemas.json" with { type: "json" };
import { validators as vpnscriptValidators } from "../../../generated/vpnscript/validators.js";
import { operations as waveros } from "../../../generated/waveros/operations.js";
import waverosSchemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { validators as waverosValidators } from "../../../generated/waveros/validators.js";
import { describedAnswers, type DescribedAnswer } from "./described-answers.ts";

const tables: Record<string, Operation> = { ...vpnscript, ...waveros };
const answers = [...describedAnswers("vpnscript"), ...describedAnswers("waveros")];
const statusOf = ({ api, status }: DescribedAnswer) => status ?? (api === "waveros" ? 200 : 500);
const variantsOf = (method: string): readonly Variant[] => tables[method]![3];
const told = (method: string, status: number, body: unknown) =>
  variantOf(variantsOf(method), status, body);

/** Every name that some schema has for a property, and some that every object has. */
const schemas = Object.values({ ...vpnscriptSchemas, ...waverosSchemas }) as {
  properties?: object;
}[];
const named = new Set(schemas.flatMap(({ properties = {} }) => Object.keys(properties)));
const json = fc.jsonValue({ maxDepth: 3 });
const name = fc.oneof(
  fc.constantFrom(...named, "__proto__", "toString", "constructor", "valueOf", "*"),
  fc.string(),
);
const sentence = fc.constantFrom(...answers.map(({ body }) => body["message"]));
const entries = fc.array(fc.tuple(name, fc.oneof(json, sentence)));
/** As the text of an answer holds it: `__proto__` is a name like any other. */
const body = fc.oneof(
  json,
  entries.map((all) =>
    JSON.parse(
      `{${all.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value ?? null)}`).join()}}`,
    ),
  ),
);

test("whatever comes is told, or is undocumented, and never throws", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(tables)),
      fc.constantFrom(200, 201, 400, 401, 404, 422, 429, 500),
      body,
      (method, status, value) => {
        const names = variantsOf(method).map(([variant]) => variant);
        expect([...names, "undocumented"]).toContain(told(method, status, value));
        expect(["string", "object"]).toContain(typeof messageOf(value));
      },
    ),
    { numRuns: 2000 },
  );
});

describe("an answer that no JSON holds", () => {
  test.each([
    ["has inherited all", Object.create({ users: [], data: [], message: "x", current_page: 1 })],
    ["is missing", undefined],
    ["is a function", () => undefined],
    ["is a symbol", Symbol("x")],
  ])("is undocumented when it %s", (_, value) => {
    for (const method of Object.keys(tables)) {
      expect(told(method, 200, value)).toBe("undocumented");
      expect(messageOf(value)).toBeNull();
    }
  });
});

const PEM = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";

test.each<[variant: string, method: string, body: unknown]>([
  ["undocumented", "listLogins", "<html>".repeat(1_000_000)],
  ["undocumented", "getOpenvpnProfile", { success: true, message: null, data: { toString: null } }],
  ["undocumented", "getOpenvpnProfile", { success: true, message: null, data: [PEM] }],
  ["certificate-only", "getOpenvpnProfile", { success: true, message: "", data: `CA\n${PEM}` }],
  ["undocumented", "listVouchers", { error: true, users: [] }],
  ["undocumented", "listLogins", { error: "true", data: [] }],
  ["vouchers", "listVouchers", { error: null, users: [] }],
  ["undocumented", "listServers", { success: false, message: "Out of order.", data: [] }],
  [
    "server-page",
    "listServers",
    { current_page: 99, data: [], from: null, to: null, per_page: 15 },
  ],
])("%s: %s %j", (variant, method, value) => {
  expect(told(method, 200, value)).toBe(variant);
});

/** A body that counts how often it is looked at. */
function counted(value: object): { readonly body: object; readonly looks: () => number } {
  let looks = 0;
  const count = <Method extends (...args: any[]) => unknown>(method: Method) =>
    ((...args) => (looks++, method(...args))) as Method;
  const { getOwnPropertyDescriptor, get, ownKeys, has } = Reflect;
  const handler = { getOwnPropertyDescriptor, get, ownKeys, has };
  const counting = Object.fromEntries(
    Object.entries(handler).map(([trap, method]) => [trap, count(method)]),
  );
  return { body: new Proxy(value, counting), looks: () => looks };
}

test.each(Object.keys(tables))(
  "%s looks no longer at a large body than at a small one",
  (method) => {
    const [few, many] = [200, 5000].map((length) => {
      const { body: value, looks } = counted(
        Object.fromEntries(Array.from({ length }, (_, index) => [`k${index}`, index])),
      );
      expect(told(method, 200, value)).toBe("undocumented");
      return looks();
    });
    expect(many).toBe(few);
    expect(many).toBeLessThan(400);
  },
);

test("a text is looked at no further than a certificate is likely to come", () => {
  const pem = "-----BEGIN CERTIFICATE-----";
  const profile = (data: string) =>
    told("getOpenvpnProfile", 200, { success: true, message: null, data });
  expect(profile(`${" ".repeat(60_000)}<ca>${pem}`)).toBe("full-profile");
  expect(profile(`${"x".repeat(60_000)}${pem}${"<ca>".repeat(9000)}`)).toBe("certificate-only");
  expect(profile(`${" ".repeat(70_000)}<ca>${pem}`)).toBe("undocumented");
});

describe.each(answers)("$api $method $status $variant", (answer) => {
  const { method, variant } = answer;
  const status = statusOf(answer);

  test("stays what it is with properties that nothing describes", () => {
    const unknown = fc.dictionary(
      fc.string().filter((key) => !named.has(key)),
      json,
    );
    fc.assert(
      fc.property(unknown, (more) => {
        expect(told(method, status, { ...more, ...answer.body })).toBe(variant);
      }),
      { numRuns: 20 },
    );
  });

  if (status !== 200) return;
  const variants = variantsOf(method);
  const successes = variants.flatMap(([name, , under]) => (under === 200 ? [name] : []));
  const [, shape] = variants.find(([name]) => name === variant)!;

  test.each(Object.keys(typeof shape === "object" ? shape! : answer.body))(
    "is not told as a success when %s is broken",
    (fact) => {
      const broken = [undefined, null, false, true, 7, "text", [], {}]
        .map((value) => JSON.parse(JSON.stringify({ ...answer.body, [fact]: value })) as object)
        .filter((odd) => isBroken(answer, odd, fact));
      // By this one alone, a page of servers is told from all of them.
      const never = fact === "current_page" ? [variant] : successes;
      for (const odd of broken)
        expect(never, JSON.stringify(odd)).not.toContain(told(method, 200, odd));
    },
  );

  const failures = answers.filter((one) => one.method === method && statusOf(one) !== 200);
  const flags = failures.flatMap((one) =>
    Object.entries(one.body).filter(([, value]) => typeof value === "boolean"),
  );
  test.each(flags)("is undocumented with a failure's flag: %s %s", (flag, value) => {
    expect(told(method, 200, { ...answer.body, [flag]: value })).toBe("undocumented");
  });
});

/** Whether a body breaks its schema by what it has, or has not, under a name: not by what is below that. */
function isBroken({ api, method, variant }: DescribedAnswer, odd: object, fact: string): boolean {
  const validators = api === "vpnscript" ? vpnscriptValidators : waverosValidators;
  const [, , , , operation = method] = tables[method]!;
  const [, validate] = Object.entries<
    (typeof vpnscriptValidators)[keyof typeof vpnscriptValidators]
  >(validators).find(([key]) => key.startsWith(`${operation}/`) && key.endsWith(`/${variant}`))!;
  if (validate(odd)) return false;
  return validate.errors!.some(({ instancePath, keyword }) => {
    return (
      instancePath === "" ||
      (instancePath === `/${fact}` && ["type", "const", "enum"].includes(keyword))
    );
  });
}
