// Makes one file in the language that React Native has Hermes read, and has Hermes run it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import babel from "@babel/core";
import preset from "@react-native/babel-preset";
import { build } from "esbuild";

if (process.platform !== "linux" || process.arch !== "x64") {
  console.log(`Hermes is not tried on ${process.platform}, ${process.arch}`);
  process.exit(77);
}
const options = { entryPoints: ["main.mjs"], bundle: true, write: false, format: "iife" };
const { outputFiles } = await build(options);
const { code } = await babel.transformAsync(outputFiles[0].text, {
  presets: [[preset, { enableBabelRuntime: false }]],
  babelrc: false,
  configFile: false,
});
await writeFile("bundle.js", code);

const hermes = "node_modules/hermes-engine-cli/linux64-bin/hermes";
const { stdout, stderr } = spawnSync(hermes, ["-w", "bundle.js"], { encoding: "utf8" });
console.log(stdout + stderr);
// It ends well, too, where nothing can settle a promise any more.
assert.match(stdout, /^done$/m);
