import { matchesGlob, posix, relative } from "node:path";
import type { Rule } from "eslint";
import {
  importGraph,
  importsOf,
  projectFiles,
  root,
  type ImportGraph,
} from "../contract-tests/acceptance/source/import-graph.ts";

/** Which way imports go: each level may import itself and those before it. */
const LEVELS = [
  "contract-tests/{,apis/*/}sandbox/**",
  "contract-tests/engine/description/**",
  "contract-tests/engine/exchange/**",
  "contract-tests/engine/secrets/**",
  "contract-tests/engine/judgement/**",
  "contract-tests/engine/transport/**",
  "contract-tests/engine/tracker/kind.ts",
  "contract-tests/engine/tracker/seen/**",
  "contract-tests/engine/tracker/whose/**",
  "contract-tests/engine/tracker/harm/**",
  "contract-tests/engine/tracker/left/**",
  "contract-tests/engine/tracker/**",
  "contract-tests/engine/**",
  "contract-tests/apis/**",
  "contract-tests/{report,judges,run,target-file,bad-input}/**",
  "contract-tests/{mock,faults}/**",
  "scripts/**",
];

const CLIENT = "scripts/client/";
const TEST = /\.(test|support)\.ts$|^contract-tests\/acceptance\//;

/** True of the files whose imports are held: tests and their support may import anything. */
export function isSource(file: string): boolean {
  return (
    /^(contract-tests|scripts|openapi)\/.*(?<!\.d)\.(ts|js|cjs)$/.test(file) && !TEST.test(file)
  );
}

const levels = new Map<string, number>();

/** The level of a file or a folder, from the lowest, 0; -1 if it has none. */
export function levelOf(path: string): number {
  const level = levels.get(path) ?? LEVELS.findIndex((one) => matchesGlob(path, one));
  levels.set(path, level);
  return level;
}

/** Each import of a file that the house does not allow, with the reason. */
export function wrongImports(
  graph: ImportGraph,
  file: string,
): { readonly path: string; readonly reason: string }[] {
  const beside = besideOf(graph);
  const folders = foldersOf(beside);
  return (graph.get(file) ?? []).flatMap((path) => {
    const reason =
      reasonAgainst(file, path) ??
      circleBy(beside, file, path) ??
      circleBy(folders, ...sideBySide(file, path));
    return reason === undefined ? [] : [{ path, reason }];
  });
}

function reasonAgainst(file: string, path: string): string | undefined {
  if (TEST.test(path)) return "of tests";
  const isGenerated = path.startsWith("generated/");
  if (file.startsWith(CLIENT) && !path.startsWith(CLIENT) && !isGenerated) return "does not ship";
  const level = levelOf(file);
  // An API is the lowest that may look into `generated/`: the engine knows none.
  if (level >= 0 && levelOf(isGenerated ? "contract-tests/apis/x" : path) > level) return "upwards";
  const [api, other] = [file, path].map((one) => /^contract-tests\/apis\/[^/]+\//.exec(one)?.[0]);
  return api !== undefined && other !== undefined && api !== other ? "of another API" : undefined;
}

/** The imports within a level: a circle that leaves one has an import that goes up, and that alone is told. */
function besideOf(graph: ImportGraph): ImportGraph {
  return new Map(
    Array.from(graph, ([file, imports]) => {
      const level = levelOf(file);
      return [file, imports.filter((path) => levelOf(path) === level)];
    }),
  );
}

/** The shortest circle that an import is part of. */
function circleBy(graph: ImportGraph, from?: string, to?: string): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const ways = new Map([[to, `${from} → ${to}`]]);
  for (const [at, way] of ways) {
    if (at === from) return `in a circle, ${way}`;
    for (const next of graph.get(at) ?? []) if (!ways.has(next)) ways.set(next, `${way} → ${next}`);
  }
  return undefined;
}

/** The imports between folders that are side by side. */
function foldersOf(graph: ImportGraph): ImportGraph {
  const folders = new Map<string, string[]>();
  for (const [file, imports] of graph) {
    for (const path of imports) {
      const [from, to] = sideBySide(file, path);
      if (from && to) folders.set(from, [...(folders.get(from) ?? []), to]);
    }
  }
  return folders;
}

/**
 * The folders at which two paths part, each with all that is inside it. None for a file and the folder that it is
 * beside: a folder and those inside it are one, and may import each other.
 */
function sideBySide(file: string, other: string): readonly [] | readonly [string, string] {
  const [parts, others] = [file.split("/"), other.split("/")];
  const end = parts.findIndex((part, index) => part !== others[index]) + 1;
  if (end === 0 || end >= parts.length || end >= others.length) return [];
  return [parts.slice(0, end).join("/"), others.slice(0, end).join("/")];
}

/** ESLint's rule: imports go down only, and never in a circle. */
export const importsGoDown: Rule.RuleModule = {
  create(context) {
    const file = relative(root, context.filename).split("\\").join(posix.sep);
    if (!isSource(file)) return {};
    const { text } = context.sourceCode;
    return {
      Program(node) {
        const graph = new Map([...projectGraph(), [file, importsOf(file, text)]]);
        for (const { path, reason } of wrongImports(graph, file)) {
          const message = `imports ${path}: ${reason}; CONTRIBUTING.md has which way imports go`;
          const line = text.slice(0, text.indexOf(`/${posix.basename(path)}`)).split("\n").length;
          context.report({ node, loc: { line, column: 0 }, message });
        }
      },
    };
  },
};

let read: ImportGraph | undefined;

/** The imports of all sources, read once. */
function projectGraph(): ImportGraph {
  read ??= importGraph(projectFiles().filter(isSource));
  return read;
}
