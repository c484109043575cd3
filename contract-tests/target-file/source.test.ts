import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WANTED } from "./load.ts";
import { panel, refusal, SECRET } from "./sample-files.support.ts";
import { readSource } from "./source.ts";

test.each([
  [
    join(tmpdir(), "no-such.yaml"),
    "there is no such file; correct the path, or write one with --init",
  ],
  [tmpdir(), "is a directory; give the path of a target file"],
  [join("\0"), "cannot be read (ERR_INVALID_ARG_VALUE); check the path and its permissions"],
])("%j cannot be read", async (path, want) => {
  await expect(readSource(path, WANTED)).rejects.toThrow(
    new RegExp(`: ${want.replace(/[().]/g, "\\$&")}$`),
  );
});

test.each<[text: string | Uint8Array, want: string]>([
  ["", "is empty; write one with --init"],
  ["# nothing yet\n", "is empty; write one with --init"],
  [Buffer.from("\uFEFFtargets:", "utf16le"), "is not UTF-8 text; save it as UTF-8"],
])("%j holds nothing", async (text, want) => {
  expect(await refusal(text)).toBe(`t.yaml: ${want}`);
});

const alias = "a value begins with *, and no & names what it refers to; put the value in quotes";
const colons =
  "a second colon in a line, or a wrong indentation below it; put the value in quotes, or indent both lines alike";

describe("what is not YAML is said without a word of it", () => {
  test.each([
    [`\tapi: ${SECRET}`, "5:5", "a tab indents the line; indent it with spaces"],
    [`name: ${SECRET}`, "5:5", "a field is given twice; keep one of the two"],
    [`deviceName: !${SECRET}`, "5:17", "a value begins with !; put it in quotes"],
    [`deviceName: *${SECRET}`, "5:17", alias],
    ["personas: &me { active: *me }", "5:29", alias],
    [
      `deviceName: @${SECRET}`,
      "5:17",
      "a value begins with a character that YAML reserves; put the value in quotes",
    ],
    [
      `deviceName: "a\\q${SECRET}"`,
      "5:19",
      "an unknown escape in double quotes; write \\\\ for a backslash, or use single quotes",
    ],
    [
      `deviceName: "${SECRET}`,
      "5:32",
      "a closing quote or a colon is missing here or above; add it",
    ],
    [
      `deviceName: [${SECRET}\n    api: x`,
      "6:5",
      "the indentation is wrong, or a closing } or ] is missing; correct it",
    ],
    [`deviceName: a: ${SECRET}`, "5:17", colons],
    [
      `deviceName: a\n    ${SECRET}\n    timeout: 1`,
      "6:5",
      "a field has no colon, or its indentation is wrong; correct it",
    ],
    [
      `deviceName: a\n---\n${SECRET}: 1`,
      "6:1",
      "a second document begins; list every target in the first",
    ],
    [`? [${SECRET}]\n    : 1`, "5:7", "the name of a field is not a text; put it in quotes"],
    [
      `deviceName: [a] ${SECRET}`,
      "5:21",
      "an unexpected character; put a value that holds { } [ ] , : or # in quotes",
    ],
    [
      "personas: { active: { password: ${ALICE} } }",
      "5:38",
      '${NAME} is not in quotes between { and }; write "${NAME}"',
    ],
    [
      `deviceName: &a &b ${SECRET}`,
      "5:20",
      "the structure is unclear; correct the indentation, or put the value in quotes",
    ],
  ])("%j", async (line, place, want) => {
    const message = await refusal(panel(line));
    expect(message).toBe(`t.yaml:${place}: not YAML: ${want}`);
    expect(message).not.toContain(SECRET);
  });

  test("aliases that grow without end", async () => {
    const steps = Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);
    expect(await refusal(["a0: &a0 [1]", ...steps].join("\n"))).toBe(
      "t.yaml:1:1: not YAML: aliases are nested too deep; write the values out",
    );
  });
});
