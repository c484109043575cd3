import { expect, test } from "vitest";
import { headingOf, inferredFrom, joinSources, linkedPlaces, partsOf, placesOf } from "./source.ts";

test.each<[string, object[]]>([
  ["Server List", [{ heading: "Server List" }]],
  ["Configuration (POST), tab 12", [{ heading: "Configuration", method: "POST", tab: 12 }]],
  ["1.1 - Create, row api-key", [{ heading: "1.1 - Create", row: "api-key" }]],
  [
    'Messages, "0 - Off; 1, tab 2 - On"',
    [{ heading: "Messages", words: "0 - Off; 1, tab 2 - On" }],
  ],
  ["inferred from HTTP (RFC 9110)", [{ inferred: true, heading: "HTTP (RFC 9110)" }]],
  [
    "Users, and groups, tab 1; inferred from Laravel",
    [
      { heading: "Users, and groups", tab: 1 },
      { inferred: true, heading: "Laravel" },
    ],
  ],
  // Not a place, so a heading, which no page has.
  ["Server List, tab 0", [{ heading: "Server List, tab 0" }]],
])("%s", (source, places) => {
  const want = places.map((one) => ({ inferred: false, ...one }));
  expect(placesOf(source)).toEqual(want);
  expect(partsOf(source)).toHaveLength(places.length);
});

test.each([
  "",
  "; ",
  "Server List;",
  "Server List; ",
  ' "words"',
  'Messages, "Not',
  "inferred from ",
])('"%s" is not well formed', (source) => {
  expect(() => placesOf(source)).toThrow(/: write a heading of the vendor's page and a place/);
});

test("a heading is read with its method", () => {
  const source = "Configuration (POST), tab 1; HTTP (RFC 9110)";
  expect(placesOf(source).map(headingOf)).toEqual(["Configuration (POST)", "HTTP (RFC 9110)"]);
});

test("a place links into the page, or to its authority, where the page's address is known", () => {
  const source =
    'Server List; Set - Up (POST), tab 2; Messages, "0, & 1"; inferred from Laravel; Laravel, ""';
  const authorities = { Laravel: "https://laravel.test" };
  const hrefs = (docs?: string) =>
    linkedPlaces(source, docs, authorities).map(({ href }) =>
      href?.replace("https://x.test/a", ""),
    );
  expect(hrefs("https://x.test/a")).toEqual([
    "#:~:text=Server%20List",
    "#:~:text=Set%20%2D%20Up-,POST&text=Set%20%2D%20Up",
    "#:~:text=0%2C%20%26%201",
    "https://laravel.test",
    undefined,
  ]);
  for (const docs of [undefined, "javascript:alert(1)"]) {
    expect(hrefs(docs)).toEqual(Array.from({ length: 5 }));
  }
});

test("a single word, which a page may have anywhere, links to its heading", () => {
  const hrefs = linkedPlaces('Notes, "api-key"; Notes, "api key"', "https://x.test/a");
  expect(hrefs.map(({ href }) => href)).toEqual([
    "https://x.test/a#:~:text=Notes",
    "https://x.test/a#:~:text=api%20key",
  ]);
});

test("sources are joined, each place once", () => {
  const joined = joinSources(["A, tab 1; B", undefined, "", "B", 'A, "x; y"']);
  expect(joined).toBe('A, tab 1; B; A, "x; y"');
  expect(inferredFrom("A, tab 1; B")).toBe("inferred from A, tab 1; inferred from B");
});
