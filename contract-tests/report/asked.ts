import { counts } from "./findings.ts";
import type { Catalogues } from "./ids.ts";
import { excerpt } from "./printable.ts";
import type { TargetReport } from "./report.ts";
import { named } from "./sections.ts";
import { present } from "./words.ts";

/** Options of different runs that are named. */
const MOST_NAMED = 3;

/** What a run of a part of a contract was limited to, and how much of it was exercised; undefined for a run of all of it. */
export type Part = NonNullable<ReturnType<typeof partOf>>;

export function partOf(
  { api, asked, variants }: Pick<TargetReport, "api" | "asked" | "variants">,
  catalogues: Catalogues = {},
) {
  const { only, failed, tool } = asked ?? {};
  const options = present(
    only !== undefined && `--only ${excerpt(only)}`,
    failed !== undefined && `--failed ${excerpt(failed)}`,
    tool && `--tool ${tool}`,
  );
  if (options.length === 0) return undefined;
  const exercised = variants.filter((one) => counts(one) && one.verdict !== "not-exercised");
  const all = Object.values(catalogues[api]?.catalogue.variants ?? {}).filter(
    ({ provenance }) => provenance === "documented",
  );
  const share = all.length > 0 && `${exercised.length} of ${all.length} documented variants`;
  const limit = options.join(", ");
  return { limit, documented: all.length, text: present(share, limit).join("; ") };
}

/** What is said in brackets behind the answer for some targets. */
export function partsText(parts: readonly (Part | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined);
  const [only] = known;
  if (!only) return "";
  const limits = new Set(known.map(({ limit }) => limit));
  return ` (${parts.length === 1 ? only.text : named([...limits], MOST_NAMED)})`;
}
