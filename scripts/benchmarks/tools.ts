import { readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Api } from "../../contract-tests/engine/api.ts";
import { measure, median, type Cost } from "./child.ts";

/** One side of a comparison: medians over its runs. */
export interface Side {
  readonly name: string;
  readonly seconds: number;
  readonly requests: number;
  readonly megabytes: number;
}

/**
 * The whole of `verify` (both tools, rules, logins, clean-up) beside Dredd as it comes on the same
 * documents, against one sandbox, in turns.
 */
export async function wholeBesideDredd(
  api: Api,
  runs: number,
  folder: string,
): Promise<[Side, Side]> {
  const sandbox = await api.startSandbox({ jobMs: 20 } as object);
  try {
    const targets = join(folder, "targets.json");
    await writeFile(targets, JSON.stringify({ targets: [sandbox.target] }));
    const names = (await readdir(api.dredd)).filter((name) => name.startsWith("layer-"));
    const layers = names.toSorted().map((name) => fileURLToPath(new URL(name, api.dredd)));
    const dredd = join(
      dirname(createRequire(import.meta.url).resolve("dredd/package.json")),
      "bin/dredd",
    );
    const whole = [
      "scripts/access-contracts.js",
      "verify",
      "--targets",
      targets,
      "--report",
      folder,
    ];
    // Dredd takes its first document as an argument and the others by --path.
    const alone = [dredd, layers[0]!, sandbox.baseUrl].concat(
      layers.slice(1).flatMap((layer) => ["--path", layer]),
    );
    const sides = [
      { name: "verify, both tools", argv: whole, costs: [] as Cost[], requests: 0 },
      { name: "Dredd as it comes", argv: alone, costs: [] as Cost[], requests: 0 },
    ];
    for (let run = 0; run <= runs; run++) {
      for (const side of sides) {
        const before = sandbox.log.length;
        const cost = await measure(side.argv);
        side.requests = sandbox.log.length - before;
        // The first round warms the file caches.
        if (run > 0) side.costs.push(cost);
        if (side === sides[0] && cost.status !== 0) {
          throw new Error(
            `verify ended with ${cost.status}: a benchmark of a failing run says nothing`,
          );
        }
      }
    }
    return sides.map(({ name, costs, requests }) => ({
      name,
      requests,
      seconds: median(costs.map(({ seconds }) => seconds)),
      megabytes: median(costs.map(({ megabytes }) => megabytes)),
    })) as [Side, Side];
  } finally {
    await sandbox.close();
  }
}
