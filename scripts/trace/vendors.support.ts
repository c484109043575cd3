import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describedApis } from "../generators/bundle.ts";
import { Tracing } from "./compare.ts";
import { describedFacts, type Described } from "./described.ts";
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

let described: Promise<Described[]> | undefined;

/** What trace tells of a text in place of a vendor's page: of the API that it is most about. */
export async function alarmsOf(file: string, text: string): Promise<string[]> {
  described ??= Promise.all(describedApis().map(describedFacts));
  const page = readPage(file, text);
  const all = (await described).map((one) => new Tracing(page, one));
  return [...all.toSorted((a, b) => b.operations - a.operations)[0]!.alarms];
}
