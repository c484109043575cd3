// Starts the built server, asks both its runtimes and ends it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const argv = ["node_modules/next/dist/bin/next", "start", "--port", "0", "--hostname", "127.0.0.1"];
const server = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
try {
  for await (const line of createInterface(server.stdout)) {
    console.log(line);
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address === undefined) continue;
    for (const route of ["scenario", "edge"]) {
      const response = await fetch(`${address}/${route}`);
      assert.equal(response.status, 200, `${route}: ${response.status}`);
      console.log((await response.json()).join(", "));
    }
    break;
  }
} finally {
  server.kill();
  await once(server, "exit");
}
