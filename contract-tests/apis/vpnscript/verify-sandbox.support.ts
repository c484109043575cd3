import { keyOf } from "../../engine/description/catalogue.ts";
import pLimit from "p-limit";
import { check, exercise } from "../../engine/exercise.ts";
import type { Outcome } from "../../engine/judgement/outcome.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import type { Leftover } from "../../engine/tracker/kind.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { select } from "../../engine/work.ts";
import { api as vpnscript } from "./api.ts";
import { startSandbox, type VpnScriptSandboxOptions } from "./sandbox/start.ts";
import type { Persona, VpnScriptTarget } from "./target.ts";

export interface SandboxRun {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly requests: { readonly variants: number; readonly rules: number; readonly undo: number };
  readonly leftovers: readonly Leftover[];
  readonly stood: { readonly before: string; readonly after: string };
  readonly used: ReadonlySet<string>;
  readonly hasSecret: (text: string) => boolean;
}

export interface Extent {
  readonly onlyRule?: string;
  /** Those that the target file has; all where it is left out. */
  readonly personas?: readonly Persona[];
  /** Ends the run at the first finding that counts, and cleans nothing up. */
  readonly untilFound?: boolean;
}

export async function verifySandbox(
  options: VpnScriptSandboxOptions,
  changes: Partial<VpnScriptTarget> = {},
  extent: Extent = {},
): Promise<SandboxRun> {
  const { onlyRule, untilFound = false } = extent;
  const sandbox = await startSandbox(options);
  try {
    const before = sandbox.fingerprint();
    const whole = { ...sandbox.target, ...changes } as unknown as VpnScriptTarget;
    const given = Object.entries(whole.personas).filter(
      ([name]) => extent.personas?.includes(name as Persona) ?? true,
    );
    const target = { ...whole, personas: Object.fromEntries(given) };
    const { allowWrites } = target;
    const transport = new Transport({ allowWrites, requestsPerMinute: 60_000 });
    const secrets = new Secrets();
    const session = vpnscript.connect(target, transport, secrets);
    const outcomes = new Map<string, Outcome>();
    const isEnough = () =>
      untilFound && violated({ outcomes }).some((id) => id === (onlyRule ?? id));
    if (allowWrites) await session.fingerprint();
    const all = select(vpnscript);
    // What is met in passing is met by all the others.
    const isMet = all.rules.some((rule) => rule.id === onlyRule && rule.last);
    const isLeftOut = (id?: string) => onlyRule !== undefined && !isMet && id !== onlyRule;
    for (const variant of all.variants) {
      if (isLeftOut() || isEnough()) continue;
      outcomes.set(keyOf(variant), (await exercise(session, variant)).outcome);
    }
    const variants = transport.requests;
    for (const rule of all.rules) {
      if (isLeftOut(rule.id) || isEnough()) continue;
      outcomes.set(rule.id, await check(session, rule));
    }
    const rules = transport.requests - variants;
    const leftovers = isEnough() ? [] : await session.undo();
    for (const rule of vpnscript.rules) {
      if (rule.last && outcomes.has(rule.id) && !isEnough()) {
        outcomes.set(rule.id, await check(session, rule));
      }
    }
    const requests = { variants, rules, undo: transport.requests - variants - rules };
    const stood = { before, after: sandbox.fingerprint() };
    const { used } = sandbox;
    const hasSecret = (text: string) => secrets.appearIn(text);
    return { outcomes, requests, leftovers, stood, used, hasSecret };
  } finally {
    await sandbox.close();
  }
}

type Outcomes = Pick<SandboxRun, "outcomes">;

/** What was not exercised, by id, and why. */
export function notExercised({ outcomes }: Outcomes): Record<string, string | undefined> {
  const missed = [...outcomes].filter(([, { verdict }]) => verdict === "not-exercised");
  return Object.fromEntries(missed.map(([id, { reason }]) => [id, reason]));
}

function violating({ outcomes }: Outcomes): string[] {
  return [...outcomes].flatMap(([id, { verdict }]) => (verdict === "violates" ? id : []));
}

/** Inferred variants that are answered otherwise are only notes. */
export function violated(run: Outcomes): string[] {
  return violating(run).filter((id) => !isInferred(id));
}

export function remarkedOn(run: Outcomes): string[] {
  const remarked = [...run.outcomes].filter(([, { remarks = [] }]) => remarks.length > 0);
  return [...violating(run).filter(isInferred), ...remarked.map(([id]) => id)];
}

function isInferred(id: string): boolean {
  return (vpnscript.catalogue.variants[id]?.provenance ?? "documented") !== "documented";
}

export type Sight = "found" | "remarked" | "nothing";

/** How many times as slow jobs are where a busy machine shows nothing of quicker ones. */
const SLOWER = [1, 6, 30];

export async function sightOf(rule: string, options: VpnScriptSandboxOptions): Promise<Sight> {
  const extent = { onlyRule: rule, untilFound: true };
  for (const times of SLOWER) {
    const jobMs = (options.jobMs ?? 100) * times;
    const run = await verifySandbox({ ...options, jobMs }, { jobTimeout: times }, extent);
    if (violated(run).includes(rule)) return "found";
    if (remarkedOn(run).includes(rule)) return "remarked";
  }
  return "nothing";
}

/** Most of a run is waiting for jobs. */
export function atOnce<T>(all: readonly T[], work: (one: T) => Promise<void>) {
  return pLimit(16).map(all, work);
}
