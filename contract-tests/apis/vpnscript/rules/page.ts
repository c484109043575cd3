import type { Breach } from "../../../engine/finding.ts";
import type { Bodies } from "../calls.ts";

export type Page = Bodies["listServers/200/server-page"];

/** What the page of a number says of itself that does not agree with a whole list of `total` servers. */
export function breachesOfPage(
  page: Page,
  number: number,
  perPage: number,
  total: number,
): Breach[] {
  const last = Math.ceil(total / perPage);
  const wrong: Breach[] = [];
  const claim = (
    field: string,
    isSo: boolean,
    expected: unknown = "nothing",
    actual: unknown = "nothing",
    inferred = false,
  ) => {
    const message = `"${field}" of the page does not agree with the whole list.`;
    const check = "page-agrees-with-the-list";
    if (!isSo) wrong.push({ check, message, at: `/${field}`, expected, actual, inferred });
  };

  const first = (number - 1) * perPage + 1;
  const to = Math.min(number * perPage, total);
  const counts = { total, last_page: last, current_page: number, from: first, to };
  for (const [field, want] of Object.entries(counts)) {
    const got = page[field as keyof typeof counts];
    claim(field, got === want, want, got);
  }
  // As a text: whether it is one is the schema's concern.
  claim("per_page", String(page.per_page) === String(perPage), String(perPage), page.per_page);
  const held = to - first + 1;
  claim("data", page.data.length === held, `${held} servers`, `${page.data.length} servers`);

  // The origin is whatever the installation takes itself for, behind a proxy perhaps another.
  const isList = /^https?:\/\/[^?#]+\/api\/servers$/.test(page.path);
  claim("path", isList, "the address of the server list, without a query", page.path);
  const addresses = {
    first_page_url: 1,
    last_page_url: last,
    next_page_url: number < last ? number + 1 : null,
    prev_page_url: number > 1 ? number - 1 : null,
  };
  for (const [field, want] of Object.entries(addresses)) {
    const url = page[field as keyof typeof addresses];
    const where = want === null ? "null" : `page ${want} of ${page.path}`;
    claim(field, pageNumber(url, page.path, perPage) === want, where, url);
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
    // In whatever language: but words, not the key under which they should have been looked up.
    const isWords = !link || !/^$|^\d+$|^[a-z_-]+(\.[a-z_-]+)+$/i.test(link.label);
    claim(`links/${at}/label`, isWords, "words such as &laquo; Previous", link?.label, true);
  }
  let before = 0;
  for (const [index, { url, label, active }] of page.links.entries()) {
    if (index === 0 || index === end) continue;
    if (url === null) {
      claim(`links/${index}/active`, !active, "false on a gap", true);
      continue;
    }
    const isIt = String(pageNumber(url, page.path, perPage)) === label;
    claim(`links/${index}/url`, isIt, `page ${label}`, url);
    const isInOrder = !(Number(label) <= before || Number(label) > last);
    claim(`links/${index}/label`, isInOrder, `${before + 1} to ${last}`, label);
    const isCurrent = label === String(number);
    claim(`links/${index}/active`, active === isCurrent, isCurrent, active);
    before = Number(label);
  }
  claim("links", before === last, `a button for page ${last}`, `up to ${before}`);
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
