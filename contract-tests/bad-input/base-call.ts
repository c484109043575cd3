import type { Operation, Variant } from "../engine/catalogue.ts";
import { keyOf } from "../engine/judge.ts";
import type { Call, Session } from "../engine/session.ts";

/**
 * A call that a wrong one is made of, from the reaches of the operation: for what only reads, one
 * that succeeds; for anything else, one that is refused already, so that no bad luck can make it
 * right. It carries credentials, as what is sent without them is refused before it is looked at;
 * and rather one that needs nothing prepared.
 */
export async function baseCall(session: Session, operation: Operation): Promise<Call | undefined> {
  const { api } = session;
  const [best] = Object.values(api.catalogue.variants)
    .flatMap((variant) => {
      const reach = api.reaches[keyOf(variant)];
      const rank = variant.operation === operation.name ? rankOf(variant, operation) : undefined;
      return reach && rank !== undefined ? [{ reach, rank: reach.alone ? rank + 10 : rank }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank);
  if (!best) return undefined;
  const { reach } = best;
  return reach.alone ? session.oneAtATime(async () => reach.call(session)) : reach.call(session);
}

function rankOf({ name, status }: Variant, { effect }: Operation): number | undefined {
  const succeeds = status === 200 ? 0 : undefined;
  if (effect === "reads") return status === 404 ? 1 : succeeds;
  if (name === "invalid-data") return 0;
  if (status === 404 || name.endsWith("-unknown")) return 1;
  return name.endsWith("-exists") ? 2 : undefined;
}
