import { setTimeout as sleep } from "node:timers/promises";
import type { Rule } from "../../engine/api.ts";
import { NotReachable } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { entriesOf, type Row } from "../answers.ts";
import type { WaverosSession } from "../session.ts";

/** Time after which a clock that counts seconds must have moved, in milliseconds. */
const A_SECOND = 1100;

/** Seconds by which a router's clock and this one may disagree over one run. */
const CLOCK_SLACK = 2;

export const guestsCountForward: Rule<WaverosSession> = {
  id: "guests-count-forward",
  title:
    "The uptime of an active guest goes on with the clock, and the byte counters never go back.",
  async check(session, found) {
    const first = await session.first("get_active_guests");
    const guests = guestsOf(first.exchange);
    if (guests.size === 0) throw new NotReachable("needs an active guest");
    let sent = performance.now();
    let later = await session.ask("get_active_guests", {});
    if (standing(guests, guestsOf(later)).length > 0 && sent - first.at < A_SECOND) {
      // Too early to tell: only a run that is over at once gets here.
      await sleep(A_SECOND - (performance.now() - first.at));
      sent = performance.now();
      later = await session.ask("get_active_guests", {});
    }
    const elapsed = (sent - first.at) / 1000;
    for (const [name, before, after] of standing(guests, guestsOf(later))) {
      // Less than the time that has passed: the guest has logged in anew.
      if (secondsOf(after["uptime"]) < Math.floor(elapsed) - CLOCK_SLACK) continue;
      found({
        check: "guests-count-forward",
        message: "The uptime of an active guest has not gone on with the clock.",
        expected: `${name}: more than ${String(before["uptime"])}, ${elapsed.toFixed(1)} s later`,
        actual: `${name}: ${String(after["uptime"])}`,
        exchange: later,
      });
    }
    for (const [name, before, after] of pairs(guests, guestsOf(later))) {
      if (secondsOf(after["uptime"]) <= secondsOf(before["uptime"])) continue;
      for (const field of ["bytes-in", "bytes-out"]) {
        if (countOf(after[field]) >= countOf(before[field])) continue;
        found({
          check: "guests-count-forward",
          message: `The ${field} of an active guest went back.`,
          expected: `${name}: at least ${String(before[field])}`,
          actual: `${name}: ${String(after[field])}`,
          exchange: later,
        });
      }
    }
  },
};

type Guests = ReadonlyMap<string, Row>;

function guestsOf(exchange: Exchange): Guests {
  const rows = entriesOf(exchange, "data") ?? [];
  return new Map(
    rows.map((row) => [`${String(row["address"])}, ${String(row["mac-address"])}`, row]),
  );
}

function pairs(earlier: Guests, later: Guests): (readonly [string, Row, Row])[] {
  return [...earlier].flatMap(([name, before]) => {
    const after = later.get(name);
    return after ? [[name, before, after] as const] : [];
  });
}

/** The guests whose uptime is no greater later than it was earlier. */
function standing(earlier: Guests, later: Guests): (readonly [string, Row, Row])[] {
  return pairs(earlier, later).filter(
    ([, before, after]) => secondsOf(after["uptime"]) <= secondsOf(before["uptime"]),
  );
}

const UNITS: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };

/** A length of time such as `9h12m45s` in seconds; NaN for a text of another form. */
function secondsOf(text: unknown): number {
  if (!/^(\d+[wdhms])+$/.test(String(text))) return Number.NaN;
  return [...String(text).matchAll(/(\d+)([wdhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!,
    0,
  );
}

function countOf(digits: unknown): bigint {
  return /^\d+$/.test(String(digits)) ? BigInt(String(digits)) : 0n;
}
