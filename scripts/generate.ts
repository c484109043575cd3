import { Command } from "@commander-js/extra-typings";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describedApis } from "./generators/bundle.ts";
import { drift, generateAll } from "./generators/outputs.ts";
import { root } from "./root.ts";

/** `generate`: makes everything in `generated/`. */
export const command = new Command("generate")
  .description("make everything in generated/, from openapi/ and the schemas of reports")
  .action(async () => {
    const files = await generateAll(describedApis());
    let same = Object.keys(files).length;
    for (const { path } of await drift(join(root, "generated"), files)) {
      const file = join(root, "generated", path);
      const text = files[path];
      if (text === undefined) await rm(file);
      else {
        same--;
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      process.stdout.write(`generated/${path}: ${text === undefined ? "removed" : "written"}\n`);
    }
    process.stdout.write(`${same} files were as they should be\n`);
  });
