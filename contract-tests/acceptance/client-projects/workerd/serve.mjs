import assert from "node:assert/strict";
import { Miniflare } from "miniflare";
import { facts } from "./facts.mjs";

const server = new Miniflare({
  modules: true,
  scriptPath: "dist/worker.mjs",
  compatibilityDate: "2026-07-01",
  bindings: facts,
});
try {
  const response = await server.dispatchFetch("http://worker/");
  const text = await response.text();
  console.log(text);
  assert.equal(response.status, 200);
} finally {
  await server.dispose();
}
