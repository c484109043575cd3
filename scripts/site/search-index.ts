import type { BuiltPage } from "./pages.ts";
import type { SiteData } from "./site-data.ts";

/** One thing that the search finds. */
export interface Entry {
  readonly kind:
    "page" | "section" | "operation" | "variant" | "rule" | "check" | "fault" | "command";
  readonly title: string;
  /** Found as the title is, and shown beside it. */
  readonly detail: string;
  /** Seen from the site's root. */
  readonly url: string;
}

/** The index as a script that any page can load, from a disk too. */
export function searchScript(data: SiteData, pages: readonly BuiltPage[]): string {
  return `window.searchIndex = ${JSON.stringify(entriesOf(data, pages))};\n`;
}

/** What can be found: pages and their sections, operations, variants by name and message, rules, checks, faults, verbs. */
export function entriesOf(
  { apis, checks, commands }: SiteData,
  pages: readonly BuiltPage[],
): Entry[] {
  return [
    ...pages.flatMap(headingsOf),
    ...apis.flatMap(({ title: api, groups, rules, faults }) => [
      ...groups.flatMap(({ name, summary, wire, href, rows }): Entry[] => [
        {
          kind: "operation",
          title: name,
          detail: `${summary} · ${wire.join(", ")} · ${api}`,
          url: href.slice(1),
        },
        ...rows.map(({ id, operation, name: variant, status, message, summary }): Entry => ({
          kind: "variant",
          title: `${operation} ${status ?? ""} ${variant}`.replace("  ", " "),
          detail: message || summary,
          url: `matrix.html#${id}`,
        })),
      ]),
      ...rules.map(({ id, title }): Entry => ({
        kind: "rule",
        title,
        detail: id,
        url: `reference/rules.html#${id}`,
      })),
      ...faults.map(({ id, title }): Entry => ({
        kind: "fault",
        title,
        detail: id,
        url: `reference/faults.html#${id}`,
      })),
    ]),
    ...checks.map(({ id, title }): Entry => ({
      kind: "check",
      title: id,
      detail: title,
      url: `reference/checks.html#${id}`,
    })),
    ...commands.map(({ name, description }): Entry => ({
      kind: "command",
      title: name,
      detail: description,
      url: `reference/command-line.html#${name}`,
    })),
  ];
}

/** A page's title and those of its sections that a reader would look for. */
function headingsOf({ url, html }: BuiltPage): Entry[] {
  const [, title = url] = /<h1[^>]*>(.*?)<\/h1>/s.exec(html) ?? [];
  const found: Entry[] = [{ kind: "page", title: textOf(title), detail: "", url: url.slice(1) }];
  if (!/^\/(guides|decisions)\//.test(url)) return found;
  for (const [, id = "", heading = ""] of html.matchAll(
    /<h2[^>]* id="([^"]+)"[^>]*>(.*?)<\/h2>/gs,
  )) {
    found.push({
      kind: "section",
      title: textOf(heading),
      detail: textOf(title),
      url: `${url.slice(1)}#${id}`,
    });
  }
  return found;
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}
