import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { checkDrift } from "./check.ts";
import { compareFolders } from "./diff/compare.ts";
import { checkOut } from "./diff/generated.ts";
import { DescriptionError } from "./generators/description.ts";
import { root } from "./root.ts";
import { interruptibly } from "./terminal.ts";

/** `diff`: how a change of the descriptions affects callers, and whether `info.version` was raised. */
export const command = new Command("diff")
  .description(
    "say how a change of the descriptions affects callers, and whether info.version was raised",
  )
  .argument("<base>", "the git revision to compare with, such as origin/main")
  .option("--json", "print the result as JSON")
  .action(async (revision, { json = false }) => {
    await interruptibly("a folder may be left in the system's temporary folder", async (signal) => {
      const results = await resultsSince(revision, signal);
      process.stdout.write(json ? `${JSON.stringify(results, null, 2)}\n` : told(results));
      const all = Object.values(results);
      process.exitCode = all.every((one) => typeof one === "string" || one.follows) ? 0 : 1;
    });
  });

async function resultsSince(revision: string, signal: AbortSignal) {
  await using scratch = await mkdtempDisposable(join(tmpdir(), "access-contracts-diff-"));
  const before = await checkOut(revision, scratch.path);
  const behind = await checkDrift();
  if (behind.length > 0) throw new DescriptionError(behind.join("\n"));
  return await compareFolders(before, join(root, "generated"), scratch.path, signal);
}

/** The verdicts, and what they propose for the changelog. */
function told(results: Awaited<ReturnType<typeof resultsSince>>): string {
  const lines: string[] = [];
  const entries: string[] = [];
  for (const [api, result] of Object.entries(results)) {
    if (typeof result === "string") {
      lines.push(`✓ ${api} is ${result}`);
      entries.push(`\`${api}\` is ${result}`);
      continue;
    }
    const { was, is, impact, least, follows, places } = result;
    const more = is === least || impact === "none" ? "" : `; ${least} would do`;
    const remedy = follows ? more : `; set info.version in openapi/${api}/openapi.yaml to ${least}`;
    lines.push(`${follows ? "✓" : "✗"} ${api} ${was} → ${is}, impact: ${impact}${remedy}`);
    for (const { operation, variant = "", judges, says, impact: cost } of places) {
      const place = `${operation || "the API"} ${variant}`.trim();
      lines.push(`  ${cost.padEnd(5)} ${place} (${judges.join(", ")})`);
      lines.push(...says.map((one) => `          ${one}`));
    }
    entries.push(...result.entries);
  }
  const proposed = entries.map((entry) => `- ${entry}.\n`).join("");
  return `${lines.join("\n")}\n${proposed && `\nFor CHANGELOG.md:\n\n${proposed}`}`;
}
