#!/usr/bin/env node
// The command `access-contracts`. Plain JavaScript that any Node.js reads, so that one that is too
// old runs it again by Node.js 24, or gets a sentence and not a syntax error.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST = 24;

/** Errors that are not ours, and so need a line and no stack trace. */
const THEIRS = ["TargetError", "UsageError", "DescriptionError"];

const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));

const isCheckout = existsSync(pathOf("cli.ts"));

if (Number.parseInt(process.versions.node, 10) >= OLDEST) await run();
else if (newerNode() !== undefined) runAgain(newerNode());
else {
  process.stderr.write(
    `access-contracts needs Node.js ${OLDEST} or newer, and this is ${process.version}. ` +
      "npm installs it beside the command on Linux and Windows, unless optional dependencies are left out; elsewhere install it from your usual source.\n",
  );
  process.exitCode = 2;
}

async function run() {
  // A reader such as `head` may stop reading; that is not a failure.
  process.stdout.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    // Half of a short run would go into compiling Dredd's and Vitest's code anew. Where nothing can be
    // written, such as below an install by another user, there is no cache.
    const { enableCompileCache } = await import("node:module");
    const modules = isCheckout ? "../node_modules" : "../..";
    enableCompileCache(pathOf(`${modules}/.cache/access-contracts`));
    const cli = isCheckout ? import("./cli.ts") : import("../dist/scripts/cli.js");
    const { commandLine } = await cli;
    await (await commandLine(process.argv[2])).parseAsync();
  } catch (error) {
    // Commander has said itself what is wrong, or has printed the help.
    const said = String(error?.code).startsWith("commander.");
    const line = THEIRS.includes(error?.name) ? error.message : (error?.stack ?? error);
    if (!said) process.stderr.write(`${line}\n`);
    // A failure of our own, too: it must not look like a finding, which is 1.
    process.exitCode = said && error.exitCode === 0 ? 0 : 2;
  }
}

/** Where the Node.js is that is installed as an optional dependency, if it is. */
function newerNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const manifest = require.resolve(`node-${system}-${process.arch}/package.json`);
    return join(dirname(manifest), require(manifest).bin.node);
  } catch {
    return undefined;
  }
}

function runAgain(node) {
  const isWindows = process.platform === "win32";
  const argv = [...process.execArgv, ...process.argv.slice(1)];
  // In a process group of its own, it gets each signal once: from here, and not from the terminal too.
  // Windows has neither groups nor signals; there, Ctrl-C reaches every process of the console.
  const child = spawn(node, argv, { stdio: "inherit", detached: !isWindows });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => isWindows || child.kill(signal));
  }
  child.on("exit", (status) => process.exit(status ?? 2));
}
