import { canonical } from "../../../engine/exchange/canonical.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Breach } from "../../../engine/judgement/finding.ts";
import { readAs, unguarded } from "../../../engine/judgement/reading.ts";
import { each, fieldOf, type Seen } from "../../../engine/judgement/seen.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { fieldsOf, type Server } from "../calls.ts";
import { reaches } from "../reaches.ts";
import { wholeLists } from "../server-lists.ts";
import type { Persona } from "../target.ts";
import { isSame, trialOf, type Rules, type Trial } from "./trial.ts";
import { holdSlots, isWhole, MOVING, pagesOf, type Page, type PageOf } from "./whole-list.ts";

const READERS: readonly Persona[] = ["expired", "deviceLimited", "inactive"];

export const pageRules: Rules = {
  // At most three pages of servers, the last among them; what is beyond the last is not documented.
  // Neither is any order, so pages are compared with the list by ids.
  "pages-add-up": {
    title:
      "The pages of the server list add up to the whole list, and what each page says of itself is right.",
    source: "Server List, row paginate; Server List, tab 2; inferred from Laravel",
    async check({ session, found, read, dataOf }) {
      const list = await read("listServers/200/all-servers");
      const { value: all } = list;
      if (all.length === 0) throw new NotReachable("the server list is empty");
      // The same field of another page says nothing new.
      const breaches = new Map<string | undefined, Breach>();
      const trial = trialOf(session, (...some) => {
        if (some.length === 0) found();
        for (const breach of some) {
          const place = breach.at ?? breach.check;
          if (!breaches.has(place)) breaches.set(place, breach);
        }
      });
      await tryPages(trial, list);
      if (![...breaches.values()].every(({ inferred }) => inferred)) {
        // A server that was added, removed or changed meanwhile makes pages and list differ.
        // Where each reading has another order, two in a row show it.
        const again = [
          await session.send("listServers", { as: "active" }),
          await session.send("listServers", { as: "active" }),
        ];
        const lists = [
          ...wholeLists(session).map((one) => fieldsOf(one)["data"] as Server[]),
          all,
          ...again.map((one) => dataOf("listServers/200/all-servers", one).value),
        ];
        if (new Set(lists.map(stillnessOf)).size > 1) {
          throw new NotReachable("the list of servers changed while its pages were read", {
            code: "outrun",
          });
        }
      }
      breaches.forEach((breach) => found(breach));
    },
  },
};

async function tryPages(trial: Trial, list: Seen<readonly Server[]>): Promise<void> {
  const { session, must } = trial;
  const { value: all } = list;
  const { call } = reaches["listServers/200/server-page"];
  // "All VPN servers available" are the same for every account, whatever its state.
  const first = await session.once("listServers", await call(session));
  const others = READERS.filter((one) => session.target.personas[one]);
  const pages: (PageOf & { readonly exchange: Exchange })[] = [];
  for (const one of pagesOf(all.length)) {
    const as = others.shift() ?? "active";
    // `page` is Laravel's own parameter, which the vendor's page shows only in the addresses of
    // other pages.
    const parameters = { paginate: one.size, page: one.number };
    pages.push({ ...one, exchange: await session.send("listServers", { as, parameters }) });
  }
  if (!(await isWhole(trial, list, [first, ...pages.map(({ exchange }) => exchange)]))) return;
  const hold = ({ exchange, number, size }: (typeof pages)[number]) => {
    const page = readAs(session, "listServers/200/server-page", exchange) as Page;
    holdPage(trial, { value: page, at: "", exchange }, number, size, all.length);
    holdServers(trial, { value: page.data, at: "/data", exchange }, all);
    return idsOf(page.data);
  };
  hold({ exchange: first, number: 1, size: 1 });
  const held = pages.map((one) => ({ ...one, ids: hold(one) }));
  await holdSlots(
    trial,
    pages.map(({ exchange }) => exchange),
  );
  const { number: last, size } = pages.at(-1)!;
  await tryBeyond(trial, size, last + 5, all.length);
  const ids = held.flatMap((one) => one.ids);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  const shown = held.map((one) => `paginate=${one.size}&page=${one.number}: ${one.ids.join(", ")}`);
  const value = `server ${twice} again; ${shown.join("; ")}`;
  must({ value }, twice === undefined, "each server once", {
    "pages-do-not-overlap": "A server is on two pages, or twice on one.",
  });
  const areAll = last > 3 || all.every(({ id }) => ids.includes(id));
  const expected = `servers ${idsOf(all).join(", ")}`;
  must({ value: shown.join("; ") }, areAll, expected, {
    "pages-leave-none-out": "A server of the whole list is on none of its pages.",
  });
}

/** What a page beyond the last holds is not documented, but it must not contradict itself. */
async function tryBeyond(trial: Trial, perPage: number, number: number, total: number) {
  const parameters = { paginate: perPage, page: number };
  const as = trial.session.target.personas.noService ? "noService" : "active";
  const exchange = await trial.session.send("listServers", { as, parameters });
  const { status, body } = exchange.answer;
  const page = body.json as Page | null | undefined;
  if (status !== 200 || !Array.isArray(page?.data)) return;
  const isHonest = page.data.length === 0 || page.current_page !== number;
  const value = `servers ${idsOf(page.data).join(", ")}`;
  const { must, should } = trial;
  must({ value: page.total, at: "/total", exchange }, isSame(page.total, total), total, {
    "page-agrees-with-the-list": `"total" of a page of servers does not agree with the whole list.`,
  });
  must({ value, at: "/data", exchange }, isHonest, "no server", {
    "no-page-beyond-the-last": `Page ${number} is beyond the last one, and holds servers.`,
  });
  const isAsked = !isHonest || page.current_page === number;
  should({ value: page.current_page, at: "/current_page", exchange }, isAsked, number, {
    "page-is-the-one-asked-for": "The answer is another page than the one asked for.",
  });
}

