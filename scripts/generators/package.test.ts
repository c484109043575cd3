import { expect, test } from "vitest";
import { clientName } from "./client.ts";
import { entryModules } from "./package.ts";

test.each([
  ["VPN Script API", "vpnscript", "VpnScript"],
  ["WaverOS hotspot API", "waveros", "WaverOs"],
  ["Something else", "lobby", "Lobby"],
])("the clients of %s (%s) are called %s", (title, api, name) => {
  expect(clientName(title, api)).toBe(name);
});

test("an API that nobody has written more for has a client all the same", () => {
  const files = entryModules("Lobby", []);
  expect(files["index.js"]).toMatch(/^export \* from ".\/client.js";\nexport {/);
  expect(files["client.js"]).toContain("export const createLobbyClient ");
  expect(files["client.js"]).toContain("export const createLobbyClientOf ");
  expect(files["client.d.ts"]).toContain("=> LobbyMethods & Middlewares");
});

test("hand-written modules are all exported, and their client is the client", () => {
  const files = entryModules("Lobby", ["client", "pages"]);
  expect(files["index.js"]).toMatch(/^(export \* from ".\/(client|pages).js";\n){2}export {/);
  expect(files).not.toHaveProperty(["client.js"]);
});
