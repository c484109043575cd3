import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CopiedTree } from "./copied-tree.ts";

const SANDBOX = "contract-tests/apis/vpnscript/sandbox";
const MESSAGE = "The server is closed for maintenance.";

/** One more documented 422 of an operation: file, passage, and what comes behind it. */
const CHANGE: readonly (readonly [file: string, after: string, text: string])[] = [
  [
    "openapi/vpnscript/schemas/answers.yaml",
    "\n    message: { type: string, const: The server is not found or enabled. }\n",
    `
ServerClosed:
  title: ServerClosed
  type: object
  description: |
    The server is closed for now. The operator maintains it. Try again later.
  required: [success, message]
  properties:
    success: { type: boolean, const: false }
    message: { type: string, const: ${MESSAGE} }
`,
  ],
  [
    "openapi/vpnscript/schemas/unions.yaml",
    "\n    - $ref: answers.yaml#/ServerFull",
    "\n    - $ref: answers.yaml#/ServerClosed",
  ],
  [
    "contract-tests/apis/vpnscript/reaches.ts",
    "export const reaches: { readonly [K in Provokable]: VpnScriptReach } = {",
    `
  "createWireguardConfig/422/server-closed": active("on a server that is closed", {
    server_id: 4096,
  }),`,
  ],
  [
    `${SANDBOX}/routes/wireguard.ts`,
    "export function createConfig(call: Call): Answer {",
    `
  if (call.input.get("server_id") === 4096) refuse(422, "${MESSAGE}");`,
  ],
];

/** The tests that a change of an API's facts must leave alone. */
const UNTOUCHED = [
  "contract-tests/apis/vpnscript",
  "contract-tests/engine",
  "contract-tests/run",
  "contract-tests/report",
  "contract-tests/judges",
  "contract-tests/mock",
  "scripts",
];

describe("one more documented 422 of POST /api/wireguard/create", () => {
  let copy: CopiedTree;
  beforeAll(async () => {
    copy = await CopiedTree.make();
    for (const [file, after, text] of CHANGE) await copy.insert(file, after, text);
  });
  afterAll(() => copy.remove());

  test("takes at most four files", () => {
    expect(new Set(CHANGE.map(([file]) => file)).size).toBeLessThanOrEqual(4);
  });

  test("is generated, and checked", { timeout: 0 }, async () => {
    expect(await copy.run("generate")).toMatchObject({ status: 0 });
    const checked = await copy.run("check", "types", "descriptions", "generated");
    expect(checked, checked.printed).toMatchObject({ status: 0 });
  });

  test("breaks no test, and is exercised", { timeout: 0 }, async () => {
    const config = ["--root", ".", "--config", ".config/vitest.config.ts", "--maxWorkers", "1"];
    const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter", "dot", ...config];
    const tested = await copy.node(...vitest, ...UNTOUCHED);
    expect(tested, tested.printed).toMatchObject({ status: 0 });

    const only = "vpnscript/createWireguardConfig/422/server-closed";
    const started = await copy.run("start", "--name", "sandbox-vpnscript", "--only", only);
    expect(started, started.printed).toMatchObject({ status: 0 });
    expect(started.printed).toContain("1 of 1 documented variants conform");
  });
});
