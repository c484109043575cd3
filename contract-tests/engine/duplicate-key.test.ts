import { expect, test } from "vitest";
import { duplicateKey } from "./duplicate-key.ts";

test.each<[text: string, key: string | undefined]>([
  ['{"a":1,"b":{"a":2}}', undefined],
  ['[{"a":1},{"a":1}]', undefined],
  ['{"a":"a","b":"a\\":"}', undefined],
  ['{"a":"{\\"a\\":1}"}', undefined],
  ["7", undefined],
  ['{"a":1,"a":1}', "a"],
  ['{"a":"{","a":1}', "a"],
  ['{"":1,"" \n:1}', ""],
  ['{"a":{"b":[],"c":[{}],"b" : 2}}', "b"],
  ['{"\\u0061":1,"a":2}', "a"],
  ['[1,{"x":["y"],"x":null}]', "x"],
])("%s has %s twice", (text, key) => {
  expect(duplicateKey(text)).toBe(key);
});
