import { isOfAnyRun, type Leftover } from "../../engine/tracker/kind.ts";
import { namesIn } from "./answers.ts";
import type { Vouchers } from "./vouchers.ts";

interface Router {
  readonly vouchers: Vouchers;
  readonly strangers: ReadonlySet<string>;
}

/** Vouchers without this run's mark that are listed in the end, and that its requests have made. */
export function strangersIn({ vouchers, strangers }: Router): Leftover[] {
  const { looks, named, own, older, creates, kind } = vouchers.place;
  const answered = creates.flatMap(({ exchange }) => (exchange ? namesIn(exchange) : []));
  const known = new Set([...creates.map(({ asks }) => asks), ...answered]);
  // A router that has made others beside those that were asked for may have made more.
  const isBesides = [...own].filter((name) => !known.has(name)).length > 1;
  const isStranger = (name: string) =>
    older?.has(name) === false &&
    (strangers.has(name) || ((isBesides || named.has(name)) && !own.has(name)));
  const listed = (looks.at(-1)?.items ?? []).filter((row) => !isOfAnyRun(row));
  const why = "came at a request of this run; remove it by hand if it is nobody's";
  return listed.map(kind.idOf).flatMap((name) => {
    return isStranger(name) ? { what: `voucher "${name}"`, why } : [];
  });
}
