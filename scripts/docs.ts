import { join, resolve } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { root } from "./root.ts";
import { untilStopped } from "./serving.ts";

/** `docs`: builds the reference site. */
export const command = new Command("docs")
  .description("build the reference site: plain pages for any web server, or to open from disk")
  .option(
    "--report <file>",
    "the report.json whose verdicts the matrix shows, instead of a run of the sandboxes",
  )
  .option("--out <dir>", "folder to write the site to (default: docs/_site of the project)")
  .option("--serve", "then serve it on this machine until interrupted")
  .action(async ({ report, out, serve: wanted }, { parent }) => {
    const started = performance.now();
    const folder = resolve(out ?? join(root, "docs/_site"));
    // The development dependencies that it needs take a while to load.
    const { buildSite } = await import("./site/build.ts");
    await buildSite({ out: folder, report, program: parent! });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${join(folder, "index.html")}, built in ${seconds} s\n`);
    if (!wanted) return;
    const { serve } = await import("./site/serve.ts");
    await untilStopped([() => serve(folder)], ([serving]) => {
      process.stdout.write(`${serving!.origin}/\n`);
    });
  });
