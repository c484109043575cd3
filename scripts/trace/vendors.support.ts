import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { traced, Tracing } from "./compare.ts";
import type { Described } from "./described.ts";
import { readPage } from "./page.ts";

/** Where the vendors' pages lie beside the project; they are not part of it. */
const shared = new URL("../../../shared/vendor-docs/", import.meta.url);

export const vendors = {
  skip: existsSync(shared) ? false : "the vendors' pages are not beside the project",
  files: [
    "vpnscript-api-endpoints.md",
    "vpnscript-api-endpoints.rendered.txt",
    "waveros-api-access.txt",
  ],
  read: async (file: string) =>
    (await readFile(new URL(file, shared), "utf8")).replaceAll("\u00A0", " "),
};

const described: Record<string, Promise<Described>> = {};

/** What trace tells of a text in place of a vendor's page: of the API that the page itself is about. */
export async function alarmsOf(file: string, text: string): Promise<string[]> {
  described[file] ??= traced(readPage(file, await vendors.read(file))).then(
    (tracing) => tracing.described,
  );
  return [...new Tracing(readPage(file, text), await described[file]).alarms];
}
