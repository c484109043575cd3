import { Command } from "commander";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describedApis } from "./generators/bundle.ts";
import { drift } from "./generators/drift.ts";
import { generateAll } from "./generators/outputs.ts";
import { root } from "./root.ts";

/** `generate`: makes everything in `generated/`. */
export function generateCommand(end: (status: number) => void): Command {
  return new Command("generate")
    .description("make everything in generated/ from openapi/")
    .action(async () => {
      const folder = join(root, "generated");
      const files = await generateAll(describedApis());
      const differing = await drift(folder, files);
      let same = Object.keys(files).length;
      for (const { path, how } of differing) {
        const file = join(folder, path);
        if (how === "unexpected") await rm(file);
        else {
          same--;
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, files[path]!);
        }
        const done = how === "unexpected" ? "removed" : "written";
        process.stdout.write(`generated/${path}: ${done}\n`);
      }
      process.stdout.write(`${same} files were as they should be\n`);
      end(0);
    });
}
