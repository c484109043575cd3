import { blamed, BUSY, changesOf, COME, textOf, type Reading } from "../../../engine/effects.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { sleep } from "../../../engine/pace.ts";
import { eachApart, unguarded } from "../../../engine/reading.ts";
import { must, should } from "../../../engine/seen.ts";
import { fieldsOf as saidIn, outcomeOf, usernameIn } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";
import { fieldsOf, lastingOf, nameOf, rowsIn } from "./entries.ts";

/** A list in which nothing but what this run has created may change by what it does. */
interface Held {
  readonly what: string;
  /** The fields that are compared. */
  readonly by: typeof lastingOf;
  /** The kinds of a write that may change something there. */
  readonly kindsOf: (write: Exchange) => readonly string[];
  /** How long to wait before each write, in ms: times are listed to the second, and two writes within one look alike. */
  readonly pause: number;
  ask(session: WaverosSession): Promise<Exchange>;
  readings(session: WaverosSession): readonly Exchange[];
}

const VOUCHERS: Held = {
  what: "vouchers of others",
  by: lastingOf,
  kindsOf: kindsIn,
  pause: 0,
  ask: async ({ vouchers }) => (await vouchers.look()).exchange,
  // Without those that lag behind.
  readings: ({ vouchers }) => vouchers.place.looks.map(({ exchange }) => exchange),
};

/** The other lists that have to stay, with what their entries are. */
const LISTS = [
  ["get_email_users", "e-mail users", fieldsOf],
  ["get_logins", "logins", lastingOf],
  ["get_active_guests", "active guests", lastingOf],
] as const;

export const othersRules: WaverosRules = {
  "others-stay-as-they-are": {
    title: "No creation or removal, carried out or refused, touches the vouchers of others.",
    source:
      "1.2 - Remove an existing voucher, row username; inferred from 1.1 - Create a new voucher; inferred from 1.2 - Remove an existing voucher",
    alone: true,
    async check(session, found) {
      while (VOUCHERS.readings(session).length < 2) await VOUCHERS.ask(session);
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
      "A voucher that nobody has used is neither an e-mail user nor an active guest, and has no login.",
    source:
      "2.1 - Fetch Email users list; 3.2 - Fetch current Active guest users; inferred from 1.1 - Create a new voucher; inferred from 2.5 - Fetch Login log list",
    alone: true,
    async check(session, found) {
      await session.vouchers.own();
      await eachApart(LISTS, async ([action, what]) => {
        await session.latest(action);
        for (const { exchange } of session.readings(action)) {
          const own = rowsIn(session, exchange)?.find(({ value }) =>
            JSON.stringify(unguarded(value)).toLowerCase().includes(session.vouchers.mark),
          );
          const message = `A voucher that nobody has used is among the ${what}.`;
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
      await eachApart(LISTS, async ([action, what, by]) => {
        const { exchange: first } = await session.first(action);
        const { vouchers } = session;
        const isEarly =
          writesIn(session, first, (await session.latest(action)).exchange).length > 0;
        if (!isEarly) await vouchers.order(vouchers.fresh());
        await session.latest(action);
        const told = await changesIn(session, {
          ...{ what, by, pause: 1000 },
          // Guests may come and go meanwhile: not each way of writing is tried on them.
          kindsOf: (write) => (outcomeOf(write) === "done" ? kindsIn(write).slice(0, 1) : []),
          ask: () => session.ask(action, {}),
          readings: () => session.readings(action).map(({ exchange }) => exchange),
        });
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
  const all = held.readings(session).map((exchange) => {
    return { exchange, reading: readingOf(session, held, exchange) };
  });
  const steps = all.slice(1).map(({ exchange, reading }, index) => ({
    changes: changesOf(all[index]!.reading, reading),
    writes: writesIn(session, all[index]!.exchange, exchange),
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
  const suspects = [...kinds].flatMap(([kind, write]) => {
    const isIt = (one: Exchange) => held.kindsOf(one).includes(kind);
    const seen = changed.filter(({ writes }) => writes.some(isIt)).length;
    // A step with writes of another kind may have undone what it did.
    const isAgainst = ({ changes: none, writes }: (typeof steps)[number]) =>
      none.length === 0 &&
      writes.some(isIt) &&
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
    const read = async () => readingOf(session, held, await held.ask(session));
    return { kind, prepare, write: again, read, seen };
  });
  const blame =
    suspects.length > 0 && (await isBusy(session, held)) ? BUSY : await blamed(suspects);
  if (blame === BUSY) return BUSY;
  const isEmpty = all.every(({ reading }) => reading.size === 0);
  return { exchange, isEmpty, kind: blame?.kind, changes: [...changes, ...(blame?.changes ?? [])] };
}

/** Whether the list changes while this run writes nothing. */
async function isBusy(session: WaverosSession, held: Held): Promise<boolean> {
  const read = async () => readingOf(session, held, await held.ask(session));
  const quiet = [await read(), await read(), await read()];
  return quiet.slice(1).some((now, index) => changesOf(quiet[index]!, now).length > 0);
}

/** Others' entries by name. */
function readingOf(session: WaverosSession, { by }: Held, exchange: Exchange): Reading {
  const { operation } = exchange.request;
  const { own } = session.vouchers.place;
  const others = (rowsIn(session, exchange) ?? []).filter(
    ({ value }) =>
      !own.has(nameOf(operation, value)) && !MARK_OF_A_RUN.test(JSON.stringify(unguarded(value))),
  );
  return new Map(
    others.map(({ value: row }) => [
      nameOf(operation, row),
      JSON.stringify(by(operation, row).map((field) => row[field])),
    ]),
  );
}

/** It begins the names of a run: what carries another run's is created and removed by that run. */
const MARK_OF_A_RUN = /\bct-[\da-f]{8}\b/i;

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
