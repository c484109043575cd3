import { describe, expect, test } from "vitest";
import { FACTS, changed, WORDING } from "./alterations.support.ts";
import { mutations } from "./mutations.support.ts";
import { Tracing } from "./compare.ts";
import { recorded, type Claim } from "./described.ts";
import { bells, MANUAL, MARKDOWN, RENDERED, tides } from "./invented.support.ts";
import { readJson } from "./model.ts";
import { readPage } from "./page.ts";
import { recordOf } from "../trace.ts";
import { difference } from "./prose.ts";
import { alarmsOf, vendors } from "./vendors.support.ts";
import { readingOf } from "./words.ts";

const invented = [
  { name: "tides.md", text: MARKDOWN, described: tides },
  { name: "tides.txt", text: RENDERED, described: tides },
  { name: "bells.txt", text: MANUAL, described: bells },
];

describe.each(invented)("the invented page $name", ({ name, text, described }) => {
  const alarms = (page: string) => [...new Tracing(readPage(name, page), described).alarms];

  test("says what is described, and nothing else", () => expect(alarms(text)).toEqual([]));

  test("raises an alarm for each alteration of a fact, with line and file", () => {
    const all = mutations(text, "facts");
    expect(all.length).toBeGreaterThan(30);
    const missed = all.filter((one) => alarms(one.text).length === 0);
    expect(missed.slice(0, 5).map((one) => `${one.name}: ${one.found} => ${one.now}`)).toEqual([]);
    for (const one of all)
      for (const line of alarms(one.text))
        expect(line).toMatch(/^(tides|bells)[^\n]* \(openapi\/invented[^\n]*\)$/);
  });

  test("raises none for a change of wording", () => {
    const all = mutations(text, "wording");
    expect(all.length).toBeGreaterThan(20);
    const wrong = all.filter((one) => alarms(one.text).length > 0);
    expect(
      wrong.slice(0, 5).map((one) => `${one.name}: ${one.line}: ${alarms(one.text)[0]}`),
    ).toEqual([]);
  });
});

test("what is described and not on the page, or otherwise there, is told with its file", () => {
  const [operation] = tides.operations;
  const claims: Claim[] = [
    ...operation!.claims.filter(({ kind }) => kind !== "row"),
    {
      kind: "row",
      name: "harbour_id",
      facts: { required: "no", type: "integer" },
      place: "row harbour_id",
      id: "",
      at: "a",
    },
    { kind: "row", name: "depth", place: "row depth", facts: {}, id: "parameter depth", at: "b" },
  ];
  const prose = { ...tides.prose, "readTide, row harbour_id": { says: ["id / 1 800"] } };
  const changed = { ...tides, prose, operations: [{ ...operation!, claims }] };
  expect([...new Tracing(readPage("tides.md", MARKDOWN), changed).alarms]).toEqual([
    expect.stringMatching(
      /^tides.md:19: .*, row harbour_id: required is yes, the description has no \(a\)$/,
    ),
    expect.stringMatching(/^tides.md:20: .*, row in_feet: is not described/),
    expect.stringMatching(/^tides.md:3: Read a Tide, row depth: has no parameter depth \(b\)$/),
    expect.stringMatching(/the page says "800", and the description does not/),
    expect.stringMatching(/^tides.md:19: .*, row harbour_id: no longer says "800", says "900"/),
  ]);
});

