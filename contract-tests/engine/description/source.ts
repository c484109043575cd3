/**
 * Where a fact comes from, as a text: `Server List, row paginate`, `inferred from Server List, tab 2`. It
 * names a heading of the vendor's page and a place below it, or an authority beside the page.
 */
export interface Place {
  /** True if the vendor's page implies it, and does not say it. */
  readonly inferred: boolean;
  /** A heading of the page without a method in brackets, or an authority beside the page. */
  readonly heading: string;
  /** The method in brackets, where two sections have one heading. */
  readonly method?: string | undefined;
  /** A tab below the heading, counted from 1. */
  readonly tab?: number | undefined;
  /** A row of a table of parameters or headers, by its name. */
  readonly row?: string | undefined;
  /** Words of the page. */
  readonly words?: string | undefined;
}

/** What the sources of an API may name. */
export interface Sources {
  /** The title of the vendor's page, for what it says as a whole. */
  readonly page: string;
  /** Headings of the vendor's page. */
  readonly headings: readonly string[];
  /** Authorities beside the page, each with its address. */
  readonly authorities: Readonly<Record<string, string>>;
}

const PLACE =
  /^(inferred from )?([^";\s](?:[^";]*?[^";\s])?)(?:, (?:tab ([1-9]\d*)|row ([^";,]+)|"([^"]+)"))?$/;
const METHOD = / \(([A-Z]+)\)$/;

/** The places that a source names. @throws Error with what to write, where it is not well formed. */
export function placesOf(source: string): Place[] {
  return partsOf(source).map((part) => {
    const place = placeOf(part);
    if (place) return place;
    throw new Error(
      `"${source}": write a heading of the vendor's page and a place below it, as in 'Server List, tab 2', 'Server List, row paginate' or 'Messages, "Not found"'; separate several by "; "`,
    );
  });
}

function placeOf(part: string): Place | undefined {
  const [, inferred, named, tab, row, words] = PLACE.exec(part) ?? [];
  if (named === undefined) return undefined;
  return {
    inferred: inferred !== undefined,
    heading: named.replace(METHOD, ""),
    method: METHOD.exec(named)?.[1],
    tab: tab === undefined ? undefined : Number(tab),
    row,
    words,
  };
}

/** The texts of the places that a source names, each a source of its own. */
export function partsOf(source: string): string[] {
  return source.split(/; (?=(?:[^"]*"[^"]*")*[^"]*$)/);
}

/** The heading or authority that a place names, as a source writes it. */
export const headingOf = ({ heading, method }: Place): string =>
  method === undefined ? heading : `${heading} (${method})`;

/** Several sources as one, each place once. */
export function joinSources(sources: readonly (string | undefined)[]): string {
  return [...new Set(sources.flatMap((one) => (one ? partsOf(one) : [])))].join("; ");
}

/** The source of what is inferred from the places that a source names. */
export const inferredFrom = (source: string): string =>
  partsOf(source)
    .map((part) => `inferred from ${part}`)
    .join("; ");

/** A place of a source as it is written, and where to read it, if that is known. */
export interface LinkedPlace {
  readonly text: string;
  readonly href?: string;
}

/** Each place of a source, with a link where the address of the vendor's page is known: into it, or to the authority. */
export function linkedPlaces(
  source: string,
  docs = "",
  authorities: Sources["authorities"] = {},
): LinkedPlace[] {
  return partsOf(source).map((text) => {
    const place = placeOf(text);
    // An earlier report may be anybody's.
    if (!place || !/^https?:\/\//.test(docs)) return { text };
    return { text, href: authorities[headingOf(place)] ?? onPage(place, docs) };
  });
}

/** A link to a text of a page: browsers go to the first of these that they find. */
function onPage({ heading, method, words }: Place, docs: string): string {
  const encoded = (text: string) => encodeURIComponent(text).replaceAll("-", "%2D");
  // The method comes right after the heading.
  const exact = method === undefined ? [] : [`${encoded(heading)}-,${method}`];
  // A single word may be on the page before the place that is meant.
  const isSure = words !== undefined && /\s/.test(words);
  const texts = isSure ? [encoded(words)] : [...exact, encoded(heading)];
  return `${docs}#:~:${texts.map((text) => `text=${text}`).join("&")}`;
}