/** All of a list that does not change by itself, its order included: pages of another list are not its pages. */
function stillnessOf(servers: readonly Server[]): string {
  const still = (server: Server) => Object.entries(server).filter(([key]) => !MOVING.has(key));
  return canonical((unguarded(servers) as readonly Server[]).map((one) => still(one).toSorted()));
}

function holdServers({ must }: Trial, data: Seen<readonly Server[]>, all: readonly Server[]) {
  for (const server of each(data)) {
    const listed = all.find(({ id }) => id === server.value.id);
    const isOther = (key: keyof Server) =>
      !MOVING.has(key) && canonical(listed?.[key]) !== canonical(server.value[key]);
    const field = listed ? (Object.keys(listed) as (keyof Server)[]).find(isOther) : "id";
    const expected = listed ? field && JSON.stringify(listed[field]) : "a server of the whole list";
    const { value, ...place } = field === undefined ? server : fieldOf(server, field);
    must({ value: value ?? null, ...place }, field === undefined, expected, {
      "page-shows-the-listed-servers": `A server on a page of servers is not as it is in the whole list: ${field} differs.`,
    });
  }
}

function idsOf(servers: readonly Server[]): number[] {
  return servers.map(({ id }) => id);
}

function holdPage(
  { session, must, should }: Trial,
  { value: page, exchange }: Seen<Page>,
  number: number,
  perPage: number,
  total: number,
): void {
  const claim = (
    field: string,
    isSo: boolean,
    expected: unknown = "nothing",
    value: unknown = "nothing",
    judge = must,
  ) =>
    judge({ value, at: `/${field}`, exchange }, isSo, expected, {
      "page-agrees-with-the-list": `"${field}" of a page of servers does not agree with the whole list.`,
    });

  const last = Math.ceil(total / perPage);
  const from = (number - 1) * perPage + 1;
  const to = Math.min(number * perPage, total);
  // As a text: whether it is one is the schema's concern.
  claim("per_page", isSame(page.per_page, perPage), String(perPage), page.per_page);
  const held = to - from + 1;
  claim("data", page.data.length === held, `${held} servers`, `${page.data.length} servers`);
  // Behind a proxy, the installation may take itself for another origin.
  const isList = /^https?:\/\/[^?#]+\/api\/servers$/.test(page.path);
  claim("path", isList, "the address of the server list, without a query", page.path);
  const isHere = URL.parse(page.path)?.host === new URL(session.target.baseUrl).host;
  should(
    { value: page.path, at: "/path", exchange, restsOn: "baseUrl" },
    isHere,
    JSON.stringify(session.target.baseUrl),
    {
      "links-can-be-followed": "The links between pages lead to another host than the base URL.",
    },
  );
  const counts = { total, last_page: last, current_page: number, from, to };
  for (const [field, want] of Object.entries(counts)) {
    const got = page[field as keyof typeof counts];
    claim(field, got === want, want, got);
  }
  const leadsTo = (url: string | null) => pageNumber(url, page.path, perPage);
  const addresses = {
    first_page_url: 1,
    last_page_url: last,
    next_page_url: number < last ? number + 1 : null,
    prev_page_url: number > 1 ? number - 1 : null,
  };
  for (const [field, want] of Object.entries(addresses)) {
    const url = page[field as keyof typeof addresses];
    claim(field, leadsTo(url) === want, want && `page ${want} of ${page.path}`, url);
  }

  // A pager's buttons: back, the pages in order (a gap where there are many), forward.
  const end = page.links.length - 1;
  for (const [at, url] of [
    [0, page.prev_page_url],
    [end, page.next_page_url],
  ] as const) {
    const link = page.links.at(at);
    claim(`links/${at}/url`, link?.url === url, url, link?.url);
    claim(`links/${at}/active`, !link?.active, false, true);
    // In any language: but words, not the key under which they should have been looked up.
    const isWords = !link || !/^$|^\d+$|^[a-z_-]+(\.[a-z_-]+)+$/i.test(link.label);
    claim(`links/${at}/label`, isWords, "words such as &laquo; Previous", link?.label, should);
  }
  let before = 0;
  for (const [index, { url, label, active }] of page.links.entries()) {
    if (index === 0 || index === end) continue;
    if (url === null) {
      claim(`links/${index}/active`, !active, "false on a gap", true);
      continue;
    }
    claim(`links/${index}/url`, String(leadsTo(url)) === label, `page ${label}`, url);
    const isInOrder = !(Number(label) <= before || Number(label) > last);
    claim(`links/${index}/label`, isInOrder, `${before + 1} to ${last}`, label);
    const isCurrent = label === String(number);
    claim(`links/${index}/active`, active === isCurrent, isCurrent, active);
    before = Number(label);
  }
  claim("links", before === last, `a button for page ${last}`, `up to ${before}`);
}

/** Null for no address, and undefined for one that leads elsewhere. */
function pageNumber(url: string | null, path: string, perPage: number): number | null | undefined {
  if (url === null) return null;
  const there = URL.parse(String(url));
  const size = there?.searchParams.get("paginate") ?? String(perPage);
  const isOfList = there && `${there.origin}${there.pathname}` === path && isSame(size, perPage);
  return isOfList ? Number(there.searchParams.get("page") ?? undefined) : undefined;
}
