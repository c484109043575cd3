import { readFile } from "node:fs/promises";
import type { Api } from "../../contract-tests/engine/api.ts";

/** Tells which tools can exercise a variant: Vitest whatever can be reached, Dredd what its documents hold of that. */
export async function toolsOf({
  reaches,
  dredd,
}: Api): Promise<(variantKey: string) => readonly string[]> {
  const transactions = JSON.parse(
    await readFile(new URL("transactions.json", dredd), "utf8"),
  ) as Record<string, { readonly variant: string }>;
  const sent = new Set(Object.values(transactions).map(({ variant }) => variant));
  return (key) => {
    if (!reaches[key]) return [];
    return sent.has(key) ? ["Vitest", "Dredd"] : ["Vitest"];
  };
}
