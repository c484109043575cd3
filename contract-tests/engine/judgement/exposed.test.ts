import { expect, test } from "vitest";
import { Exposed } from "./exposed.ts";
import { exchanged, notes } from "../invented.support.ts";
import { Secrets } from "../secrets/secrets.ts";

const PASSWORD = "Tr0ub4dor&3";
const ISSUED = "12|TDLLcUvoJlzYKMgMi398WwxjW6tcY8OJtZkWcfTC";
/** Passwords of the run; some of the short ones are too common to be recognised in an answer. */
const PASSWORDS = [
  PASSWORD,
  "rosalind",
  "abcde",
  "20211221",
  "987654321",
  "s3cr3t",
  "42hunter",
  "hunter42",
];
const TARGET = {
  username: "liamliam",
  password: PASSWORD,
  twin: { username: "rosalind", password: "rosalind" },
  short: { password: "abcde" },
  pin: { password: "20211221" },
};

/** What is told of one answer: by its check, and whether it is only a remark. */
function told(...met: Parameters<typeof exchanged>): string[] {
  const secrets = new Secrets();
  for (const value of PASSWORDS) secrets.add("PASSWORD", value);
  secrets.add("TOKEN", ISSUED);
  const exposed = new Exposed({ api, secrets, target: TARGET });
  exposed.answered(exchanged(...met));
  for (const breach of exposed.breaches) {
    expect(JSON.stringify(breach)).not.toContain(PASSWORD);
    expect(breach.exchange?.answer.body.text).toBe("");
  }
  return exposed.breaches.map(({ at, inferred }) => `${inferred ? "remark" : "finding"} ${at}`);
}

const KEY = "sk_live_51HxyzABCDEFsecret";
const NOTE = { id: 1, text: "milk" };

/** Notes with pages, each with a token of its own. */
const fields = { ...(notes.schemas["Note"] as { properties: object }).properties };
const pages = { items: { properties: { token: {} } } };
const api = {
  ...notes,
  schemas: { ...notes.schemas, Note: { properties: { ...fields, pages } } },
};

/** A list whose last entry has two digits. */
const long = (last: unknown) => [...Array.from({ length: 10 }, () => ({})), last];
const base64 = (text: string) => Buffer.from(text).toString("base64");

