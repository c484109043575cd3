/** What came in one place that the description does not know: of what form, and no value. */
export interface Place {
  /** A JSON pointer; `[]` is each entry of a list, `{}` each field whose name may itself be data. */
  readonly at: string;
  /** JSON types. None: no object came here that could have had such fields. */
  readonly types: readonly string[];
  /** True if it was not in each of the objects that came. */
  readonly optional?: true;
  /** At `{}` beside documented fields: true if no other field of the object has a place of its own. */
  readonly whole?: true;
  /** What all texts that came match, where that says anything. */
  readonly pattern?: string;
}

/** Pointers of the fields themselves, without what is in them. */
export function pointersOf(places: readonly Place[]): string[] {
  const came = places.filter(({ types }) => types.length > 0).map(({ at }) => at);
  return came.filter((at) => !came.some((other) => at.startsWith(`${other}/`)));
}

/** One place of what came several times: how often it was there, and how often it could have been. */
export interface Joined {
  readonly place: Place;
  readonly had: number;
  readonly could: number;
}

/** How many places are joined at most: a fleet in which each installation has other names must not take for ever. */
const MOST = 1000;

/** What is true of all that came, place by place. */
export function joined(groups: readonly (readonly Place[])[]): Joined[] {
  const all = folded(groups).map((group) => new Map(group.map((place) => [place.at, place])));
  const names = new Set(all.flatMap((group) => [...group.keys()]));
  return [...names].slice(0, MOST).flatMap((at): Joined[] => {
    const came = all.flatMap((group) => group.get(at) ?? []).filter(isThere);
    if (came.length === 0) {
      const isNowhere = all.every((group) => group.has(at));
      return isNowhere ? [{ place: { at, types: [] }, had: 0, could: 0 }] : [];
    }
    const above = prefixesOf(at).filter((one) => all.some((group) => isThere(group.get(one))));
    const could = all.filter(
      (group) =>
        above.every((one) => isThere(group.get(one))) &&
        !prefixesOf(at).some((one) => group.get(one)?.types.length === 0),
    ).length;
    return [{ place: united(at, came, came.length < could), had: came.length, could }];
  });
}

/** What is true of all that came in one place. */
function united(at: string, came: readonly Place[], isOptional: boolean): Place {
  const texts = came.filter(({ types }) => types.includes("string"));
  const [pattern, ...others] = new Set(texts.map((one) => one.pattern));
  return {
    at,
    types: allTypes(came.flatMap(({ types }) => types)),
    ...((isOptional || came.some(({ optional }) => optional)) && { optional: true }),
    ...(came.some(({ whole }) => whole) && { whole: true }),
    ...(pattern !== undefined && others.length === 0 && { pattern }),
  };
}

/** The same places, with all names of an object folded into `{}` where one of the groups has folded them. */
function folded(groups: readonly (readonly Place[])[]): readonly (readonly Place[])[] {
  const maps = new Set(groups.flatMap(mapsIn));
  const isApart = ({ at }: Place) => foldedAt(at, maps) !== at;
  if (maps.size === 0 || !groups.flat().some(isApart)) return groups;
  // What was folded may hold names that others have folded.
  return folded(groups.map((group) => foldedIn(group, maps)));
}

/** Where a group has folded all names of an object. */
function mapsIn(group: readonly Place[]): string[] {
  const there = new Set(group.filter(isThere).map(({ at }) => at));
  return group.flatMap(({ at, whole }) => {
    const above = at.slice(0, -FOLD.length);
    return at.endsWith(FOLD) && (whole || there.has(above)) ? [above] : [];
  });
}

const FOLD = "/{}";

function foldedAt(at: string, maps: ReadonlySet<string>): string {
  const steps = at.split("/").slice(1);
  return steps.reduce((above, step) => {
    return step !== "[]" && maps.has(above) ? above + FOLD : `${above}/${step}`;
  }, "");
}

function foldedIn(group: readonly Place[], maps: ReadonlySet<string>): Place[] {
  const byPlace = Map.groupBy(group, ({ at }) => foldedAt(at, maps));
  return [...byPlace].map(([at, came]) => {
    const objects = byPlace.get(at.slice(0, at.lastIndexOf("/"))) ?? [];
    return united(at, came, !at.endsWith(FOLD) && came.length < objects.length);
  });
}

function isThere(place: Place | undefined): boolean {
  return place !== undefined && place.types.length > 0;
}

/** What is above a place, from the top: `""`, `/a` of `/a/b`. */
function prefixesOf(at: string): string[] {
  const steps = at.split("/");
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join("/"));
}

/** Types, each once; every integer is a number. */
export function allTypes(types: readonly string[]): string[] {
  const once = new Set(types);
  if (once.has("number")) once.delete("integer");
  return [...once].toSorted();
}
