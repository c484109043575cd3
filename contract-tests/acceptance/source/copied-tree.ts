import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectFiles, root } from "./import-graph.ts";

/** A copy of the project, its dependencies linked, in which a test changes what it likes. */
export class CopiedTree {
  readonly root: string;

  private constructor(folder: string) {
    this.root = folder;
  }

  static async make(): Promise<CopiedTree> {
    const folder = await mkdtemp(join(tmpdir(), "access-contracts-copy-"));
    for (const file of projectFiles()) await cp(join(root, file), join(folder, file));
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    return new CopiedTree(folder);
  }

  async write(path: string, text: string): Promise<void> {
    const file = join(this.root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** Puts text behind a passage of a file, or at its end. @throws if the passage is not there once. */
  async insert(path: string, after: string, text: string): Promise<void> {
    const before = await readFile(join(this.root, path), "utf8");
    const parts = after === "" ? [before, ""] : before.split(after);
    if (parts.length !== 2) throw new Error(`${path}: ${JSON.stringify(after)} is not there once`);
    await this.write(path, parts.join(after + text));
  }

  /** Runs a verb of the copy's own command; resolves to its exit status and all that it printed. */
  run(...argv: readonly string[]): Promise<{ status: number; printed: string }> {
    return this.node("scripts/access-contracts.js", ...argv);
  }

  node(...argv: readonly string[]): Promise<{ status: number; printed: string }> {
    return new Promise((resolve) => {
      const { ALL: _, ...inherited } = process.env;
      const env = { ...inherited, NO_COLOR: "1" };
      const options = { cwd: this.root, env, maxBuffer: 64 * 1024 * 1024 };
      execFile(process.execPath, [...argv], options, (error, stdout, stderr) => {
        const status = error ? Number(error.code ?? 1) : 0;
        resolve({ status, printed: stdout + stderr });
      });
    });
  }

  /** Does what `npm test` does. */
  test(): Promise<{ status: number; printed: string }> {
    const config = ["--root", ".", "--config", ".config/vitest.config.ts"];
    return this.node("node_modules/vitest/vitest.mjs", "run", "--reporter", "dot", ...config);
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