test.each<[what: string, told: string[], ...Parameters<typeof exchanged>]>([
  ["nothing", [], NOTE],
  [
    "a password in a late entry of a long list",
    ["finding /items/149/note"],
    { items: [...Array.from({ length: 149 }, () => ({})), { note: `key=${PASSWORD}` }] },
  ],
  ["a token where the vendor's page shows one", [], { ...NOTE, token: ISSUED }],
  [
    "a password where the vendor's page shows a token",
    ["finding /token"],
    { ...NOTE, token: PASSWORD },
  ],
  ["a password's hash", ["finding /note"], { ...NOTE, note: `$2y$10$${"x".repeat(53)}` }],
  ["a price", [], { ...NOTE, price: "$2y" }],
  ["a token in a text", ["finding /text"], { ...NOTE, text: `Hi, ${ISSUED}` }],
  ["a password in base64", ["finding /text"], { ...NOTE, text: base64(`liam:${PASSWORD}`) }],
  ["a password in a field with a slash", ["finding /liam~1x"], { "liam/x": `${PASSWORD}!` }],
  ["a token as the name of a field", [`finding /${ISSUED}`], { [ISSUED]: 1 }],
  ["a number as the name of a field", ["finding /987654321"], { "987654321": 1 }],
  ["a token beside an unknown field", [], { ...NOTE, token: ISSUED, colour: "red" }],
  ["a token in a known list", [], { ...NOTE, pages: long({ token: ISSUED }) }],
  [
    "a token in an unknown object",
    ["finding /extra/token", "remark /extra/token"],
    { ...NOTE, extra: { token: ISSUED } },
  ],
  [
    "a credential in an entry of a list",
    ["remark /pages/10/api_key"],
    { ...NOTE, pages: long({ api_key: "x9y8" }) },
  ],
  ["a token in a WireGuard file", [], { ...NOTE, text: `[Interface]\nPrivateKey = ${ISSUED}` }],
  ["the same in small letters", [], { ...NOTE, text: `privatekey=${ISSUED}` }],
  ["the same in an OpenVPN profile", [], { ...NOTE, text: `<auth-user-pass>\nme\n${ISSUED}` }],
  ["the same without blanks", [], { ...NOTE, text: `PrivateKey=${ISSUED}` }],
  ["the same with more blanks", [], { ...NOTE, text: ` \t PrivateKey  = ${ISSUED}` }],
  ["a token behind such words", ["finding /text"], { ...NOTE, text: `No PrivateKey = ${ISSUED}` }],
  ["a token in an error", ["finding /a/0"], { message: "No.", a: [ISSUED] }, { status: 404 }],
  [
    "a token in a header",
    ["finding header x-token"],
    NOTE,
    { headers: { "content-type": "application/json", "x-token": ISSUED } },
  ],
  ["a token in a redirect's address", [], NOTE, { headers: { location: `/?t=${ISSUED}` } }],
  ["a password in no JSON", ["finding body"], `<p>${PASSWORD}</p>`],
  ["a token in a body that is cut short", [], `{"token":"${ISSUED}",`],
  [
    "the same where no answer to the operation has a token",
    ["finding body"],
    `{"token":"${ISSUED}",`,
    {},
    { operation: "writeNote" },
  ],
  ["most of a password", ["finding body"], { ...NOTE, text: `${PASSWORD.slice(0, -2)}**` }],
  ["the end of most of one", ["finding body"], { ...NOTE, text: `…${PASSWORD.slice(2)}` }],
  ["the beginning of one", [], { ...NOTE, text: `${PASSWORD.slice(0, 4)}*******` }],
  ["most of one, and other words behind it", [], { ...NOTE, text: PASSWORD.slice(0, -2) }],
  [
    "most of one that was sent so",
    [],
    { ...NOTE, text: `${PASSWORD.slice(0, -2)}**` },
    {},
    { url: `http://notes.test/?text=${encodeURIComponent(PASSWORD.slice(0, -1))}` },
  ],
  ["a list that is written as a text", [], { ...NOTE, pages: `[{"token":"${ISSUED}"}]` }],
  ["a token in another form, in its place", [], { ...NOTE, token: { text: ISSUED } }],
  ["a password that is a username, too", [], { ...NOTE, text: "rosalind" }],
  ["a password beyond what is read", [], `${" ".repeat(200_000)}${PASSWORD}`],
  ["a password that is too short", [], { ...NOTE, text: "abcde" }],
  ["a password that is just long enough", ["finding /text"], { ...NOTE, text: "s3cr3t" }],
  ["a short one that ends in digits", ["finding /text"], { ...NOTE, text: "hunter42" }],
  ["a short one that begins with digits", ["finding /text"], { ...NOTE, text: "42hunter" }],
  ["a number that is no date", ["finding /text"], { ...NOTE, text: "987654321" }],
  ["a password that may be a date", [], { ...NOTE, text: "20211221" }],
  ["another credential in an unknown field", ["remark /api_key"], { ...NOTE, api_key: "x9y8" }],
  ["a credential as the name of a field", [`remark /${KEY}`], { ...NOTE, [KEY]: 1 }],
  ["a word that says of what type one is", [], { ...NOTE, token_type: "Bearer" }],
  ["the same, and it is empty", [], { ...NOTE, api_key: "" }],
  ["the same, and it is null", [], { ...NOTE, remember_token: null }],
  [
    "what a refusal gives all the same",
    ["finding /token"],
    { message: "No such note.", token: "13|abc" },
    { status: 404 },
  ],
  [
    "the same with the least status of a refusal",
    ["finding /token"],
    { written: true, token: "13|abc" },
    { status: 400 },
    { operation: "writeNote" },
  ],
  ["a token with a success that has none", ["remark /token"], { locked: true, token: "13|abc" }],
  [
    "a credential in a refusal, of no known name",
    ["remark /api_key"],
    { message: "No such note.", api_key: "x9y8" },
    { status: 404 },
  ],
])("an answer that shows %s: %j", (_, expected, ...met) => {
  expect(told(...met)).toEqual(expected);
});

