import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";

/** The links and anchors of a page, as its HTML has them; scripts and Redoc's own routes left out. */
function read(html: string): { links: string[]; ids: Set<string> } {
  const markup = html.replace(/<script[^]*?<\/script>/g, "");
  const values = (name: string) =>
    [...markup.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) =>
      value.replaceAll("&amp;", "&"),
    );
  return { links: [...values("href"), ...values("src")], ids: new Set(values("id")) };
}

/** Every link of the pages that leads nowhere: a missing file, a missing anchor, an address that works only at a server's root. */
export async function deadLinks(folder: string, pages: readonly string[]): Promise<string[]> {
  const known = new Map<string, ReturnType<typeof read>>();
  for (const page of pages) known.set(page, read(await readFile(join(folder, page), "utf8")));
  const dead: string[] = [];
  for (const [page, { links }] of known) {
    for (const link of links) {
      if (/^(https?|data|mailto):/.test(link)) continue;
      const problem = problemOf(link, page);
      if (problem !== undefined) dead.push(`${page}: ${link}: ${problem}`);
    }
  }
  return dead;

  function problemOf(link: string, page: string): string | undefined {
    if (link.startsWith("/")) return "works only at the root of a server";
    const [path = "", anchor] = link.split(/#(.*)/s);
    const file = path === "" ? page : normalize(join(dirname(page), decodeURIComponent(path)));
    if (!existsSync(join(folder, file))) return "no such file";
    // What follows `#/` is for Redoc's router; a test in the browser follows those.
    if (anchor === undefined || anchor === "" || anchor.startsWith("/")) return undefined;
    return known.get(file)?.ids.has(decodeURIComponent(anchor)) === false
      ? "no such anchor"
      : undefined;
  }
}
