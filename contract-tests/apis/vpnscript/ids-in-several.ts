import type { Place } from "../../engine/tracker/seen/place.ts";
import type { Configuration } from "./configurations.ts";

/** Ids in the lists of more than one account or server, or group of them: whose they are, lists that are another's do not tell. */
export function idsInSeveral(
  places: readonly Place<Configuration>[],
  groupOf = ({ name }: Place<Configuration>): unknown => name,
): ReadonlySet<string> {
  const idsAt = (place: Place<Configuration>) => place.looks.flatMap((look) => place.idsIn(look));
  const groups = [...Map.groupBy(places, groupOf).values()];
  const all = groups.flatMap((one) => [...new Set(one.flatMap(idsAt))]);
  return new Set(all.filter((id, index) => all.indexOf(id) < index));
}
