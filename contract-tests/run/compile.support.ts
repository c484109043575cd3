import type { Overlay } from "../engine/description/catalogue.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import type { Finding } from "../engine/judgement/finding.ts";
import { notesApi, TARGET } from "../engine/invented-api.support.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import type { Leftover } from "../engine/tracker/kind.ts";
import { given } from "../engine/transport/target.ts";
import { Transport } from "../engine/transport/transport.ts";
import type { RuleReport, TargetReport, Timeline, Tool, VariantReport } from "../report/report.ts";
import { compile } from "./compile.ts";
import { globMatcher, select } from "../engine/work.ts";

export const DOCUMENTED = "notes/readNote/200/note";
export const INFERRED = "notes/writeNote/422/too-long";
export const RULE = "notes/rules/notes-keep";
export const STARTED = "2026-03-14T02:15:00.000Z";
export const SILENT = "no tool has reported on it";
export const SECRET = "correct-horse";

export const conforms: Outcome = { verdict: "conforms", findings: [], undocumented: [] };
export const breach: Finding = {
  check: "status-as-documented",
  message: "The status is 500.",
  at: "status",
  actual: "500",
};
export const violates: Outcome = { verdict: "violates", findings: [breach], undocumented: [] };

type Outcomes = Partial<Record<Tool, Record<string, Outcome>>>;

export function compiled(
  glob: string,
  outcomes: Outcomes,
  {
    tools = ["vitest", "dredd"],
    leftovers = [],
    notes = [],
    baseUrl = TARGET.baseUrl,
    reached = false,
    chance,
    error,
    timeline,
    overlay,
  }: {
    tools?: Tool[];
    leftovers?: Leftover[];
    notes?: string[];
    baseUrl?: string;
    /** Whether there is a way to what the vendor's page merely implies. */
    reached?: boolean;
    chance?: RuleReport["chance"];
    /** Why the target could not be verified. */
    error?: string;
    timeline?: Timeline;
    overlay?: Overlay;
  } = {},
): TargetReport {
  const secrets = new Secrets();
  secrets.add("PASSWORD", SECRET, given("password"));
  const transport = new Transport({ allowWrites: false, requestsPerMinute: 1 });
  for (const note of notes) transport.note(note);
  const session = notesApi.connect({ ...TARGET, baseUrl }, transport, secrets);
  const way = { how: "a long text", call: () => ({}) };
  if (overlay) Object.assign(session, { api: { ...notesApi, overlay } });
  if (reached) session.reaches = { ...notesApi.reaches, "writeNote/422/too-long": way };
  const maps = {
    vitest: new Map(Object.entries(outcomes.vitest ?? {})),
    dredd: new Map(Object.entries(outcomes.dredd ?? {})),
  };
  // The invented API has no way to what it merely implies; where one is wanted, it is there.
  const variants = Object.values(notesApi.catalogue.variants).filter(({ id }) =>
    globMatcher(glob)(id),
  );
  const rules = select(notesApi, globMatcher(glob)).rules.map((rule) => ({
    ...rule,
    ...(chance && { chance }),
  }));
  return compile({ session, variants, rules }, maps, tools, {
    ...{ error, leftovers },
    ...(timeline && { timeline }),
    startedAt: STARTED,
    durationMs: 7,
  });
}

export const of = ({ variants }: TargetReport, wanted: string) =>
  variants.find(({ id }) => id === wanted) as VariantReport;

export const came = (at: string) => ({ at, types: ["string"] });
