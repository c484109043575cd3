import { readFile } from "node:fs/promises";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Document, ErrorCode, Node } from "yaml";
import type { Path } from "./problem.ts";
import { TargetFileError } from "./target-file-error.ts";
import { yamlProblem } from "./yaml-problems.ts";

/** A YAML or JSON file as it was written: its value, and where each part of it stands. */
export interface Source {
  readonly value: unknown;
  /** The line on which the value at `path` begins, or the nearest value around it; from 1. */
  lineOf(path: Path): number;
}

/** Reads a YAML or JSON file. @throws TargetFileError if it cannot be read, is empty or is not YAML. */
export async function readSource(file: string): Promise<Source> {
  const text = await readText(file);
  const lines = new LineCounter();
  // Pretty errors would quote the file, and so a secret in it.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const fail = (code: ErrorCode, offset: number): never => {
    const { line, col } = lines.linePos(offset);
    const problem = yamlProblem(code, text, offset);
    throw new TargetFileError([`${file}:${line}:${col}: not YAML: ${problem}`]);
  };
  // What follows the first error is mostly its consequence. An unknown tag is only a warning to the parser.
  const [error] = [...document.errors, ...document.warnings].toSorted(
    (a, b) => a.pos[0] - b.pos[0],
  );
  if (error) fail(error.code, error.pos[0]);
  visit(document, {
    Alias(_, alias, above) {
      const meant = alias.resolve(document);
      if (!meant || above.includes(meant)) fail("BAD_ALIAS", alias.range![0]);
    },
  });
  return {
    value: valueOf(document, () => fail("RESOURCE_EXHAUSTION", 0), file),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
  };
}

async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new TargetFileError([`${file}: ${unreadable(error as NodeJS.ErrnoException)}`], {
      cause: error,
    });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new TargetFileError([`${file}: is not UTF-8 text; save it as UTF-8`]);
  }
}

function unreadable({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "there is no such file; correct the path, or write one with --init";
  if (code === "EISDIR") return "is a directory; give the path of a target file";
  return `cannot be read (${code ?? message}); check the path and its permissions`;
}

function valueOf(document: Document.Parsed, tooDeep: () => never, file: string): unknown {
  if (
    document.contents === null ||
    (isScalar(document.contents) && document.contents.value === null)
  ) {
    throw new TargetFileError([`${file}: is empty; write one with --init`]);
  }
  try {
    return document.toJS();
  } catch (error) {
    // Every alias resolves, so only their number is left.
    if (error instanceof ReferenceError) tooDeep();
    throw error;
  }
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const within: unknown = isAlias(node) ? node.resolve(document) : node;
    let next: Node | null | undefined;
    let start: Node | null | undefined;
    if (isMap<Node, Node | null>(within)) {
      const pair = within.items.find(
        ({ key }) => isScalar(key) && String(key.value ?? "") === step,
      );
      start = pair?.key;
      next = pair?.value;
    } else if (isSeq<Node>(within) && typeof step === "number") {
      start = next = within.items[step];
    }
    if (!start?.range) break;
    offset = start.range[0];
    node = next;
  }
  return offset;
}
