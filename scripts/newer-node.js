import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// Plain JavaScript that any Node.js reads. As a program, it runs a file by a Node.js that is new
// enough: npm 10 takes away the link by which npm scripts would find the one that it has installed,
// together with the packages for other systems.
// The first whose HTTP client goes by the proxies of the environment.
const OLDEST = "24.5";

export const isNewEnough =
  process.versions.node.localeCompare(OLDEST, "en", { numeric: true }) >= 0;

const isWindows = process.platform === "win32";

/** Runs a file by the Node.js that is installed as an optional dependency, and ends as it does. */
export function runByNewer(argv) {
  const node = installedNode();
  if (node === undefined) {
    process.stderr.write(
      `access-contracts needs Node.js ${OLDEST} or newer, and this is ${process.version}. ` +
        "npm installs it as an optional dependency on Linux and Windows; elsewhere install it from your usual source.\n",
    );
    process.exitCode = 2;
    return;
  }
  // In a process group of its own, it gets each signal once: from here, and not from the terminal too.
  // Windows has neither groups nor signals; there, Ctrl-C reaches every process of the console.
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const options = { stdio, detached: !isWindows };
  const child = spawn(node, [...process.execArgv, ...argv], options);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => isWindows || child.kill(signal));
  }
  child.on("exit", (status) => process.exit(status ?? 2));
}

// The one that has run this by a newer Node.js was killed: a run must not go on unseen.
if (process.connected) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM")).channel.unref();
}

function installedNode() {
  const name = `node-${isWindows ? "win" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const manifest = require.resolve(`${name}/package.json`);
    return join(dirname(manifest), require(manifest).bin.node);
  } catch {
    return undefined;
  }
}

if (realpathSync(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  process.argv.splice(1, 1);
  const file = resolve(process.argv[1]);
  if (isNewEnough) await import(pathToFileURL(file).href);
  else runByNewer(process.argv.slice(1));
}
