import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import {
  blamed,
  BUSY,
  changesOf,
  COME,
  GONE,
  textOf,
  type Reading,
} from "../../../engine/effects.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { isOfAnyRun } from "../../../engine/kind.ts";
import { sleep } from "../../../engine/pace.ts";
import { eachApart, unguarded } from "../../../engine/reading.ts";
import { must, should } from "../../../engine/seen.ts";
import { fieldsOf as saidIn, outcomeOf, usernameIn } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";
import { fieldsOf, lastingOf, nameOf, OTHERS, rowsIn } from "./entries.ts";

/** A list in which nothing but what this run has created may change by what it does. */
interface Held {
  readonly action: OperationName;
  readonly what: string;
  /** The fields that are compared. */
  readonly by: typeof lastingOf;
  /** The kinds of a write that may change something there. */
  readonly kindsOf: (write: Exchange) => readonly string[];
  /** Whether nobody but the router itself takes anything from it. */
  readonly isLasting?: true;
  /** How long to wait before each write, in ms: times are listed to the second, and two writes within one look alike. */
  readonly pause: number;
}

const VOUCHERS: Held = {
  action: "get_voucher_users",
  what: "vouchers of others",
  by: lastingOf,
  kindsOf: kindsIn,
  pause: 0,
};

const OTHER_LIST = {
  // Guests may come and go meanwhile: not each way of writing is tried on them.
  kindsOf: (write: Exchange) => (outcomeOf(write) === "done" ? kindsIn(write).slice(0, 1) : []),
  pause: 1000,
};

/** The other lists that have to stay. */
const LISTS: readonly Held[] = [
  { ...OTHER_LIST, action: "get_email_users", what: "e-mail users", by: fieldsOf, isLasting: true },
  { ...OTHER_LIST, action: "get_logins", what: "logins", by: lastingOf },
  { ...OTHER_LIST, action: "get_active_guests", what: "active guests", by: lastingOf },
];

/** How often something has to go with a write, where nobody else takes anything. */
const ENOUGH = 2;

export const othersRules: WaverosRules = {
  "others-stay-as-they-are": {
    title: "No creation or removal, carried out or refused, touches the vouchers of others.",
    source:
      "1.2 - Remove an existing voucher, row username; inferred from 1.1 - Create a new voucher; inferred from 1.2 - Remove an existing voucher",
    alone: true,
    async check(session, found) {
      for (let { length } = session.readings(VOUCHERS.action); length < 2; length++) {
        await session.vouchers.look();
      }
      const told = await changesIn(session, VOUCHERS);
      if (told === BUSY) {
        throw new NotReachable("another client changes vouchers, too", { code: "outrun" });
      }
      const { changes, kind, exchange, isEmpty } = told;
      if (changes.length === 0) return isEmpty ? undefined : found();
      if (kind) for (const [name, what] of changes) if (what === COME) session.strangers.add(name);
      // Once may be a coincidence.
      const [claim, message] = kind
        ? [must, `Each ${kind} touches the vouchers of others.`]
        : [should, "While this run created and removed its own, vouchers of others have changed."];
      const expected = "the vouchers of others as they were";
      claim(found, { exchange, value: textOf(changes) }, false, expected, message);
    },
  },
  "vouchers-are-no-guests": {
    title:
      "A voucher that nobody has used is neither a stored user nor an active guest, and has no login.",
    source:
      "2.1 - Fetch Email users list; 3.2 - Fetch current Active guest users; inferred from 1.1 - Create a new voucher; inferred from 2 - Fetching stored user data; inferred from 2.5 - Fetch Login log list",
    alone: true,
    async check(session, found) {
      await session.vouchers.own();
      const held = LISTS.map(({ action }) => action);
      await eachApart(OTHERS, async (action) => {
        // For one more reading of each, a throttled router allows too few requests.
        await (held.includes(action) ? session.latest(action) : session.first(action));
        for (const { exchange } of session.readings(action)) {
          const own = rowsIn(session, exchange)?.find(({ value }) =>
            JSON.stringify(unguarded(value)).toLowerCase().includes(session.vouchers.mark),
          );
          const message = `A voucher that nobody has used is in the answer to ${action}.`;
          must(found, { exchange, ...own }, !own, "no voucher of this run's", message);
          if (own) break;
        }
      });
    },
  },
  "other-lists-stay-as-they-are": {
    title:
      "No creation or removal of a voucher changes the e-mail users, the logins or the active guests.",
    source:
      "1.1 - Create a new voucher; 1.2 - Remove an existing voucher; 2.1 - Fetch Email users list; inferred from 2.5 - Fetch Login log list; inferred from 3.2 - Fetch current Active guest users",
    alone: true,
    async check(session, found) {
      await eachApart(LISTS, async (held) => {
        const { action, what } = held;
        const first = await session.first(action);
        const { vouchers } = session;
        const isEarly = writesIn(session, first, await session.latest(action)).length > 0;
        if (!isEarly) await vouchers.order(vouchers.fresh());
        await session.latest(action);
        const told = await changesIn(session, held);
        // What changes without a write, guests do.
        if (told === BUSY || !told.kind) return found();
        const { changes, kind, exchange } = told;
        const message = `Each ${kind} changes the ${what}.`;
        must(found, { exchange, value: textOf(changes) }, false, `the ${what} as before`, message);
      });
    },
  },
};

/**
 * What has changed while this run wrote, and the kind of write each of which does so, if there is
 * one; BUSY where something has changed without a write.
 */
