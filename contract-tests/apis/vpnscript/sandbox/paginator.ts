import type { World } from "./world.ts";

export interface PageAsked {
  /** Where the list is, without a query. */
  readonly path: string;
  readonly page: number;
  readonly perPage: number;
  /** `per_page` as it is answered: a text when it came in the query. */
  readonly perPageSent: unknown;
}

/** One page of a list with its way to the others, as the framework's paginator writes it. */
export function paginate<Item>(world: World, items: readonly Item[], asked: PageAsked): unknown {
  const { path } = asked;
  const page = world.has("page-ignored") ? 1 : asked.page;
  const perPage = world.has("per-page-ignored") ? 15 : asked.perPage;
  const overlap = world.has("pages-overlap") && page > 1 ? 1 : 0;
  const start = (page - 1) * perPage - overlap;
  const data = items.slice(start, start + perPage);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const url = (number: number): string => `${path}?page=${number}`;
  const previousUrl = page > 1 ? url(page - 1) : null;
  const nextUrl = page < last ? url(page + (world.has("next-page-same") ? 0 : 1)) : null;
  const base = world.has("from-zero-based") ? 0 : 1;
  const active = world.has("links-first-active") ? 1 : page;
  const [previous, next] = labels(world);

  return {
    current_page: page,
    data,
    first_page_url: url(1),
    from: data.length > 0 ? start + base : null,
    last_page: world.has("last-page-off-by-one") ? last + 1 : last,
    last_page_url: url(last),
    links: [
      { url: previousUrl, label: previous, active: false },
      ...Array.from({ length: last }, (_, index) => index + 1).map((number) => ({
        url: url(number),
        label: String(number),
        active: number === active,
      })),
      { url: nextUrl, label: next, active: false },
    ],
    next_page_url: nextUrl,
    path,
    per_page: world.has("per-page-integer") ? asked.perPage : asked.perPageSent,
    prev_page_url: previousUrl,
    to: data.length > 0 ? start + data.length - 1 + base : null,
    total: world.has("total-of-page") ? data.length : items.length,
  };
}

function labels(world: World): readonly [previous: string, next: string] {
  if (world.has("labels-untranslated")) return ["pagination.previous", "pagination.next"];
  if (world.has("labels-translated")) return ["&laquo; Zurück", "Weiter &raquo;"];
  return ["&laquo; Previous", "Next &raquo;"];
}
