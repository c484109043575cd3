import { KINDS, type Family } from "./fault.ts";
import { table } from "../report/markdown-table.ts";
import { truthfulness, type Count, type Figures } from "./figures.ts";

type Row = readonly (string | number)[];

/** Ends the sentence: faults … */
export const FAMILY_TITLES: Readonly<Record<Family, string>> = {
  wire: "on the wire",
  behaviour: "in the behaviour",
  implied: "against what the vendor's page only implies (remarked on)",
  harmless: "harmless changes",
  condition: "field conditions",
};

/** The blocks of `docs/reference/detection.md`. */
export function detectionBlocks(figures: Figures): Record<string, string> {
  const { kinds, singly, survivors, equivalents, conditions } = figures;
  const planted = figures.families.filter(({ family }) => family !== "harmless");
  const harmless = figures.families.filter(({ family }) => family === "harmless");
  const single = singly.map((one) => ({ ...one, api: one.id.slice(0, one.id.indexOf("/")) }));
  const changes = single.filter(({ family }) => family === "harmless");
  const apis = new Set(figures.families.map(({ api }) => api));
  const perApi = <T extends { readonly api: string }>(
    [first, ...others]: readonly string[],
    all: readonly T[],
    rowOf: (one: T) => Row,
  ) => {
    const tables = [...apis].map((api) => {
      const own = all.filter((one) => one.api === api);
      return table([`${api}: ${first}`, ...others], own.map(rowOf));
    });
    return tables.join("\n\n");
  };
  const behaviour = (family: Family) =>
    perApi(
      ["fault", "what the broken release does", "Dredd", "Vitest", "--model alone"],
      single.filter((one) => one.family === family),
      ({ id, title, seenBy, byModel = false }) => {
        const tools = (["dredd", "vitest"] as const).map((tool) => seenBy.includes(tool));
        const seen = [...tools, byModel];
        return [nameIn(id), title, ...seen.map((isSeen) => (isSeen ? "seen" : ""))];
      },
    );
  const families = planted.map((one) => {
    return [FAMILY_TITLES[one.family], one.api, ...counts(one), one.model ?? 0];
  });
  const unseen = survivors.map(({ id }) => [`\`${id}\``]);
  return {
    figure: table(
      [
        ...["Faults", "API", "planted", "seen by Dredd", "by Vitest", "by either"],
        "only by `--model`",
      ],
      families,
    ),
    harmless: table(
      ["Harmless changes", "API", "made", "false alarms of Dredd", "of Vitest"],
      harmless.map(({ api, planted, dredd, vitest }) => ["all", api, planted, dredd, vitest]),
    ),
    truth: table(
      ["Field conditions", "API", "met", "told truthfully"],
      truthfulness(conditions).map(({ api, met, says }) => ["all", api, met, says]),
    ),
    survivors:
      unseen.length === 0
        ? "None: every fault was seen."
        : table(["Fault that was not seen"], unseen),
    kinds: perApi(["what comes", "planted", "Dredd", "Vitest", "both"], kinds, (one) => [
      KINDS[one.kind],
      ...counts(one),
    ]),
    equivalents: table(["Reason", "changes"], Object.entries(equivalents)),
    behaviour: behaviour("behaviour"),
    implied: behaviour("implied"),
    changes: table(
      ["Change", "API", "false alarms"],
      changes.map(({ api, title, seenBy }) => [title, api, seenBy.join(" and ") || "none"]),
    ),
    conditions: perApi(
      ["condition", "what it is", "told truthfully"],
      conditions,
      ({ id, title, truthful }) => [nameIn(id), title, truthful ? "yes" : "not yet"],
    ),
  };
}

function nameIn(id: string): string {
  return `\`${id.slice(id.lastIndexOf("/") + 1)}\``;
}

function counts({ planted, ...seen }: Count): Row {
  const { dredd, vitest, both } = seen;
  return [planted, ...[dredd, vitest, both].map((some) => shareOf(some, planted))];
}

/** `53 (31.5 %)`; rounded down, so that 100 % always means all. */
export function shareOf(some: number, all: number): string {
  return `${some} (${Math.floor((1000 * some) / all) / 10} %)`;
}
