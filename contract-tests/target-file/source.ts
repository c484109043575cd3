import { readFile } from "node:fs/promises";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Document, ErrorCode, Node } from "yaml";
import { whyUnread } from "../engine/exchange/errors.ts";
import { jsonIn } from "../sandbox/server.ts";
import { FileError, type Path, type Problem } from "./problem.ts";

/** By the parser's error code. Its own messages quote the file, where a secret may be. */
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
  NON_STRING_KEY: "the name of a field is not a text; put it in quotes",
  RESOURCE_EXHAUSTION: "aliases are nested too deep; write the values out",
  TAB_AS_INDENT: "a tab indents the line; indent it with spaces",
  TAG_RESOLVE_FAILED: "a value begins with !; put it in quotes",
  UNEXPECTED_TOKEN: "an unexpected character; put a value that holds { } [ ] , : or # in quotes",
};
const UNCLEAR = "the structure is unclear; correct the indentation, or put the value in quotes";

/** Thousands of targets may share values by reference. */
const MOST_ALIASES = 100_000;

/** In characters. From there on JSON is parsed as JSON: the YAML parser needs 60 times the memory of its input. */
const LARGE = 500_000;

/** What a file has to be, and what to do where it is missing. */
type Wanted = Readonly<Record<"what" | "otherwise", string>>;

/**
 * The value of a YAML or JSON file, null for an empty one, and the line of each part. @throws FileError if it cannot
 * be read or is not YAML.
 */
export async function readSource(file: string, wanted: Wanted) {
  const text = await readText(file, wanted);
  const value = text.length < LARGE ? undefined : jsonIn(text);
  if (value === undefined) return yamlSource(text, file);
  // Few need a line, so YAML is parsed only then, and once.
  let parsed: ReturnType<typeof yamlSource> | undefined;
  return { value, lineOf: (path: Path) => (parsed ??= yamlSource(text, file)).lineOf(path) };
}

export function yamlSource(text: string, file: string) {
  const lines = new LineCounter();
  // Pretty errors would quote the file, and so a secret in it.
  const options = { lineCounter: lines, prettyErrors: false, stringKeys: true };
  const document = parseDocument(text, options);
  const fail = (code: ErrorCode, offset: number): never => {
    const { line, col } = lines.linePos(offset);
    const isName = code === "UNEXPECTED_TOKEN" && text.slice(offset - 1, offset + 1) === "${";
    const problem = isName
      ? '${NAME} is not in quotes between { and }; write "${NAME}"'
      : (TEXTS[code] ?? UNCLEAR);
    throw new FileError([`${file}:${line}:${col}: not YAML: ${problem}`]);
  };
  // Later errors mostly follow from the first. An unknown tag is only a warning to the parser.
  const all = [...document.errors, ...document.warnings];
  const [error] = all.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (error) fail(error.code, error.pos[0]);
  const anchors = new Map<string, Node>();
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
    Alias(_, alias, above) {
      // alias.resolve would look through the whole file each time.
      const meant = anchors.get(alias.source);
      if (!meant || above.includes(meant)) fail("BAD_ALIAS", alias.range![0]);
    },
  });
  /** From 1; for a path that does not exist, the line of what is around it. */
  const lineOf = (path: Path) => lines.linePos(offsetOf(document, path)).line;
  try {
    return { value: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown, lineOf };
  } catch (error) {
    // Every alias resolves, so only their number is left.
    if (error instanceof ReferenceError) fail("RESOURCE_EXHAUSTION", 0);
    throw error;
  }
}

async function readText(file: string, { what: kind, otherwise }: Wanted): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { what, remedy } = unreadable(error as NodeJS.ErrnoException, kind, `, or ${otherwise}`);
    throw new FileError([`${file}: ${what}; ${remedy}`], { cause: error });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError([`${file}: is not UTF-8 text; save it as UTF-8`]);
  }
}

/** Why a file that should be `wanted` could not be read. */
export function unreadable(
  error: NodeJS.ErrnoException,
  wanted: string,
  otherwise = "",
): Pick<Problem, "what" | "remedy"> {
  const remedies: Readonly<Record<string, string>> = {
    ENOENT: `correct the path${otherwise}`,
    EISDIR: `give the path of ${wanted}`,
  };
  const remedy = remedies[error.code ?? ""] ?? "check the path and its permissions";
  return { what: whyUnread(error), remedy };
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const within: unknown = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap<Node, Node | null>(within)
      ? within.items.find(({ key }) => isScalar(key) && String(key.value ?? "") === step)
      : undefined;
    const item = isSeq<Node>(within) && typeof step === "number" ? within.items[step] : undefined;
    const start = pair?.key ?? item;
    if (!start?.range) break;
    offset = start.range[0];
    node = pair ? pair.value : item;
  }
  return offset;
}
