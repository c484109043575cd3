import type { ErrorCode } from "yaml";

/**
 * What is wrong and what to do, by the parser's error code.
 * The parser's own messages quote the file, where a secret may stand.
 */
const TEXTS: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: "a value begins with *, and no & names what it refers to; put the value in quotes",
  BAD_DQ_ESCAPE:
    "an unknown escape in double quotes; write \\\\ for a backslash, or use single quotes",
  BAD_INDENT: "the indentation is wrong, or a closing } or ] is missing; correct it",
  BAD_SCALAR_START: "a value begins with a character that YAML reserves; put the value in quotes",
  BLOCK_AS_IMPLICIT_KEY:
    "a second colon in a line, or a wrong indentation below it; put the value in quotes, or indent both lines alike",
  DUPLICATE_KEY: "a field is given twice; keep one of the two",
  MISSING_CHAR: "a closing quote or a colon is missing here or above; add it",
  MULTILINE_IMPLICIT_KEY: "a field has no colon, or its indentation is wrong; correct it",
  MULTIPLE_DOCS: "a second document begins; list every target in the first",
  NON_STRING_KEY: "the name of a field is no text; put it in quotes",
  RESOURCE_EXHAUSTION: "aliases are nested too deep; write the values out",
  TAB_AS_INDENT: "a tab indents the line; indent it with spaces",
  TAG_RESOLVE_FAILED: "a value begins with !; put it in quotes",
  UNEXPECTED_TOKEN: "an unexpected character; put a value that holds { } [ ] , : or # in quotes",
};

/** What is wrong at `offset` of a text that is not YAML, and the remedy, without a word of the text. */
export function yamlProblem(code: ErrorCode, text: string, offset: number): string {
  if (code === "UNEXPECTED_TOKEN" && text.slice(offset - 1, offset + 1) === "${") {
    return '${NAME} stands without quotes between { and }; write "${NAME}"';
  }
  return (
    TEXTS[code] ?? "the structure is unclear; correct the indentation, or put the value in quotes"
  );
}
