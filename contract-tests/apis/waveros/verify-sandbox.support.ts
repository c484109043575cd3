import { check, exercise } from "../../engine/exercise.ts";
import type { Outcome } from "../../engine/judgement/outcome.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import type { Leftover } from "../../engine/tracker/kind.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { select } from "../../engine/work.ts";
import type { Sandbox, SandboxOptions } from "../../sandbox/sandbox.ts";
import { api as waveros } from "./api.ts";
import type { FaultName } from "./sandbox/faults.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { WaverosSession } from "./session.ts";
import type { WaverosTarget } from "./target.ts";

export interface SandboxRun {
  readonly session: WaverosSession;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly leftovers: readonly Leftover[];
  readonly requests: number;
}

export interface SandboxRunOptions {
  readonly wanted?: (name: string) => boolean;
  /** Exercises the variants again after the rules, as a second tool does. */
  readonly twice?: boolean;
  /** Tries nothing more after the first finding, but cleans up. */
  readonly untilFound?: boolean;
}

export function connect(sandbox: Sandbox, change: Partial<WaverosTarget> = {}): WaverosSession {
  const target = { ...(sandbox.target as unknown as WaverosTarget), ...change };
  return waveros.connect(target, new Transport(target), new Secrets());
}

export async function withRouter<T>(
  options: SandboxOptions,
  visit: (session: WaverosSession, sandbox: Sandbox) => Promise<T>,
  change: Partial<WaverosTarget> = {},
): Promise<T> {
  const sandbox = await startSandbox(options);
  try {
    return await visit(connect(sandbox, change), sandbox);
  } finally {
    await sandbox.close();
  }
}

export async function verifySandbox(
  session: WaverosSession,
  { wanted = () => true, twice = false, untilFound = false }: SandboxRunOptions = {},
): Promise<SandboxRun> {
  const outcomes: Record<string, Outcome> = {};
  const isEnough = () =>
    untilFound && Object.values(outcomes).some(({ verdict }) => verdict === "violates");
  const exerciseAll = async () => {
    for (const [key, variant] of Object.entries(session.api.catalogue.variants)) {
      if (!wanted(key) || outcomes[key]?.verdict === "violates" || isEnough()) continue;
      outcomes[key] = (await exercise(session, variant)).outcome;
    }
  };
  await session.preflight();
  await exerciseAll();
  for (const rule of select(waveros).rules) {
    if (wanted(rule.id) && !isEnough()) outcomes[rule.id] = await check(session, rule);
  }
  if (twice) await exerciseAll();
  const leftovers = await session.undo();
  for (const rule of waveros.rules) {
    if (rule.last && rule.id in outcomes) outcomes[rule.id] = await check(session, rule);
  }
  return { session, outcomes, leftovers, requests: session.transport.requests };
}

export async function runOver(
  options: SandboxOptions = {},
  change: Partial<WaverosTarget> = {},
  how: SandboxRunOptions = {},
): Promise<SandboxRun & { readonly unchanged: boolean }> {
  const sandbox = await startSandbox(options);
  try {
    const before = sandbox.fingerprint();
    const run = await verifySandbox(connect(sandbox, change), how);
    return { ...run, unchanged: sandbox.fingerprint() === before };
  } finally {
    await sandbox.close();
  }
}

/** What was not exercised, by name, and why. */
export function notExercised({ outcomes }: SandboxRun): Record<string, string | undefined> {
  const missed = Object.entries(outcomes).filter(([, one]) => one.verdict === "not-exercised");
  return Object.fromEntries(missed.map(([name, { reason }]) => [name, reason]));
}

export function withVerdict({ outcomes }: SandboxRun, verdict: Outcome["verdict"]): string[] {
  return Object.entries(outcomes).flatMap(([name, one]) => (one.verdict === verdict ? [name] : []));
}

export function remarksIn({ outcomes }: SandboxRun): string[] {
  return Object.entries(outcomes).flatMap(([name, { remarks = [] }]) =>
    remarks.length > 0 ? [name] : [],
  );
}

/** Faults that take more steps to show than any rule takes: models find them. */
export const BY_MODEL: readonly FaultName[] = [
  "create-after-removal-unlisted",
  "remove-second-takes-newest",
];
