import { expect, test } from "vitest";
import { changeOf } from "./findings.ts";

test.each<[documented: string, came: string, change: string | undefined]>([
  ["Your service is expired.", "Your service is expired. (E17)", "gained … (E17)"],
  ["No such server.", "[de] No such server.", "gained [de] …"],
  ["No such server.", "No such server", "lost …."],
  ["No such server.", "NO SUCH SERVER.", "has other capital letters"],
  ["The server is not found.", "Nicht gefunden.", "has other words"],
  ["No name set", "Kein Benutzername", "has other words"],
  ["The server is not found.", "No server was found.", undefined],
  ["wireguard", "openvpn", undefined],
  ["No such server.", "", 'became "" (empty string)'],
])("%j that came as %j %s", (documented, came, change) => {
  const type = came === "" ? "empty string" : "string";
  expect(changeOf(JSON.stringify(documented), `${JSON.stringify(came)} (${type})`)).toBe(change);
});

test.each([
  ['"No such server."', "null", "became null"],
  ["false", '"false" (string)', undefined],
  [undefined, undefined, undefined],
])("what is not a text: %s and %s", (documented, came, change) => {
  expect(changeOf(documented, came)).toBe(change);
});
