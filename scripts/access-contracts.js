#!/usr/bin/env node
// The command `access-contracts`. Plain JavaScript, so that a Node.js that is too old gets a
// sentence and not a syntax error: everything else is TypeScript, which Node 24 runs as it is.
const OLDEST = 24;
if (Number.parseInt(process.versions.node, 10) < OLDEST) {
  process.stderr.write(
    `access-contracts needs Node.js ${OLDEST} or newer, and this is ${process.version}. ` +
      "`npm ci` brings it on Linux and Windows, for `npm run`; elsewhere install it from your usual source.\n",
  );
  process.exitCode = 2;
} else {
  try {
    // Half of a short run would go into compiling Dredd's and Vitest's code anew.
    const { enableCompileCache } = await import("node:module");
    const { fileURLToPath } = await import("node:url");
    enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url)));
    const { main } = await import("./cli.ts");
    await main(process.argv.slice(2));
  } catch (error) {
    // A failure of our own: it must not look like a finding, which is 1.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 2;
  }
}
