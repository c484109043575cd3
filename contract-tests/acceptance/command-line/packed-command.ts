import { execFileSync, spawnSync } from "node:child_process";
import { chmod, mkdir, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { root } from "../../../scripts/root.ts";
import { CopiedTree } from "../source/copied-tree.ts";
import { filesIn } from "./command-line.ts";

/** A folder in which the command is installed from its tarball. */
export interface PackedCommand {
  readonly folder: string;
  /** The text of each file that the tarball holds, by its path in the package. */
  readonly files: ReadonlyMap<string, string>;
  /** The installed command, as npm links it. */
  readonly command: string;
  /** Runs a program in that folder; the Node.js before all others is the one that runs the tests. */
  run(program: string, ...argv: readonly string[]): { status: number | null; printed: string };
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
  const tree = await CopiedTree.make();
  try {
    const npm = ["pack", "--json", "--pack-destination", parent];
    const packed = execFileSync("npm", npm, {
      cwd: tree.root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [{ filename }] = JSON.parse(packed.slice(packed.search(/^[[{]/m))) as [
      { filename: string },
    ];
    const argv = ["xzf", join(parent, filename), "--strip-components=1", "-C", installed];
    execFileSync("tar", argv);
  } finally {
    await tree.remove();
  }
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
    command,
    run(program, ...argv) {
      const env = { PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`, HOME: parent };
      const options = { cwd: folder, env, encoding: "utf8", timeout: 60_000 } as const;
      const { status, stdout, stderr } = spawnSync(program, argv, options);
      return { status, printed: stdout + stderr };
    },
  };
}
