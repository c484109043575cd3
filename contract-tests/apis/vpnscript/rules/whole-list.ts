import { isDeepStrictEqual } from "node:util";
import { canonical } from "../../../engine/exchange/canonical.ts";
import { readAs } from "../../../engine/judgement/reading.ts";
import type { Seen } from "../../../engine/judgement/seen.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { asActive, dataIn, type Bodies, type Server } from "../calls.ts";
import { rowOf, wholeLists } from "../server-lists.ts";
import { placesOn } from "../slots.ts";
import type { Persona } from "../target.ts";
import type { Trial } from "./trial.ts";

export type Page = Bodies["listServers/200/server-page"];

/**
 * Whether the active account's list of servers is complete: it is as long as the totals say that its own pages and those
 * of other accounts show. Pages are compared with no other list.
 */
export async function isWhole(
  { session, must }: Trial,
  list: Seen<readonly Server[]>,
  pages: readonly Exchange[],
): Promise<boolean> {
  const { length } = list.value;
  const read = (one: Exchange) => readAs(session, "listServers/200/server-page", one) as Page;
  const totalOf = (one: Exchange) => read(one).total;
  const apart = pages.find((one) => Number(totalOf(one)) !== length);
  if (!apart) return true;
  const own = await session.send("listServers", asActive({ paginate: length, page: 1 }));
  const total = Number(totalOf(own));
  const listed = new Set(list.value.map(({ id }) => id));
  const isUnlisted = ({ id }: Server) => !listed.has(id);
  const isCut = total > length && pages.some((one) => read(one).data.some(isUnlisted));
  must({ ...list, value: `${length} servers` }, !isCut, `${total} servers`, {
    "list-leaves-none-out": "The list of servers lacks some that its pages have.",
  });
  const isAnother = total === length;
  must({ value: totalOf(apart), at: "/total", exchange: apart }, !isAnother, length, {
    "list-is-the-same-for-all": `personas.${apart.request.persona} is given another number of servers than personas.active.`,
  });
  return !isCut && !isAnother;
}

/** What changes with every customer. */
export const MOVING: ReadonlySet<string> = new Set(["wg_available_slots", "wg_slots"]);

/**
 * Holds the slots on pages to those of the list, where no list so far has them: to lists right before and after a page,
 * which are alike. Where this run has created, they move.
 */
export async function holdSlots(
  { session, should }: Trial,
  pages: readonly Exchange[],
): Promise<void> {
  const slotsOf = (row: Server) =>
    placesOn(session, row.id).some((place) => place.made.some((one) => place.isAccepted(one))) ||
    canonical([...MOVING].map((key) => row[key as keyof Server]));
  const slotsIn = (one: Exchange) =>
    new Map((dataIn<readonly Server[]>(one) ?? []).map((row) => [row.id, slotsOf(row)] as const));
  const isOff = (lists: readonly Exchange[], one: Exchange) => {
    const slots = lists.map(slotsIn);
    return [...slotsIn(one)].find(([id, now]) => slots.every((all) => all.get(id) !== now))?.[0];
  };
  const page = pages.find((one) => isOff(wholeLists(session), one) !== undefined);
  if (!page) return;
  const list = () => session.send("listServers", { as: page.request.persona as Persona });
  const before = await list();
  const exchange = await session.transport.send({ ...page.request });
  const after = await list();
  const areAlike = isDeepStrictEqual(slotsIn(before), slotsIn(after));
  const id = areAlike ? isOff([before, after], exchange) : undefined;
  const row = id === undefined ? undefined : rowOf(exchange, id);
  const shown = { value: row && slotsOf(row), at: "/data", exchange };
  should(shown, id === undefined, "the slots of the whole list", {
    "page-shows-the-listed-slots": `A page of servers has other slots for server ${id} than the whole list right before and after it.`,
  });
}

/** A page of twice as many is asked for as well. */
const LARGEST_PAGE = 25;

export interface PageOf {
  readonly number: number;
  readonly size: number;
}

/**
 * The third page, which shows what goes wrong by more with each page, and before it the first of twice its size; of a
 * short list the first two, and of a long one the last, too. The last page is not full, except of six servers.
 */
export function pagesOf(total: number): readonly PageOf[] {
  const half = total <= 2 ? 1 : Math.floor(total / 2) + 1;
  if (total < 5) return [1, 2].slice(0, total).map((number) => ({ number, size: half }));
  const third = total === 6 ? 2 : Math.floor(total / 3) + 1;
  const largest = total % LARGEST_PAGE === 0 ? LARGEST_PAGE - 1 : LARGEST_PAGE;
  const size = Math.min(third, largest);
  const last = Math.ceil(total / size);
  const pages = [
    { number: 1, size: 2 * size },
    { number: 3, size },
  ];
  return last > 3 ? [...pages, { number: last, size }] : pages;
}
