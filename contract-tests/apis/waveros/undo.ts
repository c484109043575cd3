import { NotReachable } from "../../engine/errors.ts";
import type { Leftover } from "../../engine/session.ts";
import { fieldsOf, outcomeOf, type Row } from "./answers.ts";
import type { WaverosSession } from "./session.ts";
import type { State } from "./target.ts";
import type { Vouchers } from "./vouchers.ts";

/** Removes what this run has created at one router; without a request where that is nothing. */
export async function undo(
  session: WaverosSession,
  vouchers: Vouchers,
  at?: State,
): Promise<Leftover[]> {
  if (!vouchers.mayHold) return [];
  const { removals } = vouchers;
  const where = at === undefined ? "" : ` at states.${at}`;
  const leftover = (username: unknown, why: string): Leftover => ({
    what: `voucher ${JSON.stringify(username)}${where}`,
    why,
  });
  const remove = (username: unknown) =>
    session.ask("remove_voucher", { at, parameters: { username } });
  try {
    // Once removing is known to be safe, the known ones need no look before; the next shows what is left.
    if (removals.takeOne && !removals.takeMore) {
      for (const { name } of vouchers.existing) await remove(name);
    }
    const own = async () =>
      (await vouchers.current()).rows.filter((row) => vouchers.making.includes(row));
    for (const { username } of await own()) {
      if (removals.takeMore) break;
      // Without a username, a careless router may take any.
      if (typeof username !== "string" || username === "") continue;
      await remove(username);
      if (!removals.takeOne) await vouchers.look();
      if (!removals.takeOne) break;
    }
    const left = await own();
    const why = removals.takeMore
      ? "not removed, since removing a voucher has removed another one here; remove it by hand"
      : "still listed after its removal; remove it by hand";
    return left.map(({ username }: Row) => leftover(username, why));
  } catch (error) {
    if (!(error instanceof NotReachable)) {
      return [leftover(`${vouchers.mark}-…`, `perhaps left: ${(error as Error).message}`)];
    }
  }
  // The list cannot be read, or nothing may be removed.
  const leftovers = [...vouchers.recovered].map((mark) =>
    leftover(`${mark}-…`, "perhaps left: the vouchers cannot be listed and removed here"),
  );
  for (const { name } of vouchers.existing) {
    const exchange = await remove(name).catch(() => undefined);
    if (exchange && outcomeOf(exchange) === "done") continue;
    const why = exchange ? String(fieldsOf(exchange)["message"]) : "no answer";
    leftovers.push(leftover(name, `perhaps left: the list cannot be read, and: ${why}`));
  }
  return leftovers;
}
