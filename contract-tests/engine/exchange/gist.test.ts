import { expect, test } from "vitest";
import { readBody } from "./exchange.ts";
import { gistOf } from "./gist.ts";

test.each([
  [
    500,
    "<html><title> Internal\n Error </title></html>",
    '500 with a page titled "Internal Error"',
  ],
  [200, '{"message":"An error occurred"}\n', '200: {"message":"An error occurred"}'],
  [200, JSON.stringify("x".repeat(118)), `200: ${JSON.stringify("x".repeat(118))}`],
  [200, JSON.stringify("x".repeat(119)), "200"],
  [503, "<h1>down</h1>", "503"],
])("an answer with %i and %j is %s", (status, text, gist) => {
  const body = readBody(Buffer.from(text));
  expect(gistOf({ answer: { status, body } })).toBe(gist);
});
