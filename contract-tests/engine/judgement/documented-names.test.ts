import { describe, expect, test } from "vitest";
import { readBody } from "../exchange/exchange.ts";
import { notes } from "../invented.support.ts";
import { documentedNames, namesIn, respelledIn } from "./documented-names.ts";

const SCHEMA = {
  type: "object",
  properties: { userName: {}, rows: { items: { properties: { expires_at: {}, tags: {} } } } },
};

test("a schema has the names of its fields at any depth", () => {
  expect([...namesIn(SCHEMA)]).toEqual(["userName", "rows", "expires_at", "tags"]);
  expect([...namesIn(null), ...namesIn("properties")]).toEqual([]);
});

test("a name is documented if the page has it, and not if the target's overlay alone has it", () => {
  const schemas = { Note: SCHEMA, Own: { properties: { ours: {} } } };
  const overlay = { file: "overlay.yaml", digest: "1", variants: ["notes/Own"] };
  const isDocumented = documentedNames({ ...notes, schemas, overlay });
  expect(["tags", "ours", "other"].map(isDocumented)).toEqual([true, false, false]);
  const all = documentedNames({ ...notes, schemas: { ...schemas } });
  expect(["tags", "ours", "other"].map(all)).toEqual([true, true, false]);
});

describe("a field that an answer may lack", () => {
  const respelled = (body: object, came: string[]) =>
    respelledIn(SCHEMA, came, readBody(Buffer.from(JSON.stringify(body))));

  test.each<[what: string, body: object, came: string, name: string, at: string]>([
    ["in other case", { username: "a" }, "/username", "userName", "/userName"],
    ["with other signs", { "user-name": "a" }, "/user-name", "userName", "/userName"],
    ["with an s more", { user_names: "a" }, "/user_names", "userName", "/userName"],
    ["with an s less", { rows: [{ tag: 1 }] }, "/rows/0/tag", "tags", "/rows/0/tags"],
  ])("is there %s", (_, body, came, name, at) => {
    expect(respelled(body, [came])).toEqual([
      {
        check: "body-matches-schema",
        message: `The field "${name}" is missing.`,
        at,
        expected: `a field "${name}"`,
        actual: `"${came.split("/").at(-1)}" in its place`,
      },
    ]);
  });

  test.each<[what: string, body: object, came: string]>([
    ["that has come as well", { userName: "a", username: "b" }, "/username"],
    ["that is another", { owner: "a" }, "/owner"],
    ["that has no letters", { 42: "a" }, "/42"],
  ])("is not in place of one %s", (_, body, came) => {
    expect(respelled(body, [came])).toEqual([]);
  });
});
