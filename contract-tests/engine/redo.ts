import { NoAnswer, NotReachable } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { Broken } from "./finding.ts";
import { titleOf } from "./gist.ts";
import { isStrange } from "./preflight.ts";
import type { Session } from "./session.ts";

/** How often work that ended without an answer is repeated. */
const LOST = 2;

/**
 * Does again what ended without an answer: that may have been lost on the way. Each time, it is what was asked for that is not answered.
 * @throws NotReachable if a write was lost, and what is wrong after that may come of it.
 */
export async function again<T>(
  work: () => Promise<T>,
  isWrong: (result: T) => boolean,
  lost?: NoAnswer,
  times = LOST,
): Promise<T> {
  try {
    const result = await work();
    if (!lost || !isWrong(result)) return result;
  } catch (error) {
    // Where that comes again, it is the answer.
    if (error instanceof NoAnswer && error.isDoubted) return again(work, isWrong, lost, times);
    if (error instanceof NoAnswer && times > 0) {
      return again(work, isWrong, error.isWrite ? error : lost, times - 1);
    }
    if (!lost || !(error instanceof Broken)) throw error;
  }
  throw unsure(lost);
}

export function unsure({ message }: NoAnswer): NotReachable {
  return new NotReachable(`the answer to a write was lost: ${message}`, { code: "unchecked" });
}

/** Why a page in the place of an answer to a rule proves nothing; undefined for any other answer. */
export function keptOut({ api, answers }: Session, exchange: Exchange): NotReachable | undefined {
  if (!isRefusedByPage(exchange) || !isStrange(api, exchange)) return undefined;
  const { status, body } = exchange.answer;
  const documented = Object.values(api.catalogue.variants).filter(
    ({ provenance }) => provenance === "documented",
  );
  // An installation that writes such pages does so where the vendor's page shows what is due.
  const isItsOwn = answers.all.some(
    ({ exchange: one }) =>
      isRefusedByPage(one) &&
      one.answer.status === status &&
      documented.some(({ id }) => id === one.request.judgedAs),
  );
  if (isItsOwn) return undefined;
  const page = titleOf(body.text);
  const what = `${status}, ${page === undefined ? "without JSON" : `a page titled "${page}"`}`;
  const why = `what is before the installation keeps such requests from it (${what}); have it let this machine through`;
  return new NotReachable(why, { code: "unchecked" });
}

function isRefusedByPage({ answer: { status, body } }: Exchange): boolean {
  return status >= 400 && status < 500 && body.problem !== undefined && body.surplus === undefined;
}
