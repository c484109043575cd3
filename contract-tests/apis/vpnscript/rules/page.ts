import type { Found } from "../../../engine/finding.ts";
import type { Bodies } from "../session.ts";

export type Page = Bodies["listServers/200/server-page"];

/** Which page was asked for, and of what. */
export interface PageAsked {
  readonly number: number;
  readonly perPage: number;
  /** How long the whole list is. */
  readonly total: number;
  /** How many pages it makes. */
  readonly last: number;
}

/** What a page says of itself that does not agree with what was asked for. */
export function breachesOfPage(page: Page, asked: PageAsked): Found[] {
  const { number, perPage, total, last } = asked;
  const first = (number - 1) * perPage + 1;
  const to = Math.min(number * perPage, total);
  const counts: readonly (readonly [keyof Page, unknown])[] = [
    ["total", total],
    ["last_page", last],
    // As a text: whether it is one is the schema's concern.
    ["per_page", String(perPage)],
    ["current_page", number],
    ["from", first],
    ["to", to],
  ];
  const wrong = counts.flatMap(([field, want]) => {
    const got = field === "per_page" ? String(page[field]) : page[field];
    return got === want ? [] : breach(field, want, page[field]);
  });
  const held = to - first + 1;
  if (page.data.length !== held) {
    wrong.push(breach("data", `${held} servers`, `${page.data.length} servers`));
  }
  return [...wrong, ...breachesOfAddresses(page, asked), ...breachesOfLinks(page, asked)];
}

function breachesOfAddresses(page: Page, { number, perPage, last }: PageAsked): Found[] {
  const wrong: Found[] = [];
  // The origin is whatever the installation takes itself for, behind a proxy perhaps another.
  if (!/^https?:\/\/[^?#]+\/api\/servers$/.test(page.path)) {
    wrong.push(breach("path", "the address of the server list, without a query", page.path));
  }
  const leadsTo: readonly (readonly [keyof Page & `${string}_url`, number | null])[] = [
    ["first_page_url", 1],
    ["last_page_url", last],
    ["next_page_url", number < last ? number + 1 : null],
    ["prev_page_url", number > 1 ? number - 1 : null],
  ];
  for (const [field, want] of leadsTo) {
    if (pageNumber(page[field], page.path, perPage) === want) continue;
    const where = want === null ? "null" : `page ${want} of ${page.path}`;
    wrong.push(breach(field, where, page[field]));
  }
  return wrong;
}

/** A pager's buttons: back, the pages in order (a gap where there are many), forward. */
function breachesOfLinks(page: Page, { number, perPage, last }: PageAsked): Found[] {
  const wrong: Found[] = [];
  const back = page.links.at(0);
  const forward = page.links.at(-1);
  for (const [link, at, url] of [
    [back, 0, page.prev_page_url],
    [forward, page.links.length - 1, page.next_page_url],
  ] as const) {
    if (link?.url !== url) wrong.push(breach(`links/${at}/url`, url, link?.url));
    if (link?.active) wrong.push(breach(`links/${at}/active`, false, true));
    // In whatever language: but words, not the key under which they should have been looked up.
    if (link && /^$|^\d+$|^[a-z_-]+(\.[a-z_-]+)+$/i.test(link.label)) {
      const words = "words such as &laquo; Previous";
      wrong.push({ ...breach(`links/${at}/label`, words, link.label), inferred: true });
    }
  }
  let before = 0;
  for (const [index, { url, label, active }] of page.links.entries()) {
    if (index === 0 || index === page.links.length - 1) continue;
    if (url === null) {
      if (active) wrong.push(breach(`links/${index}/active`, "false on a gap", true));
      continue;
    }
    const leadsTo = pageNumber(url, page.path, perPage);
    if (String(leadsTo) !== label) wrong.push(breach(`links/${index}/url`, `page ${label}`, url));
    if (Number(label) <= before || Number(label) > last) {
      wrong.push(breach(`links/${index}/label`, `${before + 1} to ${last}`, label));
    }
    if (active !== (label === String(number))) {
      wrong.push(breach(`links/${index}/active`, label === String(number), active));
    }
    before = Number(label);
  }
  if (before !== last) wrong.push(breach("links", `a button for page ${last}`, `up to ${before}`));
  return wrong;
}

/** The page that an address leads to; null for none, and undefined if it leads elsewhere. */
function pageNumber(url: string | null, path: string, perPage: number): number | null | undefined {
  if (url === null) return null;
  if (typeof url !== "string" || !URL.canParse(url)) return undefined;
  const { origin, pathname, searchParams } = new URL(url);
  const size = searchParams.get("paginate");
  if (`${origin}${pathname}` !== path || (size !== null && size !== String(perPage))) {
    return undefined;
  }
  return Number(searchParams.get("page") ?? undefined);
}

function breach(field: string, expected: unknown, actual: unknown): Found {
  return {
    check: "page-agrees-with-the-list",
    message: `"${field}" of the page does not agree with the whole list.`,
    at: `/${field}`,
    expected: expected === undefined ? "nothing" : expected,
    actual: actual === undefined ? "nothing" : actual,
  };
}
