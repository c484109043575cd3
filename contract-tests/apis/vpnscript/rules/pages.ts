import type { Exchange } from "../../../engine/exchange.ts";
import { Broken, type Found } from "../../../engine/finding.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { VpnScriptRule, VpnScriptSession } from "../session.ts";
import { breachesOf, read } from "./answers.ts";
import { breachesOfPage, type Page } from "./page.ts";
import { readServers, type Server } from "./reads.ts";

/** The most servers that are asked for on a page. */
const LARGEST_PAGE = 50;

/**
 * Two pages where the list is short, and never more than the first two and the last; what is on
 * a page beyond the last is not documented. Pages are held against the list by ids, in any order: neither order is documented. Whoever
 * adds or removes a server meanwhile makes the two differ, so a breach counts only if the list
 * is the same afterwards.
 */
export const pagesAddUp: VpnScriptRule = {
  id: "pages-add-up",
  title:
    "The pages of the server list add up to the whole list, and all that a page says of itself agrees with it.",
  async check(session, found) {
    const { data: all } = await readServers(session);
    if (all.length === 0) throw new NotReachable("the server list is empty");
    const breaches = await tryPages(session, all);
    // The same field of another page says nothing new.
    const byPlace = Map.groupBy(breaches, ({ at, check }) => at ?? check);
    const first = [...byPlace.values()].map(([breach]) => breach!);
    if (first.every(({ inferred }) => inferred)) return first.forEach(found);
    const { data: now } = await read(session, "listServers/200/all-servers", { as: "active" });
    if (idsOf(now) !== idsOf(all)) {
      throw new NotReachable("the list of servers changed while its pages were read");
    }
    first.forEach(found);
  },
};

async function tryPages(session: VpnScriptSession, all: readonly Server[]): Promise<Found[]> {
  const breaches: Found[] = [];
  const perPage = pageSize(all.length);
  const last = Math.ceil(all.length / perPage);
  const seen: Server[] = [];
  for (const number of new Set([1, Math.min(2, last), last])) {
    const exchange = await pageOf(session, perPage, number);
    const page = readPage(session, exchange);
    seen.push(...page.data);
    const asked = { number, perPage, total: all.length, last };
    for (const breach of breachesOfPage(page, asked)) breaches.push({ ...breach, exchange });
    for (const breach of strangers(page.data, all)) breaches.push({ ...breach, exchange });
  }
  const ids = seen.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    breaches.push({
      check: "pages-do-not-overlap",
      message: "A server stands on two pages, or twice on one.",
      expected: "each server once",
      actual: `server ${twice} again; pages hold ${ids.join(", ")}`,
    });
  }
  const missing = all.find(({ id }) => !ids.includes(id));
  if (last <= 2 && missing) {
    breaches.push({
      check: "pages-leave-none-out",
      message: "A server of the whole list is on none of its pages.",
      expected: `servers ${all.map(({ id }) => id).join(", ")}`,
      actual: `servers ${ids.join(", ")}`,
    });
  }
  return breaches;
}

/** A size that leaves the last page short, so that it can be told from a full one. */
function pageSize(total: number): number {
  if (total <= 2) return 1;
  const half = Math.floor(total / 2) + 1;
  if (half <= LARGEST_PAGE) return half;
  return total % LARGEST_PAGE === 0 ? LARGEST_PAGE - 1 : LARGEST_PAGE;
}

/** `page` is Laravel's own parameter, which the page shows in the addresses of other pages only. */
async function pageOf(
  session: VpnScriptSession,
  perPage: number,
  number: number,
): Promise<Exchange> {
  const request = await session.build("listServers", {
    as: "active",
    parameters: { paginate: perPage },
  });
  return session.transport.send({ ...request, url: `${request.url}&page=${number}` });
}

function readPage(session: VpnScriptSession, exchange: Exchange): Page {
  const { status, body } = exchange.answer;
  const page = body.json as Page | null | undefined;
  if (status === 200 && Array.isArray(page?.data) && Array.isArray(page.links)) return page;
  throw new Broken(breachesOf(session, "listServers/200/server-page", exchange));
}

/** Servers of a page that are not as in the whole list. Free slots change with every customer, and don't count. */
function strangers(data: readonly Server[], all: readonly Server[]): Found[] {
  return data.flatMap((server, index) => {
    const listed = all.find(({ id }) => id === server.id);
    const field = listed
      ? (Object.keys(listed) as (keyof Server)[]).find(
          (key) =>
            key !== "wg_available_slots" &&
            JSON.stringify(listed[key]) !== JSON.stringify(server[key]),
        )
      : "id";
    if (field === undefined) return [];
    return {
      check: "page-shows-the-listed-servers",
      message: `A server on the page is not as it is in the whole list: ${field} differs.`,
      at: `/data/${index}/${field}`,
      expected: listed ? (listed[field] ?? null) : "a server of the whole list",
      actual: server[field] ?? null,
    };
  });
}

function idsOf(servers: readonly Server[]): string {
  return servers
    .map(({ id }) => id)
    .toSorted((one, another) => one - another)
    .join();
}
