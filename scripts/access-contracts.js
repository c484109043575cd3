#!/usr/bin/env node
// The command `access-contracts`. Plain JavaScript that any Node.js reads, so that one that is too
// old runs it again by Node.js 24, or gets a sentence and not a syntax error.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isNewEnough, runByNewer } from "./newer-node.js";

/** Errors that are not our fault: they get a line and no stack trace. */
const THEIRS = ["TargetError", "UsageError", "DescriptionError"];

const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));

const isCheckout = existsSync(pathOf("cli.ts"));

if (isNewEnough) await run();
else runByNewer(process.argv.slice(1));

async function run() {
  let isFull = false;
  // A reader such as `head` may stop reading; that is not a failure.
  process.stdout.on("error", ({ code }) => {
    if (code === "EPIPE" || isFull) return;
    isFull = true;
    process.stderr.write(
      `what is printed can't be written (${code}); make room, or print elsewhere\n`,
    );
    process.on("exit", () => (process.exitCode = 2));
  });
  try {
    // Half of a short run would go into compiling Dredd's and Vitest's code again. Where nothing can be
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
    const theirs = THEIRS.includes(error?.name) ? error.message : lacking(error);
    const line = theirs ?? error?.stack ?? error;
    if (!said) process.stderr.write(`${line}\n`);
    // A failure of our own, too: it must not look like a finding, which is 1.
    process.exitCode = said && error.exitCode === 0 ? 0 : 2;
  }
}

/** Of an error, what to say if a package is missing, as `npm ci --omit=dev` leaves some out. */
function lacking(error) {
  const [, name] = /^Cannot find package '([^']+)'/.exec(error?.message) ?? [];
  return name && `${name} is not installed; run npm ci${isCheckout ? "" : " in a checkout"}`;
}
