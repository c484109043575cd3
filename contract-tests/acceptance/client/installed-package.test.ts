import { createPackageFromTarballData, checkPackage } from "@arethetypeswrong/core";
import { existsSync } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../../scripts/root.ts";
import { everyApi } from "../../apis/discover.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox as startVpnScript } from "../../apis/vpnscript/sandbox/start.ts";
import { startSandbox as startWaverOs } from "../../apis/waveros/sandbox/start.ts";
import { copyExamples, installPackage, type InstalledPackage } from "./installed-package.ts";

let project: InstalledPackage;
beforeAll(async () => {
  project = await installPackage();
  await copyExamples(project);
});
afterAll(() => project.remove());

/** The Node that runs the tests, and those of the machine that apps may run on. */
const nodes = [process.execPath, "/usr/bin/node", "/usr/local/bin/node", process.env["NODE_22"]]
  .filter((path) => path !== undefined)
  .filter((path, index, all) => existsSync(path) && all.indexOf(path) === index);

const tsc = join(root, "node_modules/typescript/bin/tsc");

describe("the packed tarball", () => {
  test("holds JavaScript and declarations, and no TypeScript that Node could not run", async () => {
    const files = await readdir(join(project.folder, "node_modules/access-contracts"), {
      recursive: true,
    });
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([]);
    expect(files).toContain("README.md");
  });

  test("is under 2.1 kB for each variant, and all of it with openapi-fetch and its types under 20 kB", async () => {
    const apis = Object.values(await everyApi());
    const variants = apis.flatMap(({ catalogue }) => Object.keys(catalogue.variants)).length;
    expect((await stat(project.tarball)).size).toBeLessThan(2100 * variants);
    const modules = join(project.folder, "node_modules");
    const files = await readdir(modules, { recursive: true, withFileTypes: true });
    const own = files.filter(({ parentPath }) => !/@types|undici-types/.test(parentPath));
    const sizes = await Promise.all(
      own
        .filter((file) => file.isFile())
        .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000 * variants);
    const { dependencies } = JSON.parse(
      await readFile(join(modules, "access-contracts/package.json"), "utf8"),
    ) as { dependencies: object };
    expect(Object.keys(dependencies)).toEqual(["openapi-fetch"]);
  });

  test("is clean by publint", async () => {
    const pkgDir = join(project.folder, "node_modules/access-contracts");
    const { messages } = await publint({ pkgDir, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  test("is clean by attw, for ESM, CommonJS and Node 10's resolution", async () => {
    const data = new Uint8Array(await readFile(project.tarball));
    const analysis = await checkPackage(createPackageFromTarballData(data), {
      excludeEntrypoints: [/\.(json|yaml)$/],
    });
    expect(analysis.types ? analysis.problems : ["no types"]).toEqual([]);
  });
});

test.each(nodes)("is imported by %s", async (node) => {
  const program = `
    import { createVpnScriptClient } from "access-contracts/vpnscript";
    import { throwInvalid, validators } from "access-contracts/vpnscript/validators";
    import { createWaverOsClient } from "access-contracts/waveros";
    import * as waveros from "access-contracts/waveros/validators";
    import description from "access-contracts/vpnscript/openapi.json" with { type: "json" };
    const fetch = async () => Response.json({ success: false, message: "Unauthenticated." }, { status: 401 });
    const client = createVpnScriptClient({ baseUrl: "http://localhost", fetch, validation: throwInvalid(validators) });
    const { variant } = await client.getAccount(undefined, { signal: new AbortController().signal });
    console.log(variant, typeof createWaverOsClient, typeof waveros.throwInvalid, description.openapi);
  `;
  const argv = ["--input-type=module", "--no-warnings", "--eval", program];
  expect(await project.run(node, argv)).toBe("unauthenticated function function 3.1.1\n");
});

describe("the examples of the docs", () => {
  test("compile against the package", async () => {
    await project.run(process.execPath, [tsc, "-p", "examples"]);
  });

  let panel: Sandbox;
  let router: Sandbox;
  let env: Record<string, string>;
  beforeAll(async () => {
    panel = await startVpnScript({ jobMs: 20 });
    router = await startWaverOs();
    const { active } = panel.target["personas"] as {
      active: { username: string; password: string };
    };
    const login = await fetch(`${panel.baseUrl}/api/auth/token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ ...active, device_name: "examples" }),
    });
    env = {
      VPNSCRIPT_URL: panel.baseUrl,
      VPNSCRIPT_USERNAME: active.username,
      VPNSCRIPT_PASSWORD: active.password,
      VPNSCRIPT_TOKEN: ((await login.json()) as { token: string }).token,
      WAVEROS_URL: router.baseUrl,
      WAVEROS_KEY: router.target["apiKey"] as string,
    };
  });
  afterAll(() => Promise.all([panel.close(), router.close()]));

  /** What each prints when all goes well. Creating comes before listing and deleting. */
  const printed = {
    "vpnscript/createToken": /^logged in$/m,
    "vpnscript/getAccount": /^account of alice$/m,
    "vpnscript/listServers": /: wireguard$[^]*page 3 of 3/m,
    "vpnscript/getOpenvpnProfile": /^a certificate of \d+ characters$/m,
    "vpnscript/getOpenvpnAuth": /^connect as \S+$/m,
    "vpnscript/createWireguardConfig": /^configuration \d+ is active$/m,
    "vpnscript/listWireguardConfigs": /^\d+: active$/m,
    "vpnscript/deleteWireguardConfig": /^\d+ will be gone shortly$/m,
    "waveros/createVoucher": /^voucher \S+ for 1 day$/m,
    "waveros/removeVoucher": /^removed$|^there is no such voucher$/m,
    "waveros/listVouchers": /^\d+ vouchers$/m,
    "waveros/listEmailUsers": /^\d+ guests$/m,
    "waveros/listActiveGuests": /^\d+ guests$/m,
    "waveros/listFacebookUsers": /^\[/m,
    "waveros/listMobileUsers": /^\[/m,
    "waveros/listFreeUsers": /^\[/m,
    "waveros/listLogins": /^\[/m,
    "waveros/listGuestHosts": /^\[/m,
  };

  test("are one for each operation", async () => {
    const files = await readdir(join(root, "docs/examples"), { recursive: true });
    const examples = files.filter((file) => file.endsWith(".ts"));
    expect(examples.toSorted()).toEqual(
      Object.keys(printed)
        .map((name) => `${name}.ts`)
        .toSorted(),
    );
  });

  /** What each has printed, or how it failed: all in one process, which takes as long to start as they take to run. */
  let came: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const program = `
      for (const name of ${JSON.stringify(Object.keys(printed))}) {
        console.log("example " + name);
        await import("./examples/" + name + ".ts").catch((error) => console.log(error.stack));
      }
    `;
    const argv = ["--no-warnings", "--input-type=module", "--eval", program];
    const [, ...parts] = (await project.run(process.execPath, argv, env)).split(/^example /m);
    came = new Map(parts.map((part) => part.split(/\n([^]*)/) as [string, string]));
  });

  test.each(Object.entries(printed))("%s runs against the sandbox", (name, expected) => {
    expect(came.get(name)).toMatch(expected);
  });
});
