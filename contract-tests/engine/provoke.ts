import type { Variant } from "./catalogue.ts";
import type { Exchange, WireRequest } from "./exchange.ts";
import { judge, keyOf } from "./judge.ts";
import type { Session } from "./session.ts";

/** Attempts at a state that passes by itself, before what came too late counts. */
const ATTEMPTS = 5;

/**
 * The request that provokes a variant, after whatever must be so before it.
 * @throws NotReachable with the reason if this target cannot be brought there.
 */
export async function requestFor(
  session: Session,
  variant: Variant,
  way: number,
): Promise<WireRequest> {
  const reach = session.reaches[keyOf(variant)];
  if (!reach) throw new Error(`${variant.id} has no reach`);
  const request = await session.build(variant.operation, await reach.call(), way);
  return { ...request, judgedAs: variant.id };
}

/**
 * The exchange itself, or a later one where the state to be caught is fleeting and had passed.
 * An installation that never answers with the variant is still found: the last attempt counts.
 */
export async function inTime(
  session: Session,
  variant: Variant,
  way: number,
  exchange: Exchange,
): Promise<Exchange> {
  if (!session.reaches[keyOf(variant)]?.fleeting) return exchange;
  let last = exchange;
  for (let attempt = 1; attempt < ATTEMPTS && isAnother(session, variant, last); attempt++) {
    last = await session.transport.send(await requestFor(session, variant, way));
  }
  return last;
}

function isAnother(session: Session, variant: Variant, exchange: Exchange): boolean {
  return judge(session, variant, exchange).findings.some(
    ({ check }) => check === "is-this-variant",
  );
}
