import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The links and anchors of a page, as its HTML has them; code and Redoc's own routes left out. */
function read(html: string): { links: string[]; ids: Set<string> } {
  const markup = html.replace(/<base [^>]*>|<(script|code)\b[^]*?<\/\1>/g, "");
  const values = (name: string) =>
    [...markup.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) =>
      value.replaceAll("&amp;", "&"),
    );
  return { links: [...values("href"), ...values("src")], ids: new Set(values("id")) };
}

/** The pages of a folder by what links to them and within them. */
export class Links {
  readonly #folder: string;
  readonly #pages: ReadonlyMap<string, ReturnType<typeof read>>;

  constructor(folder: string, pages: readonly string[]) {
    this.#folder = folder;
    this.#pages = new Map(
      pages.map((page) => [page, read(readFileSync(join(folder, page), "utf8"))]),
    );
  }

  /** Every link that leads nowhere. */
  dead(): string[] {
    return [...this.#pages].flatMap(([page, { links }]) => this.deadOf(page, links));
  }

  /** Those of some links of a page: a missing file, a missing anchor, an address that works only at a server's root. */
  deadOf(page: string, links: Iterable<string>): string[] {
    return Array.from(links, (link) => [link, this.#problemOf(page, link)])
      .filter(([, problem]) => problem !== undefined)
      .map(([link, problem]) => `${page}: ${link}: ${problem}`);
  }

  #problemOf(page: string, link: string): string | undefined {
    if (/^(https?|data|mailto):/.test(link)) return undefined;
    if (link.startsWith("/")) return "works only at the root of a server";
    const [path = "", anchor] = link.split(/#(.*)/s);
    const file = path === "" ? page : normalize(join(dirname(page), decodeURIComponent(path)));
    if (!existsSync(join(this.#folder, file))) return "no such file";
    // What follows `#/` is for Redoc's router; a test in the browser follows those.
    if (!anchor || anchor.startsWith("/")) return undefined;
    const known = this.#pages.get(file)?.ids.has(decodeURIComponent(anchor));
    return known === false ? "no such anchor" : undefined;
  }
}
