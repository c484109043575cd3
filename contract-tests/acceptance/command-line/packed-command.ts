import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { chmod, mkdir, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { root, version } from "../../../scripts/root.ts";
import { CopiedTree } from "../source/copied-tree.ts";
import { filesIn } from "./command-line.ts";

/** A folder in which the command is installed from its tarball. */
export interface PackedCommand {
  readonly folder: string;
  /** The text of each file that the tarball holds, by its path in the package. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of the tarball. */
  readonly bytes: number;
  /** The installed command, as npm links it. */
  readonly command: string;
  /** Runs a program in that folder; the Node.js before all others is the one that runs the tests. */
  run(program: string, ...argv: readonly string[]): { status: number | null; printed: string };
}

/** Packs a copy of the project into a folder, and gives the tarball. */
export async function packCommand(parent: string): Promise<string> {
  const tree = await CopiedTree.make();
  try {
    execFileSync("npm", ["pack", "--silent", "--pack-destination", parent], {
      cwd: tree.root,
      stdio: "ignore",
    });
  } finally {
    await tree.remove();
  }
  return join(parent, `access-contracts-toolkit-${version}.tgz`);
}

/**
 * Packs the project and installs the tarball into a folder without asking a registry: what the
 * package says that it depends on is linked, so what it does not say is not found.
 */
export async function installCommand(parent: string): Promise<PackedCommand> {
  const folder = join(parent, "an empty folder");
  const modules = join(folder, "node_modules");
  const installed = join(modules, "access-contracts-toolkit");
  await mkdir(installed, { recursive: true });
  const tarball = await packCommand(parent);
  execFileSync("tar", ["xzf", tarball, "--strip-components=1", "-C", installed]);
  const all = await filesIn(installed);
  const files = new Map([...all].map(([path, text]) => [relative(installed, path), text]));
  const { bin, dependencies, optionalDependencies } = JSON.parse(
    files.get("package.json")!,
  ) as Record<"bin" | "dependencies" | "optionalDependencies", Record<string, string>>;
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(root, "node_modules", name), join(modules, name));
  }
  const command = join(modules, ".bin/access-contracts");
  await mkdir(dirname(command));
  await symlink(join(installed, bin["access-contracts"]!), command);
  await chmod(command, 0o755);
  return {
    folder,
    files,
    bytes: statSync(tarball).size,
    command,
    run(program, ...argv) {
      const env = { PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`, HOME: parent };
      const options = { cwd: folder, env, encoding: "utf8", timeout: 60_000 } as const;
      const { status, stdout, stderr } = spawnSync(program, argv, options);
      return { status, printed: stdout + stderr };
    },
  };
}
