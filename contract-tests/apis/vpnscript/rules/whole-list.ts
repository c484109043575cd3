import { readAs } from "../../../engine/judgement/reading.ts";
import type { Seen } from "../../../engine/judgement/seen.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { asActive, type Bodies, type Server } from "../calls.ts";
import type { Trial } from "./trial.ts";

export type Page = Bodies["listServers/200/server-page"];

/**
 * Whether the list of the active account is what pages, each of any account, are pages of: as long as its own pages say, and
 * as long as other accounts' do. Otherwise no page can be held against it.
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
