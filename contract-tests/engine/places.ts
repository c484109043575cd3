/** What came in one place that the description does not know: of what form, and no value. */
export interface Place {
  /** A JSON pointer; `[]` is each entry of a list, `{}` each field whose name may itself be data. */
  readonly at: string;
  /** JSON types. None: no object came here that could have had such fields. */
  readonly types: readonly string[];
  /** True if it was not in each of the objects that came. */
  readonly optional?: true;
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

/** Most places that are joined: a fleet of installations that each have names of their own must not take for ever. */
const MOST = 1000;

/** What is true of all that came, place by place. */
export function joined(groups: readonly (readonly Place[])[]): Joined[] {
  const all = groups.map((group) => new Map(group.map((place) => [place.at, place])));
  const names = new Set(groups.flatMap((group) => group.map(({ at }) => at)));
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
    const texts = came.filter(({ types }) => types.includes("string"));
    const [pattern, ...others] = new Set(texts.map((one) => one.pattern));
    const place: Place = {
      at,
      types: allTypes(came.flatMap(({ types }) => types)),
      ...((came.length < could || came.some(({ optional }) => optional)) && { optional: true }),
      ...(pattern !== undefined && others.length === 0 && { pattern }),
    };
    return [{ place, had: came.length, could }];
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
