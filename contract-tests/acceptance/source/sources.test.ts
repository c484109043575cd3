import { describe, expect, test } from "vitest";
import { bundle } from "../../../scripts/generators/bundle.ts";
import {
  entriesOf,
  follow,
  type Description,
  type Schema,
} from "../../../scripts/generators/description.ts";
import { problemOf } from "../../../scripts/generators/sources.ts";
import { everyApi } from "../../apis/discover.ts";
import { headingOf, placesOf } from "../../engine/description/source.ts";
import { everyRule } from "../../run/chosen.ts";
import { fieldSources } from "./field-sources.support.ts";

const all = await Promise.all(
  Object.values(await everyApi()).map(async (api) => ({ api, document: await bundle(api.name) })),
);

describe.each(all)("everything that $api.name promises has an address", ({ api, document }) => {
  const { variants, sources } = api.catalogue;
  const addressed = [
    ...Object.values(variants).map(({ id, source }) => [id, source] as const),
    ...everyRule(api).map(({ id, source }) => [`rule ${id}`, source] as const),
    ...parametersOf(document).map(([id, { source }]) => [id, source] as const),
    ...Object.entries(fieldSources(document, Object.values(variants))).map(
      ([id, { source }]) => [`field ${id}`, source] as const,
    ),
  ];

  test("a variant, rule, parameter or field of an answer", () => {
    const wrong = addressed.map(([id, source]) => [id, problemOf(source, sources)]);
    expect(wrong.filter(([, problem]) => problem !== undefined)).toEqual([]);
  });

  test("only what is inferred is inferred from something, and only from that alone", () => {
    const wrong = Object.values(variants).filter(({ provenance, source }) => {
      const [first, ...rest] = placesOf(source).map(({ inferred }) => inferred);
      const isAll = first === true && !rest.includes(false);
      return provenance === "inferred" ? !isAll : first !== false;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test("what a text marks as inferred says from what", () => {
    const marked = [
      ...Object.entries(fieldSources(document, Object.values(variants))),
      ...parametersOf(document),
    ].filter(([, { schema }]) => /\binferred\b/i.test(schema.description ?? ""));
    const lacking = marked.filter(([, { source }]) => !source.includes("inferred from "));
    expect(lacking.map(([id]) => id)).toEqual([]);
  });

  test("what x-sources lists is named; an authority has no place, and is what something is inferred from", () => {
    const written = [
      ...addressed.map(([, source]) => source),
      ...Array.from(
        JSON.stringify(document).matchAll(/"x-source":("(?:[^"\\]|\\.)*")/g),
        ([, source = ""]) => JSON.parse(source) as string,
      ),
    ];
    const places = written.flatMap(placesOf);
    const beside = places.filter((one) => headingOf(one) in sources.authorities);
    const odd = beside.filter(({ inferred, tab, row, words }) => !inferred || tab || row || words);
    expect(odd).toEqual([]);
    const named = new Set(places.map(headingOf));
    const { headings = [], authorities = {} } = document["x-sources"] ?? {};
    expect([...headings, ...Object.keys(authorities)].filter((one) => !named.has(one))).toEqual([]);
  });
});

test("a fact without a source, and a source of nowhere, are told", () => {
  const sources = { page: "Page", headings: ["Page"], authorities: { Laravel: "https://x.test" } };
  expect(problemOf("Page; inferred from Laravel", sources)).toBeUndefined();
  expect(problemOf("", sources)).toMatch(/write a heading/);
  expect(problemOf("Pages, tab 1", sources)).toMatch(/no operation has the heading "Pages"/);
});

/** What operations take: their parameters, and the properties of their bodies. */
function parametersOf(document: Description) {
  return entriesOf(document).flatMap(({ operation }) => {
    const { operationId, parameters = [], requestBody } = operation;
    const body = follow(document, requestBody?.content["application/json"]?.schema ?? {});
    const taken: [string, Schema][] = [
      ...parameters.map((one): [string, Schema] => [one.name, one as unknown as Schema]),
      ...Object.entries(body.properties ?? {}),
    ];
    return taken.map(([name, schema]) => {
      return [`${operationId}, ${name}`, { schema, source: schema["x-source"] ?? "" }] as const;
    });
  });
}
