import { NoAnswer, NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { variantOf } from "../../../engine/judge.ts";
import type { VpnScriptSession } from "../session.ts";
import { mainPlace } from "../situations.ts";

/** How often something new has to be there right after the same refusal, and the longest pause before each, in ms. */
const [TIMES, LONGEST_PAUSE] = [3, 1500];

/**
 * The answer to a create that is refused and creates all the same, each time, in the active account's list: asked for
 * again only where more has appeared than was created, one kind of refusal after the other.
 */
export async function creatingRefusal(session: VpnScriptSession): Promise<Exchange | undefined> {
  const { name } = mainPlace(session);
  const idsNow = async () => {
    const { items } = await session.configurations.look(name);
    return items.map(({ id }) => id);
  };
  // Another client at work creates while nothing is asked for, too.
  const isQuiet = async (ids: readonly number[]) => (await idsNow()).join() === ids.join();
  const createsMore = async ({ request }: Exchange) => {
    const known = await idsNow();
    if (!(await isQuiet(known))) return false;
    await session.transport.send({ ...request });
    const now = await idsNow();
    return now.length === known.length + 1 && isQuiet(now);
  };
  const isAlways = async (refusal: Exchange) => {
    for (let time = 0; time < TIMES; time++) {
      await new Promise((go) => setTimeout(go, time * Math.random() * LONGEST_PAUSE));
      if (!(await createsMore(refusal))) return false;
    }
    return true;
  };
  try {
    for (const refusal of refusalsOf(session)) if (await isAlways(refusal)) return refusal;
  } catch (error) {
    if (!(error instanceof NotReachable || error instanceof NoAnswer)) throw error;
  }
  return undefined;
}

/** The first of each kind that nobody's list but the active account's could show. */
function refusalsOf({ api, answers }: VpnScriptSession): readonly Exchange[] {
  const refusals = answers
    .of("createWireguardConfig")
    .map(({ exchange }) => exchange)
    .filter(({ request: { persona }, answer: { status } }) => {
      return status >= 400 && status < 500 && (persona ?? "active") === "active";
    });
  const kinds = Map.groupBy(refusals, (one) => variantOf(api, one)?.name);
  kinds.delete("too-many-requests");
  return [...kinds.values()].map(([first]) => first!);
}
