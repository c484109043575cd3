import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { entriesOf, type Row } from "../answers.ts";
import type { Reading } from "../readings.ts";
import type { WaverosRule, WaverosSession } from "../session.ts";

/** Time after which a clock that counts seconds must have moved, in seconds. */
const A_SECOND = 1.1;

/** Seconds by which a router's clock and this one may disagree over one run. */
const CLOCK_SLACK = 2;

export const guestsCountForward: WaverosRule = {
  id: "guests-count-forward",
  title:
    "The uptime of an active guest goes on with the clock, and the byte counters never go back.",
  async check(session, found) {
    const inferred = true;
    const check = "guests-count-forward";
    const first = await session.first("get_active_guests");
    const guests = guestsOf(first.exchange);
    if (guests.size === 0) throw new NotReachable("needs an active guest");
    const { exchange, at } = await laterThan(first, session);
    const elapsed = (at - first.at) / 1000;
    for (const [name, before, after] of pairs(guests, guestsOf(exchange))) {
      const [was, is] = [secondsOf(before["uptime"]), secondsOf(after["uptime"])];
      // Less than the time that has passed: the guest has logged in anew.
      if (elapsed >= A_SECOND && is <= was && is >= Math.floor(elapsed) - CLOCK_SLACK) {
        found({
          check,
          message: "The uptime of an active guest has not gone on with the clock.",
          expected: `${name}: more than ${String(before["uptime"])}, ${elapsed.toFixed(1)} s later`,
          actual: `${name}: ${String(after["uptime"])}`,
          exchange,
          inferred,
        });
      }
      for (const field of is >= was ? ["bytes-in", "bytes-out"] : []) {
        if (countOf(after[field]) >= countOf(before[field])) continue;
        found({
          check,
          message: `The ${field} of an active guest went back.`,
          expected: `${name}: at least ${String(before[field])}`,
          actual: `${name}: ${String(after[field])}`,
          exchange,
          inferred,
        });
      }
    }
  },
};

/** A later reading; a new one if there is none, or if by now the clock must have moved and none shows it. */
async function laterThan(first: Reading, session: WaverosSession): Promise<Reading> {
  const operation = "get_active_guests";
  const last = () => session.readings.of(operation).at(-1)!;
  const isLate = (at: number) => at - first.at >= A_SECOND * 1000;
  if (last() === first || (isLate(performance.now()) && !isLate(last().at))) {
    await session.ask(operation, {});
  }
  return last();
}

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
