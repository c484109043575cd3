import { expect, test } from "vitest";
import { MixedTexts } from "./mixed.ts";

test.each([
  ["entities of letters beyond ASCII alone", "Sömmer-Sonne2024", "S&ouml;mmer-Sonne2024"],
  ["decimal ones", "Sömmer-Sonne2024", "S&#246;mmer-Sonne2024"],
  ["hexadecimal ones", "Sömmer-Sonne2024", "S&#x00F6;mmer-Sonne2024"],
  ["a backslash beside an entity", "Som\\mer&Sonne", "Som\\mer&amp;Sonne"],
  ["one entity in another", "Som<mer&Sonne", "Som&amp;lt;mer&Sonne"],
  ["a slash as PHP escapes it, in a text of JSON", "Sommer/Sonne", "Sommer\\\\\\/Sonne"],
  ["a quote as SQL escapes it", "Sommer'Sonne", "Sommer\\'Sonne"],
  ["a quote that is doubled", "Sommer'Sonne", "Sommer''Sonne"],
  ["a quote as a shell has it", "Sommer'Sonne", "Sommer'\\''Sonne"],
  ["each in an encoding of its own", 'pä"ß& Sonne/é', "p\\u00e4&quot;Ã\u009f%26 Sonne\\/=C3=A9"],
  ["letters and their accents apart", "Sömmer-Sonne", "So\u0308mmer-Sonne"],
  ["a byte of Latin-1", "Sömmer-Sonne2024", "S%F6mmer-Sonne2024"],
  ["two units of UTF-16", "Som😀mer-Sonne", "Som\\ud83d\\ude00mer-Sonne"],
  ["a row of quotes, each in its own way", `Som'"mer-Sonne`, "Som\\u0027&quot;mer-Sonne"],
  ["no longer part than a secret must have", "a-4711-b", "a&#45;4711-b"],
])("a value is found with %s", (_, value, text) => {
  const mixed = new MixedTexts<string>();
  mixed.add(value, "IT");
  expect(mixed.replace(`a ${text} b`, (name) => `$${name}`)).toBe("a $IT b");
  expect(mixed.allIn(text)).toEqual(["IT"]);
});

test.each([
  "Sommer.Sonne2024-",
  "Sommer Sonne2024-",
  "SommerSonne2024-",
  "Sommer'Sonne202-",
  "Sommeru0027Sonne2024-",
  "Sommer'Sonne2024",
])("%s is another value", (text) => {
  const mixed = new MixedTexts<string>();
  mixed.add("Sommer'Sonne2024-", "IT");
  expect(mixed.allIn(text)).toEqual([]);
});

test("a value that is written twice over is another value", () => {
  const mixed = new MixedTexts<string>();
  mixed.add("Sommer-Sonne", "IT");
  expect(mixed.allIn("Sommer--Sonne")).toEqual([]);
});

test("values with the same longest part are found beside each other", () => {
  const mixed = new MixedTexts<string>();
  mixed.add("Sommer-1", "ONE");
  mixed.add("Sommer-2", "OTHER");
  expect(mixed.allIn("Sommer&#45;1 or Sommer&#45;2")).toEqual(["ONE", "OTHER"]);
});

test("a hostile text is read in no time", () => {
  const mixed = new MixedTexts<string>();
  mixed.add(`Sommer${"'".repeat(20)}Sonne`, "IT");
  for (const row of ["\\'", "\\u0027", "&amp;", "\\", "%2525"]) {
    expect(mixed.allIn(`Sonne Sommer${row.repeat(5000)}`.repeat(20))).toEqual([]);
  }
});
