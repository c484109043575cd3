// Runs the bundle in a realm that has nothing but the language and what React Native's engine adds to it.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import http from "node:http";
import vm from "node:vm";
import { facts } from "../facts.mjs";

/** Hermes' own compiler says whether Hermes reads the bundle; npm has it for some systems. */
const compiler = ["hermes-compiler/hermesc", "react-native/sdks/hermesc"]
  .map((folder) => `node_modules/${folder}/linux64-bin/hermesc`)
  .find((file) => process.platform === "linux" && process.arch === "x64" && existsSync(file));
if (compiler) execFileSync(compiler, ["-w", "-emit-binary", "-out", "bundle.hbc", "bundle.js"]);

/**
 * What is native in an app: timers, a clock, and the modules below the ones for the network. URL, fetch,
 * Headers, AbortController and so on are those of React Native itself, whose list is
 * `react-native/Libraries/Core/setUpXHR.js`. Nothing else is there: no TextDecoder, no streams.
 */
const { setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, console } =
  globalThis;
const running = new Map();
const blobs = new Map();

function nativeRequest({ id, method, url, headers, body, type }, tell) {
  // Node.js frames the body of a DELETE only if it is told its length.
  const length = body && { "content-length": Buffer.byteLength(body) };
  const request = http.request(
    url,
    { method, headers: { ...headers, ...length } },
    async (response) => {
      const names = Object.entries(response.headers);
      tell("didReceiveNetworkResponse", response.statusCode, Object.fromEntries(names), url);
      const bytes = Buffer.concat(await response.toArray());
      blobs.set(`blob-${id}`, bytes);
      const blob = { blobId: `blob-${id}`, offset: 0, size: bytes.length };
      tell("didReceiveNetworkData", type === "blob" ? blob : bytes.toString(type));
      tell("didCompleteNetworkResponse", "", false);
    },
  );
  running.set(id, request);
  request.on("error", ({ message }) => tell("didCompleteNetworkResponse", message, false));
  request.on("close", () => running.delete(id));
  request.end(body);
}

const realm = vm.createContext({
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  queueMicrotask,
  console,
  nativeModuleProxy: {
    BlobModule: {
      getConstants: () => ({ BLOB_URI_SCHEME: "blob", BLOB_URI_HOST: null }),
      addNetworkingHandler() {},
      createFromParts() {},
      release: (blobId) => blobs.delete(blobId),
    },
    FileReaderModule: {
      readAsText: async ({ blobId }, encoding) => blobs.get(blobId).toString(encoding),
    },
  },
  performance: { now: () => performance.now() },
  facts,
  nativeRequest,
  nativeAbort: (id) => running.get(id)?.destroy(),
});
vm.runInContext("globalThis.global = globalThis.window = globalThis.self = globalThis", realm);
vm.runInContext(await readFile("bundle.js", "utf8"), realm, { filename: "bundle.js" });
console.log((await realm.seen).join(", "));
