import type { components } from "../../generated/report.ts";
import type { Place } from "../engine/description/places.ts";

// What a run has found, the content of `report.json`: report.schema.json says what each field is, and `npm run generate`
// makes the types of it. All text in it is masked.

type Schemas = components["schemas"];

/** The tools that exercise variants. */
export type Tool = Schemas["by"][number];

/** All that judges, whether it was part of a run or not. */
export type Suite = Schemas["suite"];

/** One of several parts that the targets of a file fall to, counted from 1. */
export type Shard = Schemas["shard"];

/** What a run was asked to exercise, where that is not all. */
export type Asked = Schemas["asked"];

export type PastRun = Schemas["pastRun"];
export type Summary = Schemas["summary"];
export type Timeline = Schemas["timeline"];
export type VariantReport = Schemas["variant"];
export type RuleReport = Schemas["rule"];
export type Judged = VariantReport | RuleReport;

/** A finding, and the tools that saw it; a rule's is Vitest's. */
export type ReportedFinding = Schemas["finding"];

/** The first finding of a cause, with all that has the same. */
export type CauseReport = ReportedFinding & Pick<Schemas["cause"], "showedIn" | "keptFrom">;

/** A known finding that is accepted for a while. */
export type Deviation = Schemas["deviation"];

export interface TargetReport extends Omit<Schemas["target"], "findings" | "undocumented"> {
  /** What is broken, each cause once. */
  readonly findings: readonly CauseReport[];
  /** Fields that the vendor's page does not know, by the variant in whose answers they came, or could not come. */
  readonly undocumented?: readonly { readonly id: string; readonly fields: readonly Place[] }[];
}

export interface Report extends Omit<Schemas["report"], "targets"> {
  readonly targets: readonly TargetReport[];
}

/** What a variant or rule of a target was judged by in a run. */
export type Conditions = Pick<Report, "tool" | "suite"> &
  Pick<TargetReport, "baseUrl" | "overlay"> &
  Partial<Pick<RuleReport, "chance"> & Pick<VariantReport, "by">>;