test("a part of a body that has another name is two differences", () => {
  const page = readPage("tides.md", MARKDOWN.replace('"tide":', '"water":'));
  expect([...new Tracing(page, tides).alarms]).toEqual([
    expect.stringMatching(/tab 1: water is 4 values, the description has none \(/),
    expect.stringMatching(/tab 1: tide is not there, the description has 4 values \(/),
  ]);
});

test("what is worded otherwise, or not on record, is a note once", () => {
  const told = (page: string) => {
    const { alarms, notes } = new Tracing(readPage("tides.md", page), known);
    return [...alarms, ...notes];
  };
  const record = recordOf(new Tracing(readPage("tides.md", MARKDOWN), tides));
  const known = { ...tides, ...recorded(record) };
  expect(told(MARKDOWN)).toEqual([]);
  expect(told(MARKDOWN.replace("Retrieve the tide", "**Retrieve**\ntide"))).toEqual([]);
  expect(told(MARKDOWN.replace("one harbour", "any harbour"))).toEqual([
    "tides.md:7: Read a Tide: is worded otherwise; read it again (npm run trace -- tides.md --record takes it down)",
  ]);
  expect(told(`${MARKDOWN}\n## News\n\nSomething went on.\n`)).toEqual([
    expect.stringMatching(/:\d+: News: is not on record; read it \(/),
  ]);
  expect(told(`This is new.\n\n${MARKDOWN}`)).toEqual([
    expect.stringMatching(/:1: before the first heading: is not on record; read it \(/),
  ]);
  expect(told(`${MARKDOWN}\n## News\n\nIt is deprecated.\n`)).toEqual([
    expect.stringMatching(/: News: says "deprecated" \(openapi/),
  ]);
});

test.each<[string, string, string | RegExp, string]>([
  ["tides.md", "a mark of order", /^/, "\uFEFF"],
  ["tides.md", "a footer", /$/, "\nUpdated 3 days ago by us\nPowered by GitBook\n"],
  ["tides.md", "a hint at first", /^/, '{% hint style="info" %}\nAll new.\n{% endhint %}\n\n'],
  ["tides.md", "what a row's columns say", "| Send True", "| Optional. Send True"],
  ["tides.md", "a short type", "Boolean", "Bool"],
  ["tides.md", "another comment", "// 7 - Rising, 8 - Falling", "// 7: rising; 8: falling"],
  ["tides.md", "a comment in a block", /\/\/ 7.*/, "/* 7 = Rising\n * 8 = Falling */"],
  ["tides.md", "a comma at the end", '"low": null', '"low": null,'],
  ["tides.md", "other quotes", /title="([^"]*)"/g, "title='$1'"],
  ["tides.txt", "a menu", /^/, "Home\nGuides\n"],
  [
    "tides.txt",
    "a status",
    '{\n"success": false',
    '422: Unprocessable Entity\n{\n"success": false',
  ],
  ["bells.txt", "another number", "1.1 -", "1.1."],
  ["bells.txt", "a number with a word", "3. Ring It", "Example 3: Ring It"],
  ["bells.txt", "a colon", "broken - No", "broken: No"],
  ["bells.txt", "quotes", "'ring_bell'", '"ring_bell"'],
  ["bells.txt", "quotes of values", /'(\d \w+)'/g, '"$1"'],
  ["bells.txt", "small letters", "Yes", "yes"],
  ["bells.txt", "an image", "3. Ring It", "bell-2.png\n\n3. Ring It"],
  ["bells.txt", "another chapter", "2. Messages", "4. Messages"],
])("%s: %s is wording", (name, _what, find, by) => {
  const { text, described } = invented.find((one) => one.name === name)!;
  const page = text.replace(find, by);
  expect(page).not.toBe(text);
  expect([...new Tracing(readPage(name, page), described).alarms]).toEqual([]);
});

test.each([
  ["All pages available.", "All pages, also unavailable ones.", true],
  ["All pages available.", "All pages, also non-public ones.", true],
  ["All pages not available.", "All pages unavailable.", false],
  ["All pages. Two units.", "All pages. Two universal units, under it.", false],
  ["You have to send all pages.", "Send all pages.", false],
  ["You have to send all pages.", "You may send all pages.", true],
  ["All pages you sent.", "You have to send all pages.", true],
  ["They must not be sent.", "Do not send them.", false],
  ["All from 1 to 1000.", "All from 1 to 1,000.", false],
  ["All from 1 to 1000.", "All from 1000 to 1.", true],
  ["All pages.", "All pages of a day.", true],
  ["All pages work.", "All pages stop working.", true],
])("%s => %s: differs, %s", (was, is, differs) => {
  const found = difference([readingOf(was)], [{ text: is, line: 1 }]);
  expect(found !== undefined).toBe(differs);
});

test.each([
  ["in a fence", "```http\nPOST https://tides.example/api/tides/reset\n```"],
  ["in a command", "```sh\ncurl -X POST https://tides.example/api/tides/reset\n```"],
  ["in a tag", '{% openapi src="a.yaml" path="/api/tides/reset" method="post" %}'],
  ["in prose", "The tide can be had at /api/tides/later, too."],
  ["in a tab without a body", '{% tab title="204: No Content Gone" %}\n{% endtab %}'],
])("a call or an answer that is only %s is found", (_where, more) => {
  const page = MARKDOWN.replace("{% tabs %}", `{% tabs %}\n${more}\n`);
  expect([...new Tracing(readPage("tides.md", page), tides).alarms]).not.toEqual([]);
  const after = readPage("tides.md", `${MARKDOWN}\n## More\n\n${more}\n`);
  expect([...new Tracing(after, tides).alarms]).not.toEqual([]);
});

test.each([
  ['{"a": 1, "b": 2 // two\n}', { "/a": "1", "/b": "2" }, ["`b`: two"]],
  ['{\n// one\n"a": 1, "b": 2 }', { "/a": "1", "/b": "2" }, ["`a`: one"]],
  ['{"a": 1,\n"b": 2, /* 0\n * 1 */}', { "/a": "1", "/b": "2" }, ["`b`: 0; 1"]],
  [
    '{"a": [{"a": 1}, {"a": 2}], "a": 3}',
    { "/a/0/a": "1", "/a/1/a": "2", "/a once more": "3" },
    [],
  ],
  [
    '{"a": 10.0, "b": ["1,]", 2,],}',
    { "/a": '"10.0, a number"', "/b/0": '"1,]"', "/b/1": "2" },
    [],
  ],
])("%s is read as it is written", (text, facts, comments) => {
  expect(readJson(text)).toEqual({ facts, comments });
});

describe.skipIf(vendors.skip)("the vendors' pages", () => {
  test.each(vendors.files)("%s says what is described, and nothing else", async (file) => {
    expect(await alarmsOf(file, await vendors.read(file))).toEqual([]);
  });

  const cases = (table: typeof FACTS) =>
    Object.entries(table).map(([file, changes]) => ({ file, changes }));

  test.each(cases(FACTS))("$file: each altered fact raises an alarm", async ({ file, changes }) => {
    const text = await vendors.read(file);
    for (const change of changes)
      expect(await alarmsOf(file, changed(text, change)), String(change)).not.toEqual([]);
  });

  test.each(cases(WORDING))("$file: no change of wording does", async ({ file, changes }) => {
    const text = await vendors.read(file);
    for (const change of changes)
      expect(await alarmsOf(file, changed(text, change)), String(change)).toEqual([]);
  });
});
