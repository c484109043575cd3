import { endedSpells } from "../engine/excuses.ts";
import { check, exercise } from "../engine/exercise.ts";
import { ruleId, type Work } from "../engine/work.ts";
import type { Told } from "./told.ts";

/**
 * What takes breaches back, as it is over by the end of a run: kinds of requests that have failed in a spell, and the ids of
 * variants and rules that a gateway kept from the installation. Where a branch of that has its gateway answer, it does so again.
 */
export async function overBy(
  { session, variants, rules }: Work,
  told: Told,
): Promise<ReadonlySet<string>> {
  const over = new Set(await endedSpells(session));
  session.transport.forgetSilences();
  // A state that passes by itself would have passed before a request that waits for a gateway.
  session.transport.pace.resume();
  for (const id of told.blamed(session.transport.gateways)) {
    const variant = variants.find((one) => one.id === id);
    const rule = rules.find((one) => ruleId(session.api, one) === id);
    const { verdict } = variant
      ? (await exercise(session, variant)).outcome
      : await check(session, rule!);
    if (verdict !== "violates") over.add(id);
  }
  return over;
}
