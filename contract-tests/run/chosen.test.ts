import { expect, test } from "vitest";
import { everyApi } from "../apis/discover.ts";
import { notesApi, TARGET } from "../engine/invented-api.support.ts";
import type { Tool } from "../report/report.ts";
import { askedOf, chosenOf, everyRule } from "./chosen.ts";
import { AS_IT_IS, lamps } from "./models.support.ts";

test.each<[tool: Tool, asked: string[]]>([
  ["vitest", ["notes/readNote/200/note", "notes/writeNote/422/too-long", "notes/rules/notes-keep"]],
  ["dredd", ["notes/readNote/200/note"]],
])("Vitest is asked for all, Dredd for what the vendor's page shows: %s", (tool, asked) => {
  const all = Object.values(notesApi.catalogue.variants);
  const variants = all.filter(({ name }) => name === "note" || name === "too-long");
  const rules = notesApi.rules.filter(({ id }) => id === "notes-keep");
  expect(askedOf(notesApi, { variants, rules: rules as never }, tool)).toEqual(asked);
});

test("rules that ask by chance tell the seed and how much they try", async () => {
  const { vpnscript } = await everyApi();
  const target = { ...TARGET, api: "vpnscript" };
  const { rules } = chosenOf(
    { api: vpnscript!, target },
    { badInput: { budget: 200, seed: 5 }, models: { sequences: 20, seed: 6 } },
  );
  const chances = rules.flatMap(({ chance }) => chance ?? []);
  expect(chances).toContainEqual({ seed: 5, tries: 200 });
  expect(chances).toContainEqual({ seed: 6, tries: 20 });
});

const API = { ...notesApi, models: [{ ...lamps(AS_IT_IS), isReversible: false }] };

test("what is wanted is asked of models too", () => {
  const models = { sequences: 1, seed: 1, irreversible: true };
  const ids = (wanted?: (id: string, target: string) => boolean) =>
    chosenOf({ api: API, target: TARGET }, { models, wanted }).rules.map(({ id }) => id);
  expect(ids()).toContain("model-of-a-lamp");
  expect(ids((id, target) => target === "kitchen" && !id.includes("model"))).toEqual(
    ids().filter((id) => id !== "model-of-a-lamp"),
  );
});

test("a run can have the rules behind any option, irreversible models too", () => {
  const own = chosenOf({ api: API, target: TARGET }, {}).rules;
  expect(everyRule(API).map(({ id }) => id)).toEqual([
    ...own.map(({ id }) => id),
    "model-of-a-lamp",
    "bad-input-is-refused",
  ]);
});
