import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.ts";
import { SAMPLE_LANGUAGES } from "./samples.ts";
import type { SiteData } from "./site-data.ts";

/** A page as it was written. */
export interface BuiltPage {
  /** Its file, seen from the site's root. */
  readonly file: string;
  readonly document: Node & { querySelector(selector: string): Node | null };
  /** The Markdown that it was written in, if it was. */
  readonly source?: string;
}

/** What a search finds; its place in words, and as an address seen from the site's root. */
type Found = readonly [kind: string, title: string, where: string, text: string, url: string];

/** The search as one script that runs from a disk too: MiniSearch, what it finds, and how it is asked. */
export async function searchScript(data: SiteData, pages: readonly BuiltPage[]): Promise<string> {
  const found = together([...pages.flatMap(foundOnPage), ...data.apis.flatMap(foundInApi)]);
  return [
    await readFile(join(root, "node_modules/minisearch/dist/umd/index.js"), "utf8"),
    `var siteTexts = ${JSON.stringify(found)};\n`,
    await readFile(join(root, "docs/_includes/find.js"), "utf8"),
  ].join("\n");
}

/** What a page says of several things in the same words, such as an option of several verbs, is found once. */
function together(all: readonly Found[]): Found[] {
  const same = Map.groupBy(all, ([kind, title, , text, url]) =>
    JSON.stringify([kind, title, text, url.split("#")[0]]),
  );
  return [...same.values()].map(([first, ...more]) => {
    const [kind, title, where, text, url] = first!;
    const others = more.map(([, , other]) => other.split(" › ").at(-1)!);
    const named = [...new Set(others)].filter((other) => where.split(" › ").at(-1) !== other);
    const rest = named.length > MOST_PLACES ? [`${named.length} more`] : named;
    return [kind, title, [where, ...rest].filter(Boolean).join(", "), text, url];
  });
}

/** More places than these are counted, not named. */
const MOST_PLACES = 3;

const SAMPLES = `Code samples in ${SAMPLE_LANGUAGES.join(", ")} beside each operation.`;

/** An API's operations and variants, of which the pages show tables. */
function foundInApi({ name, title: api, purpose, groups }: SiteData["apis"][number]): Found[] {
  const matrix = `Matrix of variants › ${api}`;
  return [
    ["reference", `${api} reference`, "APIs", `${purpose} ${SAMPLES}`, `api/${name}.html`],
    ...groups.flatMap(({ name, summary, wire, ways, href, rows }): Found[] => [
      [
        "operation",
        name,
        `${api} reference`,
        `${summary}. ${wire.join(", ")} · ${[...new Set(ways.flatMap((way) => way.parameters))].join(", ")}`,
        href.slice(1),
      ],
      ...rows.map(({ id, operation, name: variant, status, message, summary, how }): Found => {
        const title = [operation, status ?? [], variant].flat().join(" ");
        const text = [message, summary, how].filter(Boolean).join(" · ");
        return ["variant", title, matrix, text, `matrix.html#${id}`];
      }),
    ]),
  ];
}

/** What is found on a page: its first line is the title. */
interface Passage {
  readonly kind: string;
  readonly url: string;
  /** What it is a part of. */
  readonly within: Passage | undefined;
  lines: string;
}

/** What is needed of a node; a browser's types are not known here. */
interface Node {
  readonly nodeType: 1 | 3 | 8;
  readonly textContent: string;
  readonly localName: string;
  readonly outerHTML: string;
  readonly id: string;
  getAttribute(name: string): string | null;
  readonly childNodes: readonly Node[];
}
const [ELEMENT, TEXT] = [1, 3];

/** Of what kind a page and its sections are, by its file. Of other things templates say it by `data-kind`; "none" is left out. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^guides/, "guide"],
  [/^decisions/, "decision"],
  [/^changelog/, "changelog"],
  [/^reference\/(benchmarks|detection|documents)/, "measurement"],
  [/^reference/, "reference"],
  [/^api/, "printed"],
  [/^/, "page"],
];
const INLINE = new Set(["a", "abbr", "b", "code", "em", "small", "span", "strong"]);
const SKIPPED = new Set(["button", "form", "nav", "script", "style", "svg"]);

/** Each heading of a page with the text below it, and each element with a `data-kind`. */
function foundOnPage({ file, document }: BuiltPage): Found[] {
  const passages: Passage[] = [];
  const main = document.querySelector("main");
  const pageKind = KINDS.find(([files]) => files.test(file))![1];
  let page: Passage | undefined;
  let section: Passage | undefined;
  if (main) read(main);
  return passages.map(({ kind, url, within, lines }) => {
    const [title, ...text] = linesOf(lines);
    const above = [within?.within, within].flatMap((one) => (one ? linesOf(one.lines)[0]! : []));
    return [kind, title!, above.join(" › "), text.join(" "), url];
  });

  /** Reads an element; its text belongs to the innermost one with a kind, else to the last heading. */
  function read(element: Node, owner?: Passage): void {
    const { id, localName: name } = element;
    const kind = element.getAttribute("data-kind");
    if (SKIPPED.has(name) || kind === "none") return;
    const block = INLINE.has(name) ? "" : "\n";
    let inner = owner;
    if (name === "h1") page = section = begin(undefined, kind, file);
    else if (/^h\d$/.test(name)) section = begin(page, kind, `${file}#${id}`);
    else if (kind) inner = begin(section, kind, `${file}#${id}`);
    add(inner, block);
    for (const node of element.childNodes) {
      if (node.nodeType === TEXT) add(inner, node.textContent.replace(/\s+/g, " "));
      if (node.nodeType === ELEMENT) read(node, inner);
    }
    add(inner, block);
  }

  function begin(within: Passage | undefined, kind: string | null, url: string): Passage {
    const passage = { kind: kind ?? pageKind, url, within, lines: "" };
    passages.push(passage);
    return passage;
  }

  function add(passage: Passage | undefined, text: string): void {
    const to = passage ?? section;
    if (to) to.lines += text;
  }
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
