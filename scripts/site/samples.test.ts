import { expect, test } from "vitest";
import { apiNames } from "../../contract-tests/apis/discover.ts";
import { generatedDescription } from "../described.ts";
import { SECRET, type SampleCall } from "./sample-call.ts";
import { curlSample, kotlinSample, samplesOf, swiftSample, typescriptSample } from "./samples.ts";

const call: SampleCall = {
  method: "POST",
  url: "http://192.168.10.1/api/",
  baseUrl: "http://192.168.10.1/api/",
  query: [],
  headers: { Accept: "application/json" },
  body: { "api-key": SECRET, action: "greet", name: "Liam's $5 phone", count: 2 },
  secret: { name: "apiKey", variable: "API_KEY" },
};

test("curl keeps quotes and dollars as they are, and takes the key from the environment", () => {
  expect(curlSample(call)).toBe(
    [
      "curl http://192.168.10.1/api/ \\",
      "  --request POST \\",
      '  --header "Accept: application/json" \\',
      '  --header "Content-Type: application/json" \\',
      "  --data '{",
      '    "api-key": "\'"$API_KEY"\'",',
      '    "action": "greet",',
      `    "name": "Liam'\\''s $5 phone",`,
      '    "count": 2',
      "  }'",
    ].join("\n"),
  );
});

test("TypeScript leaves out what the client fills in", () => {
  const names = {
    module: "m/x",
    create: "createX",
    method: "greet",
    success: "greeted",
    constants: ["action"],
  };
  expect(typescriptSample(call, names)).toContain(
    [
      "const answer = await client.greet({",
      `  name: "Liam's $5 phone",`,
      "  count: 2,",
      "});",
    ].join("\n"),
  );
  expect(typescriptSample(call, names)).toContain("apiKey: process.env.API_KEY!");
});

test("Kotlin interpolates the key, and nothing else", () => {
  expect(kotlinSample(call)).toContain('"api-key": "$apiKey"');
  expect(kotlinSample(call)).toContain("Liam's ${'$'}5 phone");
});

test("Swift's body may mix types", () => {
  expect(swiftSample(call)).toContain('"api-key": apiKey,');
  expect(swiftSample(call)).toContain("] as [String: Any])");
});

const read: SampleCall = {
  ...call,
  method: "GET",
  query: [
    ["action", "greet"],
    ["api-key", SECRET],
  ],
  body: undefined,
};

test.each([
  ["curl", curlSample(read), '--data-urlencode "api-key=$API_KEY"'],
  ["Kotlin", kotlinSample(read), '.addQueryParameter("api-key", apiKey)'],
  ["Swift", swiftSample(read), 'URLQueryItem(name: "api-key", value: apiKey)'],
])("%s puts the key into the query of a GET", (_, sample, want) => {
  expect(sample).toContain(want);
});

/** What Kotlin and Swift with Foundation bring, as far as samples use it. */
const BROUGHT =
  "Any Foundation HTTPURLResponse JSONSerialization NSNull ProcessInfo String System URL URLComponents " +
  "URLQueryItem URLRequest URLSession UTF8 as await fun import let main okhttp3 print println self try val var";

/** Names that a sample uses without having declared or imported them; of members, Kotlin's extensions alone. */
function unknownNames(source: string): string[] {
  const code = source
    // Of a text, only what is inserted into it.
    .replace(/"""[^]*?"""|"(?:[^"\\]|\\.)*"/g, (text) => {
      return ` ${text.match(/(?<=\$\{?|\\\()[a-z]\w*/g)?.join(" ") ?? ""} `;
    })
    .replace(/\/\/.*/g, "");
  const declared = /\b(?:val|var|let) \(?(\w+)(?:, (\w+))?|\{ (\w+) ->|^import .*\.(\w+)$/gm;
  const known = [...code.matchAll(declared)].flat().concat(BROUGHT.split(" "));
  const used = code.match(/(?<![\w.])[A-Za-z]\w*(?!\w|:)|(?<=\.)to[A-Z]\w*/g) ?? [];
  return used.filter((name) => !known.includes(name));
}

test.for(apiNames())(
  "each sample of %s can be pasted: it imports or declares what it names",
  async (api) => {
    const described = await generatedDescription(api);
    const unknown = described.endpoints.flatMap((endpoint) =>
      samplesOf(described, endpoint)
        .filter(({ label }) => /Kotlin|Swift/.test(label))
        .map(({ label, source }) => [
          endpoint.operation.operationId,
          label,
          ...unknownNames(source),
        ]),
    );
    expect(unknown.filter(([, , ...names]) => names.length > 0)).toEqual([]);
  },
);
