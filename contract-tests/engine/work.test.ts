import { describe, expect, test } from "vitest";
import { notesApi } from "./invented-api.support.ts";
import { globMatcher, restsOn, ruleId, select } from "./work.ts";

test.each<[glob: string, id: string, matches: boolean]>([
  ["notes/readNote/200/note", "notes/readNote/200/note", true],
  ["notes/readNote", "notes/readNote/200/note", true],
  ["notes/read", "notes/readNote/200/note", false],
  ["readNote", "notes/readNote/200/note", false],
  ["notes/readNote/*", "notes/readNote/200/note", false],
  ["notes/readNote/*/*", "notes/readNote/200/note", true],
  ["notes/readNote/**", "notes/readNote/200/note", true],
  ["notes/read*", "notes/readNote", true],
  ["notes/read*", "notes/readNote/200/note", false],
  ["**", "other/write/written", true],
  ["*", "other/write/written", false],
  ["**/rules/**", "notes/rules/notes-keep", true],
  ["notes/*/422/*", "notes/writeNote/422/too-long", true],
  ["notes/*/4*/*", "notes/writeNote/422/too-long", true],
  ["*/rules/notes-keep", "notes/rules/notes-keep", true],
  ["notes/rules/notes.keep", "notes/rules/notes-keep", false],
  ["notes/[a-z]+", "notes/rules", false],
  ["notes/a|notes/b", "notes/b", false],
  ["a\\d", "a1", false],
  ["a^b$(c){2}?", "a^b$(c){2}?", true],
  ["", "notes/rules/notes-keep", false],
  ["(", "notes/rules/notes-keep", false],
])("%s and %s: %s", (glob, id, matches) => {
  expect(globMatcher(glob)(id)).toBe(matches);
});

describe("selected is", () => {
  const ids = (wanted?: (id: string) => boolean) => {
    const { variants, rules } = select(notesApi, wanted);
    return [...variants.map(({ id }) => id), ...rules.map((rule) => ruleId(notesApi, rule))];
  };

  test("all that can be provoked, and nothing else", () => {
    expect(ids()).toEqual([
      "notes/readNote/200/note",
      "notes/readNote/200/locked",
      "notes/readNote/404/no-note",
      "notes/readNote/401/wrong-key",
      "notes/writeNote/written",
      "notes/writeNote/refused",
      "notes/writeNote/401/wrong-key",
      "notes/rules/notes-keep",
      "notes/rules/notes-are-short",
      "notes/rules/every-answer-is-described",
      "notes/rules/no-secret-is-shown",
    ]);
  });

  test.each<[glob: string, ids: string[]]>([
    ["notes/rules/notes-keep", ["notes/rules/notes-keep"]],
    ["notes/writeNote/written", ["notes/writeNote/written"]],
    ["notes/writeNote/422", []],
    ["**/wrong-key", ["notes/readNote/401/wrong-key", "notes/writeNote/401/wrong-key"]],
  ])("only what is wanted: %s", (glob, wanted) => {
    expect(ids(globMatcher(glob))).toEqual(wanted);
  });
});

describe("a name of the target file is needed", () => {
  const [NOTE, WRITTEN] = ["readNote/200/note", "writeNote/written"] as const;
  const all = { [NOTE]: ["note", "owner"], [WRITTEN]: ["text"] };

  test.each<
    [what: string, isNeeded: boolean, name: string, needs: Record<string, string[]>, keys: string[]]
  >([
    ["by a variant that rests on it", true, "owner", all, [NOTE]],
    ["by one of two variants", true, "text", all, [NOTE, WRITTEN]],
    ["by no variant that rests on others", false, "text", all, [NOTE]],
    ["by a variant that does not say what it rests on", true, "text", {}, [NOTE]],
    ["by a variant of which nothing is known", true, "text", all, ["writeNote/422/too-long"]],
    ["by nothing if nothing is chosen", false, "text", all, []],
  ])("%s: %s", (_, isNeeded, name, needs, keys) => {
    const reaches = Object.fromEntries(
      Object.entries(notesApi.reaches).map(([key, reach]) => {
        return [key, { ...reach, ...(needs[key] ? { needs: needs[key] } : {}) }];
      }),
    );
    const variants = keys.map((key) => notesApi.catalogue.variants[key]!);
    const api = { ...notesApi, reaches };
    expect(restsOn(api, name, { variants, rules: [] })).toBe(isNeeded);
  });

  test("by all that may be chosen, and by any rule", () => {
    const { rules } = select(notesApi);
    expect(restsOn(notesApi, "text")).toBe(true);
    expect(restsOn(notesApi, "text", { variants: [], rules })).toBe(true);
  });
});
