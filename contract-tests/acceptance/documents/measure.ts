import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Description } from "../../../scripts/generators/description.ts";
import { root } from "../../../scripts/root.ts";
import { loadApi } from "../../apis/discover.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { excuse, reasonOf } from "./cannot-see.ts";
import { OUTSIDERS, type Tool, type Verdict } from "./outsiders.ts";
import { alteredTraffic, conformingTraffic } from "./traffic.ts";

/** What one tool says of one document, beside a conforming run and its answers altered. */
export type Measured = Awaited<ReturnType<typeof measure>>[number];

interface Options {
  /** Of all faults on the wire every so many-th is tried. */
  readonly every?: number;
  /** Which of the published documents, by their files. */
  readonly files: readonly string[];
}

/** The forms that say all that is documented; others leave out what their readers can't read. */
export const EXACT = ["openapi.json", "openapi.by-action.json"];

/** Holds the published documents of an API against what its sandbox answers, by each tool that reads them. */
export async function measure(name: string, { every = 1, files }: Options) {
  const api = await loadApi(name);
  const { exchanges, answered, accepted } = await conformingTraffic(api);
  const altered = await alteredTraffic(api, answered, every);
  const folder = join(root, "generated", name);
  const measured = [];
  for (const file of files.filter((one) => existsSync(join(folder, one)))) {
    const tried = EXACT.includes(file) ? altered : [];
    const all = [...exchanges, ...tried.map(({ exchange }) => exchange)];
    const path = join(folder, file);
    const published = {
      api,
      path,
      document: JSON.parse(await readFile(path, "utf8")) as Description,
    };
    const document = `${name}/${file}`;
    let bySchema: readonly Verdict[] = [];
    for (const tool of Object.keys(OUTSIDERS) as Tool[]) {
      if (!OUTSIDERS[tool].reads(published)) continue;
      const verdicts = await OUTSIDERS[tool].judge(published, all);
      if (tool === "ajv") bySchema = verdicts;
      const against = (some: readonly Exchange[], side: keyof Verdict) =>
        some.flatMap((one) => {
          const said = verdicts[all.indexOf(one)]![side];
          const { operation, method } = one.request;
          return said === undefined ? [] : `${operation} by ${method}: ${side}: ${said}`;
        });
      const told = tried.map(({ id, kind }, index) => {
        const sees = (of: readonly Verdict[]) => of[exchanges.length + index]?.answer !== undefined;
        /** What no schema shows, no tool has to see: the list says it of Ajv. */
        const isDue = tool === "ajv" || sees(bySchema);
        const isSeen = sees(verdicts);
        const why = isDue && !isSeen ? excuse(tool, document, id) : undefined;
        return { id, kind, isDue, isSeen, why };
      });
      const ofRequests = against(accepted, "request").map((said) => ({
        said,
        why: reasonOf(said),
      }));
      measured.push({
        document,
        tool,
        /** The run's answers that are those of variants; whatever else it was answered is held, too. */
        answers: [...answered.values()].flat().length,
        /** The run's requests that got what they asked for. */
        requests: accepted.length,
        altered: told,
        /** Reasons for which something said against a request is nothing. */
        reasons: ofRequests.flatMap(({ why }) => why ?? []),
        /** What the tool has against them, and the altered answers that it takes for documented without an excuse. */
        wrong: [
          ...against(exchanges, "answer"),
          ...ofRequests.filter(({ why }) => !why).map(({ said }) => said),
          ...told
            .filter(({ isDue, isSeen, why }) => isDue && !isSeen && !why)
            .map(({ id }) => `takes ${id} for documented`),
        ],
      });
    }
  }
  return measured;
}
