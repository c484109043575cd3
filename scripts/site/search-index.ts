import type { SiteData } from "./site-data.ts";

/** A page as it was written. */
export interface BuiltPage {
  /** Its file, seen from the site's root. */
  readonly file: string;
  readonly html: string;
  /** The Markdown that it was written in, if it was. */
  readonly source?: string;
}

/** What is found; found as that is, and shown beside it; where it is, seen from the site's root. */
type Entry = readonly [kind: string, title: string, detail: string, url: string];

/** The index as a script that any page can load, from a disk too: pages, sections, operations, variants by name and message, rules, checks, faults, verbs. */
export function searchScript(data: SiteData, pages: readonly BuiltPage[]): string {
  const entries = [...pages.flatMap(headingsOf), ...entriesOf(data)].map(
    ([kind, title, detail, url]) => ({ kind, title, detail, url }),
  );
  return `window.searchIndex = ${JSON.stringify(entries)};\n`;
}

function entriesOf({ apis, checks, commands }: SiteData): Entry[] {
  return [
    ...apis.flatMap(({ title: api, groups, rules, faults, workflows }): Entry[] => [
      ...groups.flatMap(({ name, summary, wire, href, rows }): Entry[] => [
        ["operation", name, `${summary} · ${wire.join(", ")} · ${api}`, href.slice(1)],
        ...rows.map(({ id, operation, name: variant, status, message, summary }): Entry => {
          const title = [operation, status ?? [], variant].flat().join(" ");
          return ["variant", title, message || summary, `matrix.html#${id}`];
        }),
      ]),
      ...workflows.map(({ id, summary }): Entry => {
        return ["workflow", summary, api, `workflows.html#${id}`];
      }),
      ...rules.map(({ id, title }): Entry => ["rule", title, id, `reference/rules.html#${id}`]),
      ...faults.map(({ id, title }): Entry => ["fault", title, id, `reference/faults.html#${id}`]),
    ]),
    ...Object.entries(checks).map(([id, title]): Entry => {
      return ["check", id, title, `reference/checks.html#${id}`];
    }),
    ...commands.map((command): Entry => {
      const name = command.name();
      return ["command", name, command.description(), `reference/command-line.html#${name}`];
    }),
  ];
}

/** A page's title and those of its sections that a reader would look for. */
function headingsOf({ file, html }: BuiltPage): Entry[] {
  const title = textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? file);
  const sections = /^(guides|decisions)\//.test(file)
    ? html.matchAll(/<h2[^>]* id="([^"]+)"[^>]*>(.*?)<\/h2>/gs)
    : [];
  return [
    ["page", title, "", file],
    ...[...sections].map(([, id, heading = ""]): Entry => {
      return ["section", textOf(heading), title, `${file}#${id}`];
    }),
  ];
}

const CHARACTERS: Readonly<Record<string, string>> = {
  quot: '"',
  "#39": "'",
  lt: "<",
  gt: ">",
  amp: "&",
};

function textOf(html: string): string {
  const text = html.replace(/<[^>]+>/g, "");
  return text.replace(/&(.+?);/g, (all, name: string) => CHARACTERS[name] ?? all).trim();
}
