import type { Api } from "../engine/api.ts";
import type { Variant } from "../engine/description/catalogue.ts";
import { globMatcher } from "../engine/work.ts";
import type { TargetReport } from "./report.ts";

/** Catalogues by API name; without its own, an API's report shows ids instead of summaries. */
export type Catalogues = Readonly<Record<string, Pick<Api, "catalogue">>>;

/** An id without its API: `createToken/422/invalid-data`. */
export function shortId(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

/** The operation in an id, or `rules`. */
export function operationIn(id: string): string {
  return id.split("/")[1] ?? id;
}

/** What the description documents under an id, where its catalogue is known. */
export function variantOf(id: string, catalogues: Catalogues = {}): Variant | undefined {
  return catalogues[id.slice(0, id.indexOf("/"))]?.catalogue.variants[shortId(id)];
}

/** Whether a run was asked for what has an id, as far as its report of a target can tell. */
export function wasAsked({ asked }: TargetReport, id: string): boolean {
  if (!asked) return true;
  // Which of them had failed, and which Dredd has documents of, it does not tell.
  const { only = "**", failed, tool } = asked;
  return failed === undefined && tool === undefined && globMatcher(only)(id);
}
