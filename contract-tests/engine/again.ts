import type { Variant } from "./description/catalogue.ts";
import { NoAnswer, NotReachable } from "./exchange/errors.ts";
import type { Exchange, WireRequest } from "./exchange/exchange.ts";
import { Broken } from "./judgement/finding.ts";
import { judge } from "./judgement/judge.ts";
import type { Reach, Session } from "./session.ts";

// How the work of a variant or a rule is done again; which of its requests are sent again, transport/retries.ts says.

/** How often a state that passes by itself is tried, and work that ended without an answer is repeated. */
const [ATTEMPTS, REPEATS] = [5, 2];

/**
 * The exchange that is to be answered by the variant; a later one where the state is fleeting and had passed.
 * @throws NotReachable if it had passed each time, as far as can be seen.
 */
export async function askFor(
  session: Session,
  variant: Variant,
  reach: Reach,
  way: number,
): Promise<Exchange> {
  for (let attempt = 1; ; attempt++) {
    const call = await reach.call(session);
    const built = await session.build(variant.operation, call, way);
    const request = { ...built, judgedAs: variant.id };
    const send = () => session.transport.send(request);
    const exchange = await (attempt === 1 && mayBeKnown(request, reach)
      ? session.answers.once(request, send)
      : send());
    if (attempt < ATTEMPTS && (await session.isToRepeat(exchange))) continue;
    if (!reach.fleeting) return exchange;
    const { findings } = judge(session, variant, exchange);
    if (!findings.some((one) => one.check === "is-this-variant")) return exchange;
    // Another answer is wrong only if what it depends on is still so.
    if (await call.isStillSo?.()) return exchange;
    if (attempt < ATTEMPTS) continue;
    if (!call.isStillSo) return exchange;
    throw new NotReachable(`what it depends on had passed before each of ${ATTEMPTS} requests`, {
      code: "outrun",
    });
  }
}

/** Whether an answer that this run has had already will do: what was asked for to prepare something else is not asked again. */
function mayBeKnown({ effect }: WireRequest, { alone, fresh, fleeting }: Reach): boolean {
  const isRead = effect === "reads" || effect === "authenticates";
  return (isRead || fresh === false) && !alone && !fresh && !fleeting;
}

/**
 * Does again what ended without an answer: that may have been lost on the way. Each time, it is what was asked for that is not answered.
 * @param isWrong whether what came of it is wrong; without a result, what it had found when it ended early
 * @throws NotReachable if a write was lost, and what is wrong after that may come of it.
 */
export async function again<T>(
  work: () => Promise<T>,
  isWrong: (result?: T) => boolean,
): Promise<T> {
  let lost: NoAnswer | undefined;
  for (let left = REPEATS; ;) {
    try {
      const result = await work();
      if (!lost || !isWrong(result)) return result;
      throw unsure(lost);
    } catch (error) {
      // Where that comes again, it is the answer.
      if (error instanceof NoAnswer && error.how === "doubted") continue;
      if (!(error instanceof NoAnswer) || left-- === 0) {
        const isEnd = error instanceof NotReachable || error instanceof NoAnswer;
        throw lost && (error instanceof Broken || (isEnd && isWrong())) ? unsure(lost) : error;
      }
      if (error.isWrite) lost = error;
    }
  }
}

export function unsure({ message }: NoAnswer): NotReachable {
  return new NotReachable(`the answer to a write was lost: ${message}`, { code: "unchecked" });
}
