import { expect, test } from "vitest";
import { SecretTexts } from "./secret-texts.ts";

interface Known {
  is: string;
  isWhole?: boolean;
}

function knowing(...texts: readonly string[]): SecretTexts<Known> {
  const secretTexts = new SecretTexts<Known>();
  for (const text of texts) secretTexts.add(text, { is: text });
  return secretTexts;
}

const write = ({ is }: { is: string }) => `[${is}]`;

test.each<[text: string, known: string[], replaced: string]>([
  ["", ["abcd"], ""],
  ["abc", ["abcd"], "abc"],
  ["abcd", ["abcd"], "[abcd]"],
  ["xabcdx", ["abcd"], "x[abcd]x"],
  ["abcdabcd", ["abcd"], "[abcd][abcd]"],
  ["aabcd", ["abcd"], "a[abcd]"],
  ["abcde abcdf", ["abcdef"], "abcde abcdf"],
  ["abcdef abcde abcd", ["abcd", "abcdef", "abcde"], "[abcdef] [abcde] [abcd]"],
  ["abcdef", ["abcdef", "abcd"], "[abcdef]"],
  ["abcdXY abcdZZ", ["abcdXY", "abcdZZ"], "[abcdXY] [abcdZZ]"],
  // What begins earlier goes before what is longer.
  ["abcdefgh", ["abcd", "cdefgh"], "[abcd]efgh"],
  ["abcdefgh", ["bcdefgh", "abcX"], "a[bcdefgh]"],
  ["abc", ["abc"], "abc"],
  ["ABCD", ["abcd"], "ABCD"],
])("in %j, %j: %j", (text, known, replaced) => {
  const secretTexts = knowing(...known);
  expect(secretTexts.replace(text, write)).toBe(replaced);
  expect(secretTexts.appearIn(text)).toBe(replaced !== text);
});

test.each<[text: string, replaced: string]>([
  ["1603", "[1603]"],
  ['{"passcode":"1603"}', '{"passcode":"[1603]"}'],
  ["passcode=1603&x", "passcode=[1603]&x"],
  ["Your passcode is 1603.", "Your passcode is [1603]."],
  ["user: 1603, 1603/", "user: [1603], [1603]/"],
  ["http://127.0.0.1:16035/", "http://127.0.0.1:16035/"],
  ["http://127.0.0.1:1603/", "http://127.0.0.1:1603/"],
  ["1603-11-27 16:03", "1603-11-27 16:03"],
  ["ct-1603c3d7-Room", "ct-1603c3d7-Room"],
  ["0.1603 _1603", "0.1603 _1603"],
])("what counts only as a whole word is replaced in %j: %j", (text, replaced) => {
  const secretTexts = new SecretTexts<Known>();
  secretTexts.add("1603", { is: "1603", isWhole: true });
  expect(secretTexts.replace(text, write)).toBe(replaced);
});

test("the first meaning is kept, and the last if it replaces that", () => {
  const secretTexts = knowing("abcd");
  secretTexts.add("abcd", { is: "second" });
  expect(secretTexts.replace("abcd", write)).toBe("[abcd]");
  secretTexts.add("abcd", { is: "third" }, true);
  expect(secretTexts.replace("abcd", write)).toBe("[third]");
});

test("texts that begin almost alike are told apart", () => {
  const [one, other] = ["pbcdef", "`ccdef"];
  expect(knowing(one).replace(other, write)).toBe(other);
  expect(knowing(one).appearIn(other)).toBe(false);
  expect(knowing(one, other).replace(`${one}${other}`, write)).toBe(`[${one}][${other}]`);
});

test("characters beyond Latin are looked up, too", () => {
  const text = "\u{1f511}\uffff\u4e00-key";
  expect(knowing(text).replace(`>${text}<`, write)).toBe(`>[${text}]<`);
});

test("nothing is written where nothing stands", () => {
  const never = () => {
    throw new Error("written");
  };
  expect(knowing("abcd").replace("a long text without", never)).toBe("a long text without");
});

test("fifty thousand texts are looked for about as fast as one", () => {
  const many = Array.from({ length: 50_000 }, (_, index) => `key-${index}-`);
  const text = "no such thing here; ".repeat(5000);
  expect(knowing(...many).appearIn(text)).toBe(false);
  expect(knowing(...many).replace(`${text}key-49999-`, write)).toBe(`${text}[key-49999-]`);
});
