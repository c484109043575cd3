import { expect, test } from "vitest";
import { notesApi } from "../engine/invented-api.support.ts";
import type { Tool } from "../report/report.ts";
import { askedOf } from "./chosen.ts";

test.each<[tool: Tool, asked: string[]]>([
  ["vitest", ["notes/readNote/200/note", "notes/writeNote/422/too-long", "notes/rules/notes-keep"]],
  ["dredd", ["notes/readNote/200/note"]],
])("Vitest is asked for all, Dredd for what the page shows: %s", (tool, asked) => {
  const all = Object.values(notesApi.catalogue.variants);
  const variants = all.filter(({ name }) => name === "note" || name === "too-long");
  const rules = notesApi.rules.filter(({ id }) => id === "notes-keep");
  expect(askedOf(notesApi, { variants, rules: rules as never }, tool)).toEqual(asked);
});
