import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Api } from "../../contract-tests/engine/api.ts";
import { root } from "../root.ts";
import { costOf, medians, type Sides } from "./measure.ts";

/**
 * The whole of `verify` (both tools, rules, logins, clean-up) beside Dredd as it comes on the same
 * documents, against one sandbox, in turns.
 */
export async function wholeBesideDredd(api: Api, rounds: number, folder: string): Promise<Sides> {
  const sandbox = await api.startSandbox({ jobMs: 20 } as object);
  try {
    const targets = join(folder, "targets.json");
    await writeFile(targets, JSON.stringify({ targets: [sandbox.target] }));
    const verify = ["scripts/access-contracts.js", "verify", "--targets", targets];
    const names = await readdir(api.dredd);
    const layers = names.toSorted().map((name) => fileURLToPath(new URL(name, api.dredd)));
    // Dredd takes its first document as an argument and the others by --path.
    const [first = "", ...others] = layers;
    const paths = others.flatMap((layer) => ["--path", layer]);
    const dredd = [join(root, "node_modules/dredd/bin/dredd"), first, sandbox.baseUrl, ...paths];
    const measured = async (argv: readonly string[], mustPass: boolean) => {
      const before = sandbox.log.length;
      const { status, ...cost } = await costOf(argv);
      if (mustPass && status !== 0) {
        throw new Error(`verify ended with ${status}: a benchmark of a failing run says nothing`);
      }
      return { ...cost, requests: sandbox.log.length - before };
    };
    const [whole, alone] = await medians({ rounds }, async () => [
      await measured([...verify, "--report", folder], true),
      await measured(dredd, false),
    ]);
    return [
      { name: "verify, both tools", ...whole! },
      { name: "Dredd as it comes", ...alone! },
    ];
  } finally {
    await sandbox.close();
  }
}
