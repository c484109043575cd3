import type { Overlay, Provenance } from "../engine/catalogue.ts";
import type { Code } from "../engine/errors.ts";
import type { Verdict } from "../engine/outcome.ts";
import type { Place } from "../engine/places.ts";
import type { Finding } from "../engine/finding.ts";
import type { Leftover } from "../engine/kind.ts";

/** The tools that exercise variants. */
export type Tool = "vitest" | "dredd";

/** What a run has found: the content of `report.json`. All text in it is masked. */
export interface Report {
  readonly schemaVersion: 1;
  /** The tool that wrote it, with its version. */
  readonly tool: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** A digest of the descriptions that the targets were held against; absent in reports from before there was one. */
  readonly contract?: string;
  /** The checks that there were; absent in reports from before it was told. */
  readonly suite?: Suite;
  /** Which part of the target file this is a report of, if of a part. */
  readonly shard?: Shard;
  /** Why the run ended before it was through, if it did. */
  readonly cutShort?: string;
  /** Earlier runs in short, the oldest first, as far as they were given. */
  readonly history?: readonly PastRun[];
  readonly targets: readonly TargetReport[];
}

/** All that judges, whether it was part of a run or not. */
export interface Suite {
  /** Of all its code. */
  readonly digest: string;
  /** Each rule, with a digest of the files that it is written in, and at how many places those tell what they have seen. */
  readonly rules: readonly {
    readonly id: string;
    readonly digest: string;
    readonly claims?: number;
  }[];
  /** The files of no rule, which all checks rest on; absent in reports from before they were told. */
  readonly below?: readonly { readonly file: string; readonly digest: string }[];
}

/** One of several parts that the targets of a file fall to, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** What a run was asked to exercise, where that is not all. */
export interface Asked {
  /** The glob that ids had to match. */
  readonly only?: string;
  /** The earlier report of which only what had failed was wanted. */
  readonly failed?: string;
  /** The one tool that it was done by. */
  readonly tool?: Tool;
}

/** What a rule tried that asks by chance: with the same seed, as many tries ask the same. */
export interface Chance {
  readonly seed: number;
  readonly tries: number;
}

/** A run in short; what is accepted counts, too. */
export interface PastRun extends Pick<Report, "startedAt"> {
  /** How many there were. */
  readonly targets: number;
  /** How many of them violated anything. */
  readonly violate: number;
  /** How many could not be checked, or not whole. */
  readonly unchecked: number;
  /** How many findings there were, each counted once for all targets. */
  readonly findings: number;
}

export interface TargetReport {
  readonly name: string;
  readonly api: string;
  readonly baseUrl: string;
  /** Address of the vendor's page, if the target file gives it. */
  readonly docs?: string;
  /** Why the target could not be verified, if it could not. */
  readonly error?: string;
  /** ISO 8601, UTC; absent if it was not begun. */
  readonly startedAt?: string;
  readonly durationMs: number;
  /** Requests sent to the target, by both tools, logins and clean-up included. */
  readonly requests: number;
  /** When those that were answered were sent; absent in reports from before it was told. */
  readonly timeline?: Timeline;
  readonly summary: Summary;
  readonly variants: readonly VariantReport[];
  readonly rules: readonly RuleReport[];
  /** What is broken, each cause once. */
  readonly findings: readonly CauseReport[];
  /** What a shell needs before the requests of the findings run in it: where each secret is, and how to ask for it. */
  readonly shell?: readonly string[];
  /** Fields that the vendor's page does not know, of the variants in whose answers they came, or could not come. */
  readonly undocumented?: readonly Undocumented[];
  /** By what beside the API's description it was judged, if by anything. */
  readonly overlay?: Overlay;
  /** Which part of its contract it was asked for; absent where all of it was, and in reports from before it was told. */
  readonly asked?: Asked;
  /** What is worth knowing and breaks nothing: an inferred variant answered otherwise, undocumented fields, throttling. */
  readonly notes: readonly string[];
  /** What the run created and could not remove. */
  readonly leftovers: readonly Leftover[];
}

/** A variant, and the fields in its answers that the vendor's page does not know. */
interface Undocumented {
  readonly id: string;
  readonly fields: readonly Place[];
}

/** Counts of documented variants. */
export interface Summary {
  readonly documented: number;
  readonly conforms: number;
  readonly violates: number;
  readonly notExercised: number;
}

/** What became of a variant or rule. */
interface Judgement {
  readonly id: string;
  /** Where it comes from, as source.ts reads it; absent in reports from before it was told. */
  readonly source?: string;
  readonly verdict: Verdict;
  /** How many claims were held against what came, by all tools together; absent where none were, and in reports from before they were counted. */
  readonly assertions?: number;
  /** How long its exchanges took, waiting for the pace left out; where that is known. */
  readonly durationMs?: number;
  /** Why it was not exercised. */
  readonly reason?: string;
  /** The kind of that reason. */
  readonly code?: Code;
  readonly findings: readonly ReportedFinding[];
}

export interface VariantReport extends Judgement {
  readonly provenance: Provenance;
  /** The tools that exercised it. */
  readonly by: readonly Tool[];
}

export interface RuleReport extends Judgement {
  readonly title: string;
  /** Where it asks by chance; absent in reports from before it was told. */
  readonly chance?: Chance;
}

/** The first finding of a cause, with all that has the same. */
export interface CauseReport extends ReportedFinding {
  /** The documented variants and rules that it showed in, and the methods of their requests. */
  readonly showedIn: readonly { readonly id: string; readonly methods: readonly string[] }[];
  /** Ids of what was not exercised because of it. */
  readonly keptFrom: readonly string[];
}

export type Judged = VariantReport | RuleReport;

/** When requests were sent: how many in each span of the time from the run's beginning; of those, how many were answered 429. */
export interface Timeline {
  /** Of how many requests a minute the pace was. */
  readonly perMinute: number;
  readonly spanMs: number;
  readonly answered: readonly number[];
  /** Absent where none were. */
  readonly throttled?: readonly number[];
}

/** A finding, and the tools that saw it; a rule's is Vitest's. */
export interface ReportedFinding extends Omit<Finding, "evidence"> {
  readonly by: readonly Tool[];
  /** The cause that it shares with a finding of another kind, and is told with. */
  readonly partOf?: string;
}
