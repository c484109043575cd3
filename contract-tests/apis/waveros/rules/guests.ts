import type { Answered } from "../../../engine/answers.ts";
import { NotReachable } from "../../../engine/errors.ts";
import { should } from "../../../engine/seen.ts";
import { entriesOf, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { secondsOf } from "../times.ts";

/** Time after which a clock that counts seconds must have moved, in seconds. */
const A_SECOND = 1.1;

/** Seconds by which a router's clock and this one may disagree over one run. */
const CLOCK_SLACK = 2;

export const guestRules: WaverosRules = {
  "guests-count-forward": {
    title:
      "The uptime of an active guest goes on with the clock, and the byte counters never go back.",
    async check(session, found) {
      const first = await session.first("get_active_guests");
      const guests = guestsOf(first);
      if (guests.size === 0) throw new NotReachable("needs an active guest");
      const later = await laterThan(first, session);
      const elapsed = (later.at - first.at) / 1000;
      for (const [name, after] of guestsOf(later)) {
        const before = guests.get(name);
        if (!before) continue;
        const claim = (field: string, isSo: boolean, expected: string, message: string) => {
          const value = `${name}: ${String(after[field])}`;
          should(found, { exchange: later.exchange, value }, isSo, `${name}: ${expected}`, message);
        };
        const [was, is] = [secondsOf(before["uptime"]), secondsOf(after["uptime"])];
        // Less than the time that has passed: the guest has logged in anew.
        const isStill = is <= was && is >= Math.floor(elapsed) - CLOCK_SLACK;
        const than = `more than ${String(before["uptime"])}, ${elapsed.toFixed(1)} s later`;
        const message = "The uptime of an active guest has not gone on with the clock.";
        claim("uptime", elapsed < A_SECOND || !isStill, than, message);
        for (const field of is >= was ? ["bytes-in", "bytes-out"] : []) {
          const isSo = countOf(after[field]) >= countOf(before[field]);
          const least = `at least ${String(before[field])}`;
          claim(field, isSo, least, `The ${field} of an active guest went back.`);
        }
      }
    },
  },
};

/** A later reading; a new one if there is none, or if by now the clock must have moved and none shows it. */
async function laterThan(first: Answered, session: WaverosSession): Promise<Answered> {
  const last = () => session.readings("get_active_guests").at(-1)!;
  const isLate = (at: number) => at - first.at >= A_SECOND * 1000;
  if (last() === first || (isLate(performance.now()) && !isLate(last().at))) {
    await session.ask("get_active_guests", {});
  }
  return last();
}

function guestsOf({ exchange }: Answered): ReadonlyMap<string, Row> {
  const rows = entriesOf(exchange, "data") ?? [];
  return new Map(
    rows.map((row) => [`${String(row["address"])}, ${String(row["mac-address"])}`, row]),
  );
}

function countOf(digits: unknown): bigint {
  return /^\d+$/.test(String(digits)) ? BigInt(String(digits)) : 0n;
}