async function changesIn(session: WaverosSession, held: Held) {
  const all = session.readings(held.action).map(({ exchange }) => {
    return { exchange, reading: readingOf(session, held, exchange) };
  });
  const steps = all.slice(1).map(({ exchange, reading }, index) => ({
    changes: changesOf(all[index]!.reading, reading),
    writes: writesIn(session, all[index]!.exchange, exchange),
    between: writesBetween(session, all[index]!.exchange, exchange),
  }));
  const changed = steps.filter(({ changes }) => changes.length > 0);
  const { exchange } = all.at(-1)!;
  const changes = changed.flatMap((step) => step.changes);
  if (changed.some(({ writes }) => writes.length === 0)) return BUSY;
  const kinds = new Map(
    changed.flatMap(({ writes }) =>
      writes.flatMap((write) => held.kindsOf(write).map((kind) => [kind, write] as const)),
    ),
  );
  const read = async () => readingOf(session, held, await session.ask(held.action, {}));
  const suspects = [...kinds].flatMap(([kind, write]) => {
    const isIt = (one: Exchange) => held.kindsOf(one).includes(kind);
    const seen = changed.filter(({ writes }) => writes.some(isIt)).length;
    // A step with writes of another kind may have undone what it did.
    const isAgainst = ({ changes: none, writes, between }: (typeof steps)[number]) =>
      none.length === 0 &&
      between.some(isIt) &&
      writes.every((one) => outcomeOf(one) !== "done" || isIt(one));
    // Others at work make changes that no single kind of write explains.
    if (seen < changed.length || steps.some(isAgainst)) return [];
    const again = async () => {
      await sleep(held.pause, undefined);
      await repeat(session, write);
    };
    const prepare = async () => {
      if (write.request.operation === "remove_voucher") await session.vouchers.own();
    };
    return { kind, prepare, write: again, read, seen };
  });
  // Of what nobody takes away, no more is taken to make sure.
  const isGone = changes.length > 0 && changes.every(([, what]) => what === GONE);
  const sure = isGone && held.isLasting && suspects.find(({ seen }) => seen >= ENOUGH);
  const isBusy = !sure && suspects.length > 0 && (await isMoving(read));
  const blame = isBusy ? BUSY : sure ? { kind: sure.kind, changes: [] } : await blamed(suspects);
  if (blame === BUSY) return BUSY;
  const isEmpty = all.every(({ reading }) => reading.size === 0);
  return { exchange, isEmpty, kind: blame?.kind, changes: [...changes, ...(blame?.changes ?? [])] };
}

/** Whether readings differ though this run writes nothing. */
async function isMoving(read: () => Promise<Reading>): Promise<boolean> {
  const quiet = [await read(), await read(), await read()];
  return quiet.slice(1).some((now, index) => changesOf(quiet[index]!, now).length > 0);
}

/** Others' entries by name. */
function readingOf(session: WaverosSession, { action, by }: Held, exchange: Exchange): Reading {
  const { own } = session.vouchers.place;
  const others = (rowsIn(session, exchange) ?? []).filter(
    ({ value }) => !own.has(nameOf(action, value)) && !isOfAnyRun(unguarded(value)),
  );
  return new Map(
    others.map(({ value: row }) => [
      nameOf(action, row),
      JSON.stringify(by(action, row).map((field) => row[field])),
    ]),
  );
}

/** The creations and removals that were under way between two readings, or during one of them. */
function writesIn(session: WaverosSession, before: Exchange, after: Exchange): Exchange[] {
  const { answers } = session;
  const [from, to] = [answers.timeOf(before).sent, answers.timeOf(after).answered];
  return ["create_voucher", "remove_voucher"].flatMap((operation) =>
    answers
      .of(operation)
      .filter(({ exchange, at }) => at >= from && answers.timeOf(exchange).sent <= to)
      .map(({ exchange }) => exchange)
      .filter(({ request }) => session.placeOf(request) === ""),
  );
}

/** Those that were sent after a reading had come, and answered before the next was asked for: that one shows what they did. */
function writesBetween(session: WaverosSession, before: Exchange, after: Exchange): Exchange[] {
  const { answers } = session;
  const [from, to] = [answers.timeOf(before).answered, answers.timeOf(after).sent];
  return writesIn(session, before, after).filter((one) => {
    const { sent, answered } = answers.timeOf(one);
    return sent >= from && answered <= to;
  });
}

function kindsIn(exchange: Exchange): string[] {
  const { operation, method } = exchange.request;
  const what = operation === "create_voucher" ? "creation" : "removal";
  const isDone = outcomeOf(exchange) === "done";
  const refused = `that is refused with "${String(saidIn(exchange)["message"])}"`;
  const kind = isDone ? `${what} of a voucher` : `${what} ${refused}`;
  const isNamed = usernameIn(exchange.request) !== undefined;
  const narrow = isDone ? (isNamed ? [] : [`${kind} without a username`]) : [`request ${refused}`];
  return [kind, `${kind} by ${method}`, ...narrow];
}

/** The very same if it was refused, else a similar one. */
async function repeat(session: WaverosSession, exchange: Exchange): Promise<void> {
  const { vouchers } = session;
  const { request } = exchange;
  const method = request.method as Method;
  if (outcomeOf(exchange) !== "done") {
    await session.transport.send({ ...request });
  } else if (request.operation === "create_voucher") {
    const { username, ...order } = vouchers.fresh();
    await vouchers.order(usernameIn(request) ? { ...order, username } : order, method);
  } else {
    const { name: username } = await vouchers.own();
    await session.ask("remove_voucher", { parameters: { username } }, method);
  }
}
