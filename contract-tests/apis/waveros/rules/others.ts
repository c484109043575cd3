import { BUSY, changesBy, changesOf, COME, textOf, type Reading } from "../../../engine/effects.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { must, should } from "../../../engine/seen.ts";
import { fieldsOf, outcomeOf, usernameIn, type Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Method } from "../target.ts";
import type { Vouchers } from "../vouchers.ts";
import { readings } from "./staying.ts";

/** Fields of a voucher that its guest moves, or that are not documented. */
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
        // Others at work make changes that no single kind of write explains.
        if (seen.length < changed.length || steps.some(isAgainst)) continue;
        const more = await changesLike(session, write, { seen: seen.length, read });
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
};

const AS_THEY_WERE = "the vouchers of others as they were";

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

export function kindsOf(exchange: Exchange): [kind: string, exchange: Exchange][] {
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

/** The very same if it was refused, else a similar one. */
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

export async function changesLike(
  session: WaverosSession,
  write: Exchange,
  {
    seen,
    read,
    pause,
  }: { seen: number; read: () => Promise<Reading>; pause?: () => Promise<unknown> },
) {
  // What is removed has to be there before the first reading.
  if (write.request.operation === "remove_voucher") await session.vouchers.own();
  const again = async () => {
    await pause?.();
    await repeat(session, write);
  };
  return changesBy(again, read, seen);
}

async function twice<T>(work: () => Promise<T>): Promise<[T, T]> {
  return [await work(), await work()];
}

/** It begins the names of a run: what carries another run's is created and removed by that run. */
const MARK_OF_A_RUN = /\bct-[\da-f]{8}\b/i;

/** Others' vouchers by username, with the fields that only staff change. */
function theirsIn({ place }: Vouchers, rows: readonly Row[]): Reading {
  return new Map(
    rows
      .map((row) => [String(row["username"]), row] as const)
      .filter(([name, row]) => !place.own.has(name) && !MARK_OF_A_RUN.test(JSON.stringify(row)))
      .map(([name, row]) => [name, JSON.stringify(LASTING.map((field) => row[field]))]),
  );
}
