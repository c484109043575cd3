import { expect, test } from "vitest";
import { SECRET, type SampleCall } from "./sample-call.ts";
import { curlSample, kotlinSample, swiftSample, typescriptSample } from "./samples.ts";

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
