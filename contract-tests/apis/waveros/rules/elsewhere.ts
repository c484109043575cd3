import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import { BUSY, changesOf, textOf, type Reading } from "../../../engine/effects.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import { sleep } from "../../../engine/pace.ts";
import { must } from "../../../engine/seen.ts";
import { listIn, outcomeOf, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { isShown, NAMING } from "./entries.ts";
import { changesLike, kindsOf } from "./others.ts";

/** The lists other than that of vouchers that have to stay, with what their entries are. */
const HELD = [
  ["get_email_users", "e-mail users"],
  ["get_logins", "logins"],
  ["get_active_guests", "active guests"],
] as const;

/** What changes by itself in an active guest. Visits come one at a time. */
const GOING_ON = /^(uptime|idle-time|bytes-)/;

/** Times are listed to the second: two writes within one look alike. In ms. */
const A_SECOND = 1000;

export const elsewhereRules: WaverosRules = {
  "vouchers-are-no-guests": {
    title:
      "A voucher that nobody has used is neither an e-mail user nor an active guest, and has no login.",
    source:
      "2.1 - Fetch Email users list; 3.2 - Fetch current Active guest users; inferred from 1.1 - Create a new voucher; inferred from 2.5 - Fetch Login log list",
    alone: true,
    async check(session, found) {
      await session.vouchers.own();
      for (const [action, what] of HELD) {
        await session.latest(action);
        for (const { exchange } of session.readings(action)) {
          const row = listIn(exchange)?.find((one) => isOwn(session, one));
          const message = `A voucher that nobody has used is among the ${what}.`;
          must(found, { exchange, value: row }, !row, "no voucher of this run's", message);
          if (row) break;
        }
      }
    },
  },
  "other-lists-stay-as-they-are": {
    title:
      "No creation or removal of a voucher changes the e-mail users, the logins or the active guests.",
    source:
      "1.1 - Create a new voucher; 1.2 - Remove an existing voucher; 2.1 - Fetch Email users list; inferred from 2.5 - Fetch Login log list; inferred from 3.2 - Fetch current Active guest users",
    alone: true,
    async check(session, found) {
      for (const [action, what] of HELD) {
        const { exchange } = await session.first(action);
        const { vouchers } = session;
        const isEarly = isExplained(session, exchange, (await session.latest(action)).exchange);
        if (!isEarly) await vouchers.order(vouchers.fresh());
        await session.latest(action);
        await mustStay(session, found, action, what);
      }
    },
  },
};

/** Reports writes of a kind each of which changes a list, while no reading without one does. */
async function mustStay(
  session: WaverosSession,
  found: ReportBreach,
  action: OperationName,
  what: string,
): Promise<void> {
  const all = session.readings(action).map(({ exchange }) => exchange);
  const changed = all.slice(1).flatMap((after, index) => {
    const before = all[index]!;
    const changes = changesOf(readingOf(session, before), readingOf(session, after));
    return changes.length > 0 ? [isExplained(session, before, after)] : [];
  });
  const { exchange } = session.readings(action).at(-1)!;
  // What changes without a write, guests do.
  const isSuspect = changed.length > 0 && changed.every(Boolean);
  const read = async () => readingOf(session, await session.ask(action, {}));
  const { creates, ownRemovals } = session.vouchers.place;
  for (const writes of isSuspect ? [creates, ownRemovals] : []) {
    const write = writes.findLast((one) => one.exchange && outcomeOf(one.exchange) === "done");
    if (!write?.exchange) continue;
    const pause = () => sleep(A_SECOND, undefined);
    const more = await changesLike(session, write.exchange, { seen: 0, read, pause });
    if (more === BUSY) return;
    if (!more) continue;
    const message = `Each ${kindsOf(write.exchange)[0]![0]} changes the ${what}.`;
    return must(found, { exchange, value: textOf(more) }, false, `the ${what} as before`, message);
  }
  found();
}

/** Whether a creation or removal was under way between two readings, or during one of them. */
function isExplained({ answers }: WaverosSession, before: Exchange, after: Exchange): boolean {
  const [from, to] = [answers.timeOf(before).sent, answers.timeOf(after).answered];
  return ["create_voucher", "remove_voucher"].some((operation) =>
    answers
      .of(operation)
      .some(({ exchange, at }) => at >= from && answers.timeOf(exchange).sent <= to),
  );
}

/** Others' entries by name, with the fields that only staff, or a guest who comes or goes, change. */
function readingOf(session: WaverosSession, exchange: Exchange): Reading {
  const isWhole = isShown(exchange.request.operation as OperationName);
  const others = (listIn(exchange) ?? []).filter((row) => !isOwn(session, row));
  return new Map(
    others.map((row) => {
      const all = Object.entries(row);
      const naming = all.filter(([field]) => NAMING.test(field));
      const lasting = isWhole ? all.filter(([field]) => !GOING_ON.test(field)) : naming;
      return [naming.map(([, value]) => String(value)).join(" "), JSON.stringify(lasting)];
    }),
  );
}

function isOwn({ vouchers }: WaverosSession, row: Row): boolean {
  return JSON.stringify(row).toLowerCase().includes(vouchers.mark);
}
