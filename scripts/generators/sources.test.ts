import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { apiNames } from "../../contract-tests/apis/discover.ts";
import { placesOf } from "../../contract-tests/engine/description/source.ts";
import { catalogueOf } from "./catalogue.ts";
import { DescriptionError, type Description, type Schema } from "./description.ts";
import { SMALL } from "./small-description.support.ts";
import { withoutSources, withParameterSources } from "./sources.ts";

const changed = (change: (description: any) => void): Description => {
  const description = structuredClone(SMALL);
  change(description);
  return description;
};
const sources = (description: Description) =>
  Object.values(catalogueOf("small", description).variants).map(({ source }) => source);

describe("a variant comes from", () => {
  test("its tab, or what it is inferred from", () => {
    expect(sources(SMALL)).toEqual([
      "Things, tab 1",
      "inferred from Things, tab 1",
      "make it, tab 1",
      "make it, tab 2",
      "drop it, tab 1",
    ]);
  });

  test("another section, and what its schema says", () => {
    const description = changed(({ paths, components }) => {
      paths["/drop/../"].post["x-source"] = { heading: "drop it", answers: { made: "Examples" } };
      paths["/drop/../"].get["x-source"] = paths["/drop/../"].post["x-source"];
      components.schemas.Made["x-source"] = 'Examples, "made"';
    });
    const listed = { ...description, "x-sources": { headings: ["Examples"] } };
    expect(sources(listed).slice(2)).toEqual([
      'make it, tab 1; Examples, "made"',
      "make it, tab 2",
      'Examples; Examples, "made"',
    ]);
  });

  test("the section that names its call, where the vendor's page shows no body", () => {
    const description = changed(({ paths }) => {
      const { get } = paths["/things"];
      get.responses["200"]["x-variants"].guessed = "undocumented";
      delete get.responses["200"]["x-inferred"];
    });
    expect(sources(description)[1]).toBe("Things");
  });
});

test.each<[string, (description: any) => void, RegExp]>([
  [
    "an operation without x-source",
    ({ paths }) => delete paths["/things"].get["x-source"],
    /^openapi\/small: GET listThings: x-source: has no heading; name the one of/,
  ],
  [
    "a variant without a source",
    ({ paths }) => (paths["/things"].get["x-source"].tabs = []),
    /^openapi\/small: GET \/things \(listThings\): x-source: does not say where 200\/things comes from; name it in tabs/,
  ],
  [
    "a tab of no variant",
    ({ paths }) => paths["/things"].get["x-source"].tabs.push("gone"),
    /GET listThings: x-source: gone is not a variant of it, or is named twice; there are things, guessed/,
  ],
  [
    "two tabs of one variant",
    ({ paths }) => paths["/things"].get["x-source"].tabs.push("things"),
    /things is not a variant of it, or is named twice/,
  ],
  [
    "a variant that is shown and inferred",
    ({ paths }) => paths["/things"].get["x-source"].tabs.push("guessed"),
    /x-source: guessed is inferred under 200; leave it out of one of the two/,
  ],
  [
    "a source with a heading that is not there",
    ({ components }) => (components.schemas.Made["x-source"] = "Thing, tab 1"),
    /^openapi\/small: \/components\/schemas\/Made\/x-source: "Thing, tab 1": no operation has the heading "Thing"; correct it, or list it under x-sources/,
  ],
  [
    "something inferred from what is not there",
    ({ paths }) => (paths["/things"].get.responses["200"]["x-inferred"].guessed = "Laravel"),
    /\/responses\/200\/x-inferred\/guessed: "inferred from Laravel": no operation has the heading/,
  ],
  [
    "a source that is a number",
    ({ components }) => (components.schemas.Made["x-source"] = 3),
    /Made\/x-source: "\[3\]": no operation has/,
  ],
  [
    "a source that is an object, though at a field",
    ({ components }) => (components.schemas.Made["x-source"] = { heading: "Things" }),
    /Made\/x-source: "\[\{.*: write a heading/,
  ],
  [
    "an authority of which nothing is inferred",
    (description) => {
      description["x-sources"] = { authorities: { Law: "https://law.example" } };
      description.components.schemas.Made["x-source"] = "Law";
    },
    /Made\/x-source: "Law": write "inferred from Law"/,
  ],
  [
    "a source that is not well formed",
    ({ components }) => (components.schemas.Made["x-source"] = 'Things, "a'),
    /Made\/x-source: "Things, "a": write a heading/,
  ],
])("%s is the description's fault, and named", (_, spoil, message) => {
  expect(() => sources(changed(spoil))).toThrow(DescriptionError);
  expect(() => sources(changed(spoil))).toThrow(message);
});

test("a parameter comes from its row, unless it says otherwise, and from what its schema says", () => {
  const description = changed(({ paths, components }) => {
    const { get } = paths["/make/../"];
    get.parameters.push({ name: "size", in: "query", schema: {}, "x-source": "make it, tab 2" });
    components.schemas.Make.properties.name = { $ref: "#/components/schemas/Thing" };
    components.schemas.Thing["x-source"] = "Things";
  });
  const { paths, components } = withParameterSources(description);
  const written = paths["/make/../"]!["get"]!.parameters!.map((one) => one["x-source"]);
  expect(written).toEqual(["make it, row action", "make it, row name", "make it, tab 2"]);
  const { name } = components.schemas["Make"]!.properties!;
  expect(name?.["x-source"]).toBe("make it, row name; Things");
});

test("a form for generators says nothing of sources", () => {
  expect(JSON.stringify(withoutSources(SMALL))).not.toMatch(/x-source|x-inferred/);
});

test.each(apiNames())("what the page of %s shows is not called inferred alone", async (api) => {
  const file = new URL(`../../generated/${api}/openapi.by-action.json`, import.meta.url);
  const plain = new URL(`../../generated/${api}/openapi.json`, import.meta.url);
  const inferred: string[] = [];
  JSON.parse(await readFile(existsSync(file) ? file : plain, "utf8"), (_, value: unknown) => {
    const { description = "", "x-source": source } = Object(value) as Schema;
    const shows = /page('s examples?)? shows (?!no\b|none\b|neither\b)/.test(description);
    if (!shows || typeof source !== "string") return value;
    if (placesOf(source).every((place) => place.inferred)) inferred.push(description);
    return value;
  });
  expect(inferred).toEqual([]);
});
