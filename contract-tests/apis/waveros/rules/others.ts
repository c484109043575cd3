import { BUSY, changesBy, changesOf, COME, textOf, type Reading } from "../../../engine/effects.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import { must, should } from "../../../engine/seen.ts";
import { entriesOf, fieldsOf, outcomeOf, usernameIn, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";
import type { Vouchers } from "../vouchers.ts";
import { readings } from "./staying.ts";

/** Fields of a voucher that its guest moves, or that the page does not know. */
const LASTING = [
  ...["id", "password", "fullname", "created_at", "valid_for", "valid_from"],
  ...["download_limit", "upload_limit"],
];

export const othersRules: WaverosRules = {
  "others-stay-as-they-are": {
    title: "No creation or removal, carried out or refused, touches the vouchers of others.",
    source:
      "1.2 - Remove an existing voucher, row username; inferred from 1.1 - Create a new voucher; inferred from 1.2 - Remove an existing voucher",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const read = async () => theirsIn(vouchers, (await vouchers.look()).items);
      const steps = (await readings(vouchers)).map(({ before, after }) => ({
        exchange: after.exchange,
        changes: changesOf(theirsIn(vouchers, before.items), theirsIn(vouchers, after.items)),
        writes: writesBetween(session, before.exchange, after.exchange),
      }));
      const changed = steps.filter(({ changes }) => changes.length > 0);
      if (changed.length === 0) {
        const theirs = vouchers.place.looks.map(({ items }) => theirsIn(vouchers, items));
        if (theirs.some(({ size }) => size > 0)) found();
        return;
      }
      const quiet = [await vouchers.current(), ...(await twice(() => vouchers.look()))].map(
        ({ items }) => theirsIn(vouchers, items),
      );
      // Another client is at work: nothing can be told.
      const isBusy = ({ changes, writes }: (typeof steps)[number]) =>
        changes.length > 0 && writes.length === 0;
      const moves = quiet.slice(1).map((now, index) => changesOf(quiet[index]!, now));
      if (steps.some(isBusy) || moves.some(({ length }) => length > 0)) {
        throw new NotReachable("another client changes vouchers, too", { code: "outrun" });
      }
      const kinds = new Map(changed.flatMap(({ writes }) => writes.flatMap(kindsOf)));
      for (const [kind, write] of kinds) {
        const isIt = (one: Exchange) => kindsOf(one).some(([other]) => other === kind);
        const seen = changed.filter(({ writes }) => writes.some(isIt));
        // A step with writes of another kind may have undone what it did.
        const isAgainst = ({ changes, writes }: (typeof steps)[number]) =>
          changes.length === 0 &&
          writes.some(isIt) &&
          writes.every((one) => outcomeOf(one) !== "done" || isIt(one));
        // Others who are at work beside it change what no one kind of write explains.
        if (seen.length < changed.length || steps.some(isAgainst)) continue;
        const more = await changesLike(session, write, seen.length, read);
        if (more === BUSY) break;
        if (!more) continue;
        const { exchange } = await vouchers.current();
        const changes = [...changed.flatMap((step) => step.changes), ...more];
        for (const [name, what] of changes) if (what === COME) session.strangers.add(name);
        const message = `Each ${kind} touches the vouchers of others.`;
        return must(found, { exchange, value: textOf(changes) }, false, AS_THEY_WERE, message);
      }
      // Once may be a coincidence.
      const changes = changed.flatMap((step) => step.changes);
      const shown = { exchange: changed[0]!.exchange, value: textOf(changes) };
      const message =
        "While this run created and removed its own, vouchers of others have changed.";
      should(found, shown, false, AS_THEY_WERE, message);
    },
  },
  "vouchers-are-no-guests": {
    title:
      "A voucher that nobody has used is neither an e-mail user nor an active guest, and its creation and removal touch none.",
    source:
      "2.1 - Fetch Email users list; 3.2 - Fetch current Active guest users; inferred from 1.1 - Create a new voucher",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      await vouchers.own();
      for (const [action, list, what] of [
        ["get_email_users", "users", "an e-mail user"],
        ["get_active_guests", "data", "an active guest"],
      ] as const) {
        await session.latest(action);
        for (const { exchange } of session.readings(action)) {
          const rows = entriesOf(exchange, list) ?? [];
          const row = rows.find((one) => JSON.stringify(one).toLowerCase().includes(vouchers.mark));
          const message = `A voucher that nobody has used is ${what}.`;
          must(found, { exchange, value: row }, !row, "no voucher of this run's", message);
          if (row) break;
        }
      }
      await mustKeepUsers(session, found);
    },
  },
};

const AS_THEY_WERE = "the vouchers of others as they were";
const USERS_AS_THEY_WERE = "the users as they were";

