import { check, exercise, type Outcome } from "../engine/exercise.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Leftover } from "../engine/session.ts";
import { Transport } from "../engine/transport.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { waveros } from "./api.ts";
import type { WaverosSession } from "./session.ts";
import type { WaverosTarget } from "./target.ts";

/** What a run over a router has shown, for tests of this folder. */
export interface WholeRun {
  readonly session: WaverosSession;
  /** By variant key and rule id. */
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly leftovers: readonly Leftover[];
  readonly requests: number;
}

/** A connection to a sandbox's router, its target changed as wanted. */
export function connect(sandbox: Sandbox, change: Partial<WaverosTarget> = {}): WaverosSession {
  const target = { ...(sandbox.target as unknown as WaverosTarget), ...change };
  return waveros.connect(target, new Transport(target), new Secrets());
}

/** Exercises everything that `wanted` names, one after the other, and undoes it. */
export async function wholeRun(
  session: WaverosSession,
  wanted: (name: string) => boolean = () => true,
): Promise<WholeRun> {
  const outcomes: Record<string, Outcome> = {};
  await session.preflight();
  for (const [key, variant] of Object.entries(session.api.catalogue.variants)) {
    if (wanted(key)) outcomes[key] = await exercise(session, variant);
  }
  for (const rule of session.api.rules) {
    if (wanted(rule.id)) outcomes[rule.id] = await check(session, rule);
  }
  const leftovers = await session.undo();
  return { session, outcomes, leftovers, requests: session.transport.requests };
}
