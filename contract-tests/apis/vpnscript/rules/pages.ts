import { NotReachable } from "../../../engine/errors.ts";
import type { Breach } from "../../../engine/finding.ts";
import type { VpnScriptRule, VpnScriptSession } from "../session.ts";
import { dataOf, read, type Server } from "./answers.ts";
import { breachesOfPage, type Page } from "./page.ts";

/** The most servers that are asked for on a page. */
const LARGEST_PAGE = 50;

/**
 * Two pages where the list is short, and never more than the first two and the last; what is on
 * a page beyond the last is not documented. Pages are held against the list by ids, in any order:
 * neither order is documented.
 */
export const pagesAddUp: VpnScriptRule = {
  id: "pages-add-up",
  title:
    "The pages of the server list add up to the whole list, and all that a page says of itself agrees with it.",
  async check(session, found) {
    const { value: all } = await read(session, "listServers/200/all-servers");
    if (all.length === 0) throw new NotReachable("the server list is empty");
    const breaches = await tryPages(session, all);
    // The same field of another page says nothing new.
    const byPlace = Map.groupBy(breaches, ({ at, check }) => at ?? check);
    const first = [...byPlace.values()].map(([breach]) => breach!);
    if (!first.every(({ inferred }) => inferred)) {
      // A server that was added or removed meanwhile makes pages and list differ.
      const again = await session.send("listServers", { as: "active" });
      const { value: now } = dataOf(session, "listServers/200/all-servers", again);
      if (sortedIds(now).join() !== sortedIds(all).join()) {
        throw new NotReachable("the list of servers changed while its pages were read");
      }
    }
    first.forEach(found);
  },
};

async function tryPages(session: VpnScriptSession, all: readonly Server[]): Promise<Breach[]> {
  const breaches: Breach[] = [];
  const perPage = pageSize(all.length);
  const last = Math.ceil(all.length / perPage);
  const ids: number[] = [];
  for (const number of new Set([1, Math.min(2, last), last])) {
    // `page` is Laravel's own parameter, which the vendor's page shows in the addresses of other pages only.
    const parameters = { paginate: perPage, page: number };
    const exchange = await session.send("listServers", { as: "active", parameters });
    const page = exchange.answer.body.json as Page | null | undefined;
    if (
      exchange.answer.status !== 200 ||
      !Array.isArray(page?.data) ||
      !Array.isArray(page.links)
    ) {
      throw session.broken("listServers/200/server-page", exchange);
    }
    ids.push(...page.data.map(({ id }) => id));
    const wrong = breachesOfPage(page, number, perPage, all.length);
    for (const breach of [...wrong, ...strangers(page.data, all)]) {
      breaches.push({ ...breach, exchange });
    }
  }
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    breaches.push({
      check: "pages-do-not-overlap",
      message: "A server is on two pages, or twice on one.",
      expected: "each server once",
      actual: `server ${twice} again; pages hold ${ids.join(", ")}`,
    });
  }
  if (last <= 2 && !all.every(({ id }) => ids.includes(id))) {
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

/** Servers of a page that are not as in the whole list. Free slots change with every customer, and don't count. */
function strangers(data: readonly Server[], all: readonly Server[]): Breach[] {
  return data.flatMap((server, index) => {
    const listed = all.find(({ id }) => id === server.id);
    const isOther = (key: keyof Server) =>
      key !== "wg_available_slots" && JSON.stringify(listed?.[key]) !== JSON.stringify(server[key]);
    const field = listed ? (Object.keys(listed) as (keyof Server)[]).find(isOther) : "id";
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

function sortedIds(servers: readonly Server[]): number[] {
  return servers.map(({ id }) => id).toSorted((one, another) => one - another);
}
