import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { apiNames } from "../../apis/discover.ts";
import { describedApis } from "../../../scripts/generators/apis.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

describe("an API is a folder in openapi/ and a folder in contract-tests/apis/", () => {
  test("each described one can be verified", () => {
    expect(apiNames().toSorted()).toEqual(describedApis());
  });

  test.each([
    "contract-tests/engine",
    "contract-tests/run",
    "contract-tests/judges/dredd",
    "contract-tests/judges/vitest",
    "contract-tests/report",
    "contract-tests/target-file",
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
