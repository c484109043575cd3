import { isOfAnyRun, type Leftover } from "../../engine/tracker/kind.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { namesIn, type Row } from "./answers.ts";

/**
 * Vouchers without this run's mark that are listed in the end, and that its requests have made.
 * @param made usernames that are known to have come so
 */
export function strangersAt(place: Place<Row>, made: ReadonlySet<string>): Leftover[] {
  const { looks, named, own, older, creates, kind } = place;
  const answered = creates.flatMap(({ exchange }) => (exchange ? namesIn(exchange) : []));
  const known = new Set([...creates.map(({ asks }) => asks), ...answered]);
  // A router that has made others beside those that were asked for may have made more.
  const isBesides = [...own].filter((name) => !known.has(name)).length > 1;
  const isStranger = (name: string) =>
    older?.has(name) === false &&
    (made.has(name) || ((isBesides || named.has(name)) && !own.has(name)));
  const listed = (looks.at(-1)?.items ?? []).filter((row) => !isOfAnyRun(row));
  const why = "came at a request of this run; remove it by hand if it is nobody's";
  const names = listed.map(kind.idOf).filter(isStranger);
  return names.map((name) => ({ what: `voucher "${name}"`, why }));
}
