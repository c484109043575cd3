import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { apis } from "../apis.ts";
import { describedApis } from "../../scripts/generators/apis.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("an API is a folder in openapi/, a folder in contract-tests/, and one registry line", () => {
  test("what is described is registered", () => {
    expect(Object.keys(apis).toSorted()).toEqual(describedApis());
  });

  test.each([
    "contract-tests/engine",
    "contract-tests/run",
    "contract-tests/dredd",
    "contract-tests/vitest",
    "contract-tests/report",
    "contract-tests/targets",
    "scripts/generators",
  ])("%s decides nothing by an API's name", (folder) => {
    const deciding = readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|sample/.test(name))
      .filter((name) => decides(readFileSync(join(root, folder, name), "utf8")));
    expect(deciding).toEqual([]);
  });

  test.each([
    ['if (api === "vpnscript") return;', true],
    ['switch (target.api) { case "waveros": }', true],
    ["/** Such as `vpnscript`. */", false],
  ])("%s", (line, decided) => {
    expect(decides(line)).toBe(decided);
  });
});

function decides(text: string): boolean {
  return /(===?|!==?|case)\s*["'](vpnscript|waveros)["']/.test(text);
}