/** Reports creations or removals that touch e-mail users: each of some does, and no reading between them. */
async function mustKeepUsers(session: WaverosSession, found: ReportBreach): Promise<void> {
  const readings = session.readings("get_email_users").map(({ exchange }) => usersIn(exchange));
  const changes = readings.slice(1).flatMap((now, index) => changesOf(readings[index]!, now));
  if (changes.every(([, what]) => what === COME)) return;
  const read = async () => usersIn(await session.ask("get_email_users", {}));
  const { creates, ownRemovals } = session.vouchers.place;
  for (const writes of [creates, ownRemovals]) {
    const write = writes.findLast(({ exchange }) => exchange && outcomeOf(exchange) === "done");
    const more = write?.exchange && (await changesLike(session, write.exchange, 0, read));
    if (more === BUSY) return;
    if (!more) continue;
    const shown = { exchange: session.readings("get_email_users").at(-1)!.exchange };
    const message = `Each ${kindsOf(write.exchange!)[0]![0]} touches the e-mail users.`;
    return must(found, { ...shown, value: textOf(more) }, false, USERS_AS_THEY_WERE, message);
  }
}

/** E-mail users, in what their visits do not move. */
function usersIn(exchange: Exchange): Reading {
  const rows = entriesOf(exchange, "users") ?? [];
  const lasting = ({ created_at, marketing, verified }: Row) => [created_at, marketing, verified];
  return new Map(
    rows.map((row) => [
      `${String(row["id"])} ${String(row["email"])}`,
      JSON.stringify(lasting(row)),
    ]),
  );
}

/** The creations and removals that the router itself has answered between two readings. */
function writesBetween(session: WaverosSession, before: Exchange, after: Exchange): Exchange[] {
  const { answers } = session;
  return ["create_voucher", "remove_voucher"]
    .flatMap((operation) => answers.of(operation).map(({ exchange }) => exchange))
    .filter(
      (exchange) =>
        session.placeOf(exchange.request) === "" &&
        answers.isLater(exchange, before) &&
        answers.isLater(after, exchange),
    );
}

/** What a write is one of. */
function kindsOf(exchange: Exchange): [kind: string, exchange: Exchange][] {
  const { operation, method } = exchange.request;
  const what = operation === "create_voucher" ? "creation" : "removal";
  const isDone = outcomeOf(exchange) === "done";
  const said = `with "${String(fieldsOf(exchange)["message"])}"`;
  const refused = `that is refused ${said}`;
  const kind = isDone ? `${what} of a voucher` : `${what} ${refused}`;
  const isNamed = usernameIn(exchange.request) !== undefined;
  const narrow = isDone ? (isNamed ? [] : [`${kind} without a username`]) : [`request ${refused}`];
  return [kind, `${kind} by ${method}`, ...narrow].map((one) => [one, exchange]);
}

/** Asks once more for what is like an earlier write: the very same, if that was refused. */
async function repeat(session: WaverosSession, { request, ...rest }: Exchange): Promise<void> {
  const { vouchers } = session;
  const { operation } = request;
  const method = request.method as Method;
  if (outcomeOf({ request, ...rest }) !== "done") {
    await session.transport.send({ ...request });
  } else if (operation === "create_voucher") {
    const { username, ...order } = vouchers.fresh();
    await vouchers.order(usernameIn(request) ? { ...order, username } : order, method);
  } else {
    const { name: username } = await vouchers.own();
    await session.ask("remove_voucher", { parameters: { username } }, method);
  }
}

/** What more writes like one, which was seen so often, have changed; undefined if one has changed nothing. */
async function changesLike(
  session: WaverosSession,
  write: Exchange,
  seen: number,
  read: () => Promise<Reading>,
) {
  // What is removed has to be there before the reading that comes first.
  if (write.request.operation === "remove_voucher") await session.vouchers.own();
  return changesBy(() => repeat(session, write), read, seen);
}

async function twice<T>(work: () => Promise<T>): Promise<[T, T]> {
  return [await work(), await work()];
}

/** The mark that begins the names of a run: what bears another's comes and goes in step with that run. */
const MARK_OF_A_RUN = /\bct-[\da-f]{8}\b/i;

/** The vouchers of others among some, by username, in what nobody but staff changes. */
function theirsIn({ place }: Vouchers, rows: readonly Row[]): Reading {
  return new Map(
    rows
      .map((row) => [String(row["username"]), row] as const)
      .filter(([name, row]) => !place.own.has(name) && !MARK_OF_A_RUN.test(JSON.stringify(row)))
      .map(([name, row]) => [name, JSON.stringify(LASTING.map((field) => row[field]))]),
  );
}
