import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CopiedTree } from "./copied-tree.ts";

const SANDBOX = "contract-tests/apis/vpnscript/sandbox";
const MESSAGE = "The server is closed for maintenance.";

/** One more documented 422 of an operation: file, passage, and what comes behind it. */
const CHANGE: readonly (readonly [file: string, after: string, text: string])[] = [
  [
    "openapi/vpnscript/schemas/answers.yaml",
    "",
    `
ServerClosed:
  title: ServerClosed
  x-source: WireGuard Configuration (POST)
  type: object
  description: |
    The server is closed for now. The operator maintains it. Try again later.
  required: [success, message]
  properties:
    success: { type: boolean, const: false }
    message: { type: string, const: "${MESSAGE}" }
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
    `${SANDBOX}/messages.ts`,
    "export const messages = {",
    `
  serverClosed: "${MESSAGE}",`,
  ],
  [
    `${SANDBOX}/routes/wireguard.ts`,
    "export function createConfig(call: Call): Answer {",
    `
  if (call.input.get("server_id") === 4096) refuse(422, messages.serverClosed);`,
  ],
];

const git = (cwd: string, ...argv: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...argv], { cwd });

describe("one more documented 422 of POST /api/wireguard/create", () => {
  let copy: CopiedTree;
  beforeAll(async () => {
    copy = await CopiedTree.make();
    git(copy.root, "init", "--quiet");
    git(copy.root, "add", "generated");
    git(copy.root, "commit", "--quiet", "-m", "Before");
    for (const [file, after, text] of CHANGE) await copy.insert(file, after, text);
  });
  afterAll(() => copy.remove());

  test("takes at most five files", () => {
    expect(new Set(CHANGE.map(([file]) => file)).size).toBeLessThanOrEqual(5);
  });

  test("is generated, and checked", { timeout: 0 }, async () => {
    expect(await copy.run("generate")).toMatchObject({ status: 0 });
    const checked = await copy.run("check", "types", "descriptions", "generated");
    expect(checked, checked.printed).toMatchObject({ status: 0 });
  });

  test("breaks no test, and is exercised", { timeout: 0 }, async () => {
    const tested = await copy.test();
    expect(tested, tested.printed).toMatchObject({ status: 0 });

    const only = "vpnscript/createWireguardConfig/422/server-closed";
    const started = await copy.run("start", "--name", "sandbox-vpnscript", "--only", only);
    expect(started, started.printed).toMatchObject({ status: 0 });
    expect(started.printed).toContain("1 of 1 documented variants conform");
  });

  test("is a minor change, and the version has to follow", { timeout: 0 }, async () => {
    const behind = await copy.run("diff", "HEAD");
    expect(behind, behind.printed).toMatchObject({ status: 1 });
    expect(behind.printed).toContain(
      "- `server-closed` of `createWireguardConfig` is a new refusal (422).",
    );
    expect(behind.printed).toContain("set info.version in openapi/vpnscript/openapi.yaml to 1.1.0");

    const file = "openapi/vpnscript/openapi.yaml";
    const text = await readFile(join(copy.root, file), "utf8");
    await copy.write(file, text.replace(/version: .*/, "version: 1.1.0"));
    const stale = await copy.run("diff", "HEAD");
    expect(stale).toMatchObject({ status: 2 });
    expect(stale.printed).toContain("write it again with: npm run generate");
    await copy.run("generate");
    const followed = await copy.run("diff", "HEAD");
    expect(followed, followed.printed).toMatchObject({ status: 0 });
  });

  test("a comparison that is interrupted leaves no folder", { timeout: 0 }, async () => {
    const temporary = mkdtempSync(join(tmpdir(), "access-contracts-test-"));
    const child = spawn(process.execPath, ["scripts/access-contracts.js", "diff", "HEAD"], {
      cwd: copy.root,
      env: { ...process.env, TMPDIR: temporary },
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    const folders = () => readdirSync(temporary).filter((one) => one.startsWith("access-"));
    await expect.poll(folders).not.toEqual([]);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(folders()).toEqual([]);
    rmSync(temporary, { recursive: true });
  });
});
