import { expect, test } from "vitest";
import { isMediaType } from "./media-type.ts";

test.each<[header: string, fits: boolean]>([
  ["application/json", true],
  ["Application/JSON", true],
  ["application/json ; charset=utf-8", true],
  ["application/json;charset=utf8", true],
  ['application/json; charset="UTF-8"', true],
  ["application/json; version=1; charset=utf-8", true],
  ["application/json; version=1", true],
  ["application/json; charset=latin1", false],
  ["application/json; charset=utf-80", false],
  ["application/json; charset=xutf-8", false],
  ["application/json; version=1; charset=utf-16", false],
  ["application/problem+json", false],
  ["text/json; charset=utf-8", false],
  ["", false],
])("%s is JSON's media type: %s", (header, fits) => {
  expect(isMediaType(header, "application/json")).toBe(fits);
});
