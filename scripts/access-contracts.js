#!/usr/bin/env node
// The command `access-contracts`. Plain JavaScript, so that a Node.js that is too old gets a
// sentence and not a syntax error: everything else is TypeScript, which Node 24 runs as it is.
const OLDEST = 24;

/** Errors that are not ours, and so need a line and no stack trace. */
const THEIRS = ["TargetError", "UsageError", "DescriptionError"];

if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `access-contracts needs Node.js ${OLDEST} or newer, and this is ${process.version}. ` +
      "`npm ci` brings it on Linux and Windows, for `npm run`; elsewhere install it from your usual source.\n",
  );
  process.exitCode = 2;
} else {
  // A reader such as `head` may stop reading; that is not a failure.
  process.stdout.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    // Half of a short run would go into compiling Dredd's and Vitest's code anew.
    const { enableCompileCache } = await import("node:module");
    const { fileURLToPath } = await import("node:url");
    enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url)));
    const { commandLine } = await import("./cli.ts");
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
