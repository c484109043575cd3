import { takeDown } from "../seen/gone.ts";
import type { Kind } from "../kind.ts";
import type { Removal } from "../seen/look.ts";
import { exchange, placeAfter } from "../seen/place.support.ts";
import { overTime } from "../shelf.support.ts";
import { empty } from "./undo.ts";

export interface Given {
  steps: string[];
  own?: string[];
  /** What each list shows, the last again and again; none can be read. */
  lists?: string[] | ((removals: readonly Removal[]) => string);
  /** What removals are answered, by id; 404 for any other. */
  removals?: Record<string, number | Error>;
  kind?: Partial<Kind<string>>;
  change?: (place: ReturnType<typeof placeAfter>) => void;
}

/** What `empty` asks for, in order, and gives back as left. */
export async function emptied({ steps, own = [], lists = [], removals = {}, kind, change }: Given) {
  const asked: string[] = [];
  const place = placeAfter(steps, own, {
    remove: async (_, id) => {
      asked.push(`remove ${id}`);
      const status = removals[id] ?? 404;
      if (status instanceof Error) throw status;
      const answer = exchange([], status);
      takeDown(place, id, answer);
      return answer;
    },
    ...kind,
  });
  change?.(place);
  const rest = typeof lists === "function" ? [] : [...lists];
  const look = async () => {
    asked.push("look");
    const next = rest.length > 1 ? rest.shift() : rest[0];
    const list = typeof lists === "function" ? lists(place.removals) : next;
    if (list === undefined) throw new Error("unreadable");
    const look = { items: list.split(" "), exchange: exchange() };
    place.looked(look);
    return look;
  };
  const left = await overTime(empty(place, look));
  return { asked, left: left.map(({ what, why }) => `${what}: ${why}`) };
}
