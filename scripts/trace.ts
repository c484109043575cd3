import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Command } from "@commander-js/extra-typings";
import { stringify } from "yaml";
import { UsageError, whyUnread } from "../contract-tests/engine/exchange/errors.ts";
import { root } from "./root.ts";
import { traced, Tracing } from "./trace/compare.ts";
import { messageOf, recorded } from "./trace/described.ts";
import { readPage } from "./trace/page.ts";
import { holdSources } from "./trace/sources.ts";
import { digestOf, readingOf } from "./trace/words.ts";

/** `trace`: compares a vendor's page with the description, both ways. */
export const command = new Command("trace")
  .description(
    "compare a vendor's page with the description of its API, fact by fact, in both directions",
  )
  .argument("<page>", "the page, as a file or an http(s) address: GitBook's Markdown, or text")
  .option("--coverage", "print each place of the page with the variants, rules and fields on it")
  .option("--record", "record the page's current prose, once the description matches")
  .addHelpText(
    "after",
    "\nExit status: 1 if page and description differ; 2 if the page can't be read; else 0.",
  )
  .action(async (source, { coverage, record }) => {
    const page = readPage(source, await textOf(source));
    let tracing = await traced(page);
    if (record) {
      const now = recordOf(tracing);
      const file = join(root, tracing.described.record);
      tracing = new Tracing(page, { ...tracing.described, ...recorded(now) });
      await holdSources(tracing);
      // A record of what the description denies would silence its alarms.
      if (tracing.alarms.size === 0) {
        await writeFile(file, `${HEAD}${stringify(now, { lineWidth: 100 })}`);
        process.stderr.write(`wrote ${file}; read what has changed in it\n`);
      } else {
        process.stderr.write("nothing is put on record before these differences are settled\n");
      }
    } else await holdSources(tracing);
    const { alarms, notes, facts, described } = tracing;
    const unchecked = [...facts.values()].filter((one) => one.unchecked !== undefined).length;
    const told = [
      ...(coverage ? tableOf(tracing) : []),
      ...[...notes].map((one) => `note: ${one}`),
      ...page.lacks.map((one) => `note: this kind of page shows no ${one}`),
      ...alarms,
      `${facts.size} places of ${page.name} (${page.kind}), of which ${unchecked} are not checkable; ${alarms.size} facts differ from ${described.folder}`,
    ];
    // What a page has is printed, and never obeyed by a terminal.
    process.stdout.write(`${told.map(stripped).join("\n")}\n`);
    if (alarms.size > 0) process.exitCode = 1;
  });

const HEAD = `# What the vendor's page says in prose, as the words of meaning that \`npm run trace\` reads in it: by place, a
# passage each, its sentences separated by " / ". Written by its --record, once the description follows.
`;

/** What to put on record: what a page says in prose, and what was said before where it shows none. */
export function recordOf(tracing: Tracing): Record<string, unknown> {
  const { page, described, prose: said } = tracing;
  const { prose, notShown } = described;
  const record: Record<string, unknown> = {};
  const isWhole = page.lacks.length === 0;
  for (const place of new Set([...Object.keys(prose), ...said.keys()])) {
    const { says: before, ...known } = prose[place] ?? { says: [] };
    const others = isWhole || prose[place] ? known : { shown: page.kind };
    const texts = said.get(place)?.map(({ text }) => text);
    if (!texts && isWhole && !tracing.isHidden(place)) continue;
    const says = texts?.map(readingOf).filter(Boolean) ?? before;
    const digest = texts ? digestOf(texts) : known.digest;
    if (place.endsWith(", title") && digest === digestOf([messageOf(described, place)])) continue;
    record[place] = { ...others, digest, ...(says.length > 0 && { says }) };
  }
  return Object.keys(notShown).length === 0 ? record : { ...record, notShown };
}

/** Each fact, and below it what rests on it: the operation, its variants, rules and fields. */
function tableOf({ page, facts }: Tracing): string[] {
  const all = [...facts].toSorted(([, one], [, other]) => one.line - other.line);
  return all.flatMap(([place, { line, by, unchecked }]) => {
    const kinds = Map.groupBy(by, (one) => one.slice(0, one.indexOf(" ")));
    const stand = [...kinds].map(
      ([kind, some]) => `${kind}: ${some.map((one) => one.slice(kind.length + 1)).join(", ")}`,
    );
    if (unchecked !== undefined) stand.push(`not checkable: ${unchecked}`);
    if (stand.length === 0) stand.push("nothing");
    return [`${page.name}:${line}: ${place}`, ...stand.map((one) => `    ${one}`)];
  });
}

const stripped = (line: string) => stripVTControlCharacters(line).replace(/\p{Cc}/gu, "");

const LARGEST = 5_000_000;

/** Reads a file, or what an address answers within ten seconds. */
async function textOf(source: string): Promise<string> {
  try {
    if (!/^https?:/i.test(source)) {
      if ((await stat(source)).size > LARGEST) throw new Error("it is larger than 5 MB");
      return await readFile(source, "utf8");
    }
    const answer = await fetch(source, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    let text = "";
    const decoder = new TextDecoder();
    for await (const part of answer.body ?? []) {
      text += decoder.decode(part, { stream: true });
      if (text.length > LARGEST) throw new Error("it is larger than 5 MB");
    }
    return text;
  } catch (error) {
    const { cause = error } = error as Error;
    throw new UsageError(
      `${source}: ${whyUnread(cause as Error).split("\n", 1)[0]}; give a vendor's page as a file or an address`,
      { cause: error },
    );
  }
}
