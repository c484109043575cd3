import { existsSync, readFileSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/root.ts";
import { apiNames, everyApi } from "../../apis/discover.ts";
import { libertiesOf } from "../../sandbox/sandbox.ts";
import { projectFiles } from "../source/import-graph.ts";
import { blocksOf, inlineOf, WRITTEN } from "./blocks.ts";

/** Names that documents say and this project's code does not, each with the reason. */
const OTHERS: Readonly<Record<string, string>> = {
  PlanTooSmall: "CONTRIBUTING's example of a new variant",
  "vpnscript/createWireguardConfig/422/plan-too-small": "the same",
  "its-name": "a placeholder",
  ACTIVE_TOKEN: "made of a persona's name",
  ECONNREFUSED: "of Node.js",
  HTTP_PROXY: "of Node.js, as are the next two",
  HTTPS_PROXY: "",
  NO_PROXY: "",
  GATE_PASSWORD: "the reader's own, as is the next",
  gate: "the reader's own",
  global: "an option of npm",
  kubectl: "of Kubernetes",
  respect: "a command of Redocly",
  sh: "a language",
  "openapi/tides/openapi.yaml": "the reader's own, in a guide that a test follows",
};

const SOURCES =
  /^(openapi|scripts|contract-tests(?!\/acceptance)|\.github|docs\/ci)\/|^package\.json$/;
const TOLD = /\.(test|support)\.ts$|\.md$/;

/** Code without its comments, the names of files, and what documents have readers write. */
const code = (() => {
  const files = projectFiles().filter((file) => SOURCES.test(file) && !TOLD.test(file));
  const texts = files.map((file) => readFileSync(join(root, file), "utf8"));
  const bare = texts.map((text) => text.replace(/^\s*(\/?\*|\/\/|#).*$/gm, ""));
  const blocks = WRITTEN.flatMap((file) => blocksOf(file));
  const shown = blocks.filter(({ use }) => use.is !== "output" && use.is !== "left");
  return [...bare, ...projectFiles(), ...shown.map(({ text }) => text)].join("\n").toLowerCase();
})();

interface Package {
  readonly name: string;
  readonly version: string;
  readonly exports?: object;
}
const packages = ["package.json", "generated/package.json"].map(
  (file) => JSON.parse(readFileSync(join(root, file), "utf8")) as Package,
);
const ofPackages = packages.flatMap(({ name, version, exports = {} }) => [
  `./${name}-${version}.tgz`,
  `${name}-${version}.tgz`,
  ...Object.keys(exports).map((entry) => join(name, entry)),
]);

const ofApis = Object.values(await everyApi()).flatMap((api) => [
  ...Object.values(api.catalogue.variants).map(({ id }) => id),
  ...[...api.rules, ...(api.models ?? [])].map(({ id }) => `${api.name}/rules/${id}`),
  ...Object.keys({ ...api.faults, ...libertiesOf(api) }).map((name) => `${api.name}/${name}`),
]);

/** The parts of a project's tree that documents lead to. */
const TREE = /^(openapi|scripts|contract-tests|docs|\.config|\.github)\//;

/** Whether a name in a document is that of something in code, or of a file that there is. */
function isKnown(name: string): boolean {
  if (name in OTHERS || ofPackages.includes(name)) return true;
  if (name.endsWith(".tgz")) return false;
  if (TREE.test(name)) {
    return apiNames().some((api) => existsSync(join(root, name.replaceAll("<api>", api))));
  }
  if (apiNames().some((api) => name.startsWith(`${api}/`))) {
    return ofApis.some((id) => matchesGlob(id, name));
  }
  if (/^\/[^/]+\/?$/.test(name)) return isInCode(name);
  const parts = `./${name}`.split(/[./]|<\w+>/).filter((part) => /\w/.test(part));
  return isInCode(name) || parts.every(isInCode);
}

function isInCode(name: string): boolean {
  const word = name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<!\\w-?)${word}(?![\\w-])`).test(code);
}

/** The names in a piece of code: what is between spaces, quotes, brackets and signs. */
const namesIn = (inline: string) =>
  inline
    .split(/[\s"'(){}[\],;:=|&!·`]+/)
    .map((name) => name.replace(/^[*$.…-]+(?=\w)|[.…]+$/g, ""))
    // Addresses that a client rewrites, as a decision tells them, are of no API.
    .filter((name) => /[a-z]/i.test(name) && !/^\/\W*(make|fetch)\W*$|^\/%\w+$/.test(name));

test.each(WRITTEN)("%s names only what there is", (file) => {
  const names = inlineOf(file).flatMap(namesIn);
  expect([...new Set(names)].filter((name) => !isKnown(name))).toEqual([]);
});

test("what readers are told to import from the engine is there", () => {
  const texts = WRITTEN.flatMap((file) => blocksOf(file)).map(({ text }) => text);
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/from "[./]+(engine\/[^"]+)"/g)].map(([, path]) => path!),
  );
  expect(imported).toContain("engine/session.ts");
  const isThere = (path: string) => existsSync(join(root, "contract-tests", path));
  expect(imported.filter((path) => !isThere(path))).toEqual([]);
});
