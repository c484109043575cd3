import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../../scripts/root.ts";

/** A fresh project of an app developer, with the package installed from its packed tarball. */
export interface InstalledPackage {
  readonly folder: string;
  readonly tarball: string;
  /** Runs a program in the project's folder and gives its output. */
  run(file: string, argv: readonly string[], env?: Record<string, string>): Promise<string>;
  remove(): Promise<void>;
}

/** Packs `generated/` and installs it with npm. No registry is asked: what it depends on is packed from this checkout. */
export async function installPackage(): Promise<InstalledPackage> {
  const folder = await mkdtemp(join(tmpdir(), "access-contracts-"));
  const run: InstalledPackage["run"] = async (file, argv, env = {}) => {
    const options = { cwd: folder, env: { ...process.env, NO_COLOR: "1", ...env } };
    try {
      return (await promisify(execFile)(file, argv, options)).stdout;
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      throw new Error(`${file} ${argv.join(" ")}\n${stdout}${stderr}`, { cause: error });
    }
  };
  const tarballs = join(folder, "tarballs");
  await mkdir(tarballs);
  const sources = ["openapi-fetch", "openapi-typescript-helpers"].map(folderOf);
  const pack = ["pack", "--ignore-scripts", "--pack-destination", tarballs];
  await run("npm", [...pack, join(root, "generated"), ...sources]);
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const packed = (await readdir(tarballs)).map((name) => join(tarballs, name));
  await run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", ...packed]);
  return {
    folder,
    tarball: packed.find((path) => path.includes("access-contracts-0")) ?? "",
    run,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Puts the examples of the docs into the project, as an app developer would copy them. */
export async function copyExamples({ folder }: InstalledPackage): Promise<void> {
  await cp(join(root, "docs/examples"), join(folder, "examples"), { recursive: true });
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  for (const name of ["@types/node", "undici-types"]) {
    await cp(folderOf(name), join(folder, "node_modules", name), { recursive: true });
  }
}

function folderOf(name: string): string {
  const [manifest] =
    createRequire(join(root, "package.json"))
      .resolve.paths(name)
      ?.map((path) => join(path, name)) ?? [];
  return manifest ?? name;
}
