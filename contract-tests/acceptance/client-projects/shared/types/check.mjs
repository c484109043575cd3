// Compiles the consumer with every module resolution that the compiler knows; and the same consumer
// without one of its cases, which must not compile.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import manifest from "typescript/package.json" with { type: "json" };

const FORGOTTEN = "config-not-found";

const consumer = await readFile("types/consumer.ts", "utf8");
const forgetful = consumer.replace(`    case "${FORGOTTEN}":\n`, "");
assert.notEqual(forgetful, consumer);
for (const extension of ["ts", "mts", "cts"]) {
  await writeFile(`consumer.${extension}`, consumer);
  await writeFile(`forgetful.${extension}`, forgetful);
}

const browser = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
const node = { lib: ["es2022"], types: ["node"] };

/** module, moduleResolution, what the consumer's files end with, and which globals are declared. */
const kinds = [
  ["node16", "node16", "mts", browser],
  ["node16", "node16", "cts", browser],
  ["nodenext", "nodenext", "mts", node],
  ["nodenext", "nodenext", "cts", browser],
  ["esnext", "bundler", "ts", browser],
  ["preserve", "bundler", "cts", browser],
];
// TypeScript 7 has given it up.
if (Number.parseInt(manifest.version, 10) < 6) {
  kinds.push(["commonjs", "node10", "ts", browser], ["esnext", "node10", "ts", browser]);
}
const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
const fixed = { target: "es2022", noEmit: true, skipLibCheck: false };

for (const [module, moduleResolution, extension, globals] of kinds) {
  const compilerOptions = { module, moduleResolution, ...globals, ...strict, ...fixed };
  const files = ["consumer", "forgetful"].map((name) => `${name}.${extension}`);
  await writeFile("tsconfig.json", JSON.stringify({ compilerOptions, files }));
  const errors = await compile();
  const isSeen = errors.some((line) => line.includes(`"${FORGOTTEN}"`));
  if (isSeen && errors.every((line) => line.startsWith("forgetful"))) continue;
  process.exitCode = 1;
  const why = isSeen ? [] : [`${FORGOTTEN} may be forgotten`];
  console.log([`${moduleResolution}, ${module}, .${extension}:`, ...errors, ...why].join("\n"));
}

/** The errors that the compiler prints, each on a line; what explains them further is left out. */
async function compile() {
  try {
    await promisify(execFile)("node_modules/.bin/tsc", ["--pretty", "false"]);
    return [];
  } catch ({ stdout, stderr }) {
    return `${stdout}${stderr}`.split("\n").filter((line) => /^\S/.test(line));
  }
}
