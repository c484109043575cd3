import { describe, expect, test } from "vitest";
import { splitJson } from "./split-json.ts";

/** What it makes of a text that comes in pieces of so many bytes. */
async function split(text: string, size = Infinity) {
  const bytes = Buffer.from(text);
  const taken: unknown[] = [];
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) {
      yield await Promise.resolve(bytes.subarray(at, at + size));
    }
  }
  const rest = await splitJson(chunks(), "list", (one) => taken.push(one));
  return { taken, rest };
}

const ODD = { 'list":[{': '}]{["\\', "ü\u2028": ['\\"', { list: [{ a: "{" }] }], list: [{}] };

describe.each([[1], [2], [7], [Infinity]])("in pieces of %d bytes", (size) => {
  test.each([[undefined], [2]])(
    "each object is taken, whatever is in it (indented by %j)",
    async (indent) => {
      const whole = { before: ODD, list: [ODD, {}, { n: -1.5e3 }], after: { list: [{}], ü: "é" } };
      const { taken, rest } = await split(JSON.stringify(whole, undefined, indent), size);
      expect(taken).toEqual(whole.list);
      expect(rest).toEqual({ ...whole, list: [0, 0, 0] });
    },
  );

  test("what is not an object stays where it is, and so does a list of another depth or name", async () => {
    const whole = {
      list: [1, "{", [{ a: 1 }], { b: 2 }, null],
      other: [{ c: 3 }],
      at: { list: [{}] },
    };
    const { taken, rest } = await split(JSON.stringify(whole), size);
    expect(taken).toEqual([{ b: 2 }]);
    expect(rest).toEqual({ ...whole, list: [1, "{", [{ a: 1 }], 0, null] });
  });
});

test.each([["[]"], ["1"], ['"list"'], ["{}"], ['[[{"a":1}]]'], ['{"list":{"a":{}}}']])(
  "%s has nothing to take",
  async (text) => {
    expect(await split(text)).toEqual({ taken: [], rest: JSON.parse(text) as unknown });
  },
);

test.each([[""], ["{"], ['{"list":[{]}'], ['{"list":[{"a":}]}'], ['{"list":[{}'], ["}}}"]])(
  "%s is not JSON",
  async (text) => {
    await expect(split(text)).rejects.toThrow(SyntaxError);
  },
);