test.each<[what: string, persona: string | undefined, secret: string, told: string[]]>([
  ["what its owner is given", "ann", "ANN_TOKEN", []],
  ["what another is given", "bea", "ANN_TOKEN", ["no-secret-of-another-is-shown"]],
  ["what one of a longer name is given", "roxann", "ANN_TOKEN", ["no-secret-of-another-is-shown"]],
  ["what is nobody's", "bea", "TOKEN", []],
  ["what another has, too", "cleo", "ANN_TOKEN", []],
  ["what a wrong token is given", undefined, "ANN_TOKEN", []],
])("%s, in its place", (_, persona, name, expected) => {
  const secrets = new Secrets();
  secrets.add(name, ISSUED);
  const cleo = persona === "cleo" ? { password: ISSUED } : {};
  const target = { personas: { ann: {}, bea: {}, roxann: {}, cleo } };
  const exposed = new Exposed({ api: notes, secrets, target });
  const one = exchanged({ ...NOTE, token: ISSUED });
  // The owner has had the same answer.
  for (const who of ["ann", persona].slice(name === "ANN_TOKEN" ? 0 : 1)) {
    exposed.answered({ ...one, request: { ...one.request, persona: who } });
  }
  expect(exposed.breaches.map(({ check }) => check)).toEqual(expected);
});

test("a breach says what is shown, and quotes no secret", () => {
  const secrets = new Secrets();
  secrets.add("TOKEN", ISSUED);
  const exposed = new Exposed({ api: notes, secrets, target: {} });
  exposed.answered(exchanged({ ...NOTE, text: `Hi, ${ISSUED}`, api_key: "x9y8" }));
  expect(exposed.breaches).toMatchObject([
    {
      check: "no-secret-is-shown",
      message: "The answer shows $TOKEN, where the vendor's page shows no such secret.",
      expected: "no secret of the run",
      actual: "Hi, $TOKEN",
    },
    {
      check: "no-other-credential-is-shown",
      message:
        'The answer exposes what may be a credential, in the field "api_key", which the vendor\'s page does not document.',
      expected: "no such field",
      actual: "4 characters",
    },
  ]);
});

test.each([
  ["a finding where no secret is documented", false, new Set<string>()],
  ["a remark beside a documented secret", true, notes.secretFields],
])("a private key is %s", (_, inferred, secretFields) => {
  const keeper = { api: { ...notes, secretFields }, secrets: new Secrets(), target: {} };
  const exposed = new Exposed(keeper);
  exposed.answered(exchanged({ ...NOTE, private_key: "x9y8" }));
  expect(exposed.breaches).toMatchObject([{ inferred }]);
});

test("the same place is told once, and no more than a few are", () => {
  const secrets = new Secrets();
  secrets.add("TOKEN", ISSUED);
  const exposed = new Exposed({ api: notes, secrets, target: {} });
  const shown = Array.from({ length: 12 }, () => ({ text: ISSUED }));
  exposed.answered(exchanged({ shown }));
  expect(exposed.breaches).toHaveLength(1);
  exposed.answered(exchanged({ list: shown.map(({ text }) => text) }));
  expect(exposed.breaches).toHaveLength(2);
  exposed.answered(exchanged({ list: ISSUED }));
  expect(exposed.breaches).toHaveLength(3);
  const fields = Array.from({ length: 30 }, (_, index) => [`field${"x".repeat(index)}`, ISSUED]);
  exposed.answered(exchanged(Object.fromEntries(fields)));
  expect(exposed.breaches.length).toBe(8);
});
