import { check, exercise, type Outcome } from "../engine/exercise.ts";
import { keyOf } from "../engine/judge.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Leftover } from "../engine/session.ts";
import { Transport } from "../engine/transport.ts";
import { vpnscript } from "./api.ts";
import { startSandbox, type VpnScriptSandboxOptions } from "./sandbox/start.ts";
import type { VpnScriptTarget } from "./target.ts";

/** What trying everything on one sandbox has shown. */
export interface WholeRun {
  /** By variant key or rule id. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Requests by variants, and by rules. */
  readonly requests: { readonly variants: number; readonly rules: number };
  readonly leftovers: readonly Leftover[];
  /** What stood in the sandbox before and after. */
  readonly stood: { readonly before: string; readonly after: string };
  /** The run's secrets, as a text in which none may stand. */
  readonly hasSecret: (text: string) => boolean;
}

/** Tries every variant and rule, or the rules alone, on a sandbox of its own, for this project's tests. */
export async function wholeRun(
  options: VpnScriptSandboxOptions,
  changes: Partial<VpnScriptTarget>,
  { onlyRules = false }: { readonly onlyRules?: boolean } = {},
): Promise<WholeRun> {
  const sandbox = await startSandbox(options);
  try {
    const before = sandbox.fingerprint();
    const target = { ...sandbox.target, ...changes } as unknown as VpnScriptTarget;
    const { allowWrites } = target;
    const transport = new Transport({ allowWrites, requestsPerMinute: 60_000 });
    const secrets = new Secrets();
    const session = vpnscript.connect(target, transport, secrets);
    const outcomes = new Map<string, Outcome>();
    for (const variant of Object.values(vpnscript.catalogue.variants)) {
      if (onlyRules || !vpnscript.reaches[keyOf(variant)]) continue;
      outcomes.set(keyOf(variant), await exercise(session, variant));
    }
    const variants = transport.requests;
    for (const rule of vpnscript.rules) {
      outcomes.set(rule.id, await check(session, rule as Parameters<typeof check>[1]));
    }
    const requests = { variants, rules: transport.requests - variants };
    const leftovers = await session.undo();
    const stood = { before, after: sandbox.fingerprint() };
    return { outcomes, requests, leftovers, stood, hasSecret: (text) => secrets.stands(text) };
  } finally {
    await sandbox.close();
  }
}

/** The ids whose outcome is that verdict. */
export function idsWith(
  { outcomes }: Pick<WholeRun, "outcomes">,
  verdict: Outcome["verdict"],
): string[] {
  return [...outcomes].flatMap(([id, outcome]) => (outcome.verdict === verdict ? id : []));
}
