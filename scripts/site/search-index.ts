import type { SiteData } from "./site-data.ts";

/** A page as it was written. */
export interface BuiltPage {
  /** Its file, seen from the site's root. */
  readonly file: string;
  readonly html: string;
}

/** One thing that the search finds. */
interface Entry {
  readonly kind:
    "page" | "section" | "operation" | "variant" | "rule" | "check" | "fault" | "command";
  readonly title: string;
  /** Found as the title is, and shown beside it. */
  readonly detail: string;
  /** Seen from the site's root. */
  readonly url: string;
}

/** The index as a script that any page can load, from a disk too: pages, sections, operations, variants by name and message, rules, checks, faults, verbs. */
export function searchScript(data: SiteData, pages: readonly BuiltPage[]): string {
  const entries = [...pages.flatMap(headingsOf), ...entriesOf(data)];
  return `window.searchIndex = ${JSON.stringify(entries)};\n`;
}

function entriesOf({ apis, checks, commands }: SiteData): Entry[] {
  const entry = (kind: Entry["kind"], title: string, detail: string, url: string): Entry => {
    return { kind, title, detail, url };
  };
  return [
    ...apis.flatMap(({ title: api, groups, rules, faults }) => [
      ...groups.flatMap(({ name, summary, wire, href, rows }) => [
        entry("operation", name, `${summary} · ${wire.join(", ")} · ${api}`, href.slice(1)),
        ...rows.map(({ id, operation, name: variant, status, message, summary }) => {
          const title = [operation, status ?? [], variant].flat().join(" ");
          return entry("variant", title, message || summary, `matrix.html#${id}`);
        }),
      ]),
      ...rules.map(({ id, title }) => entry("rule", title, id, `reference/rules.html#${id}`)),
      ...faults.map(({ id, title }) => entry("fault", title, id, `reference/faults.html#${id}`)),
    ]),
    ...Object.entries(checks).map(([id, title]) =>
      entry("check", id, title, `reference/checks.html#${id}`),
    ),
    ...commands.map((command) => {
      const name = command.name();
      return entry("command", name, command.description(), `reference/command-line.html#${name}`);
    }),
  ];
}

/** A page's title and those of its sections that a reader would look for. */
function headingsOf({ file, html }: BuiltPage): Entry[] {
  const title = textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? file);
  const sections = /^(guides|decisions)\//.test(file)
    ? [...html.matchAll(/<h2[^>]* id="([^"]+)"[^>]*>(.*?)<\/h2>/gs)]
    : [];
  return [
    { kind: "page", title, detail: "", url: file },
    ...sections.map(([, id, heading = ""]): Entry => {
      return { kind: "section", title: textOf(heading), detail: title, url: `${file}#${id}` };
    }),
  ];
}

const CHARACTERS: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

function textOf(html: string): string {
  const text = html.replace(/<[^>]+>/g, "");
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (entity) => CHARACTERS[entity]!).trim();
}
