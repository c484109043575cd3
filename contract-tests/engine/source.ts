/**
 * Where a fact comes from, as a text: `Server List, row paginate`, `inferred from Server List, tab 2`. It
 * names a heading of the vendor's page and a place below it, or an authority beside the page.
 */
export interface Place {
  /** True if the page implies it, and does not say it. */
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
    const [, inferred, named, tab, row, words] = PLACE.exec(part) ?? [];
    if (named === undefined) {
      throw new Error(
        `"${source}": write a heading of the vendor's page and a place below it, as in 'Server List, tab 2', 'Server List, row paginate' or 'Messages, "Not found"'; separate several by "; "`,
      );
    }
    return {
      inferred: inferred !== undefined,
      heading: named.replace(METHOD, ""),
      method: METHOD.exec(named)?.[1],
      tab: tab === undefined ? undefined : Number(tab),
      row,
      words,
    };
  });
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
