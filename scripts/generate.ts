import { Command } from "@commander-js/extra-typings";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describedApis } from "./generators/bundle.ts";
import { drift } from "./generators/drift.ts";
import { generateAll } from "./generators/outputs.ts";
import { root } from "./root.ts";

/** `generate`: makes everything in `generated/`, and the workflows. */
export const command = new Command("generate")
  .description(
    "make everything in generated/ and the workflows, from openapi/ and the schemas of reports",
  )
  .action(async () => {
    let same = 0;
    for (const [folder, files] of Object.entries(await generateAll(describedApis()))) {
      same += Object.keys(files).length;
      for (const { path } of await drift(join(root, folder), files)) {
        const file = join(root, folder, path);
        const text = files[path];
        if (text === undefined) await rm(file);
        else {
          same--;
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, text);
        }
        process.stdout.write(`${folder}/${path}: ${text === undefined ? "removed" : "written"}\n`);
      }
    }
    process.stdout.write(`${same} files were as they should be\n`);
  });
