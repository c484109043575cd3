import { KINDS, type Family } from "./fault.ts";
import { table } from "../report/markdown-table.ts";
import { truthfulness, type Count, type Figures } from "./figures.ts";

type Row = readonly (string | number)[];

const PICTURE = "<!-- The site shows a picture of this table. -->";

/** Ends the sentence: faults … */
export const FAMILY_TITLES: Readonly<Record<Family, string>> = {
  wire: "on the wire",
  behaviour: "in the behaviour",
  implied: "against what the vendor's page only implies (remarked on)",
  harmless: "harmless changes",
  condition: "field conditions",
};

export function detectionPage(figures: Figures): string {
  const { families, kinds, singly, survivors, equivalents, conditions } = figures;
  const planted = families.filter(({ family }) => family !== "harmless");
  const harmless = families.filter(({ family }) => family === "harmless");
  const single = singly.map((one) => ({ ...one, api: one.id.slice(0, one.id.indexOf("/")) }));
  const changes = single.filter(({ family }) => family === "harmless");
  const apis = new Set(families.map(({ api }) => api));
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
  return `# What the run detects

<!-- Written by: npm run faults -- --write -->

A contract test that has never failed proves nothing. So the bundled sandboxes are broken on purpose, one breach at a time, and both tools judge the same answers; each breach has to be pointed at by a finding: of the variant whose answer was changed, at the place that was changed; or, where the installation misbehaves, of any documented variant or rule. Changes that break nothing have to raise none.

\`npm run faults\` does it all again and says what it found; \`npm run faults -- --list\` names every fault.

## The figure

${PICTURE}

${table(
  [
    "Faults",
    "API",
    "planted",
    "seen by Dredd alone",
    "by Vitest alone",
    "by both together",
    "by `--model` besides",
  ],
  planted.map((one) => [FAMILY_TITLES[one.family], one.api, ...counts(one), one.model ?? 0]),
)}

Dredd judges single answers, so it cannot see a breach that no single answer shows. Vitest tries the same variants and, beyond them, the rules. A breach that takes three steps or more to show, in an order that no rule takes, is seen by a run with \`--model\`, which is tried on what neither has seen.

${table(
  ["Harmless changes", "API", "made", "false alarms of Dredd", "of Vitest"],
  harmless.map(({ api, planted, dredd, vitest }) => ["all", api, planted, dredd, vitest]),
)}

A run also meets conditions: what deployments put between it and an installation that keeps its contract, others at work meanwhile, a target file that is not so. Under each one thing is true: the installation is clean, or could not be checked, or breaks one thing. The run has to say so, has to name what it leaves behind, and must not remove what is others'.

${table(
  ["Field conditions", "API", "met", "told truthfully"],
  truthfulness(conditions).map(({ api, met, says }) => ["all", api, met, says]),
)}

## Survivors

${
  survivors.length === 0
    ? "None: every fault was seen."
    : table(
        ["Fault that was not seen"],
        survivors.map(({ id }) => [`\`${id}\``]),
      )
}

## Faults on the wire, by kind

Each is planted into the answer that is judged as the variant, and into no other. Fields are those of the documented example, at every depth; of a list, those of its first and of its last element.

${perApi(["what comes", "planted", "Dredd", "Vitest", "both"], kinds, (one) => [
  KINDS[one.kind],
  ...counts(one),
])}

Left out, because they break nothing:

${table(["Reason", "changes"], Object.entries(equivalents))}

## Faults in the behaviour

${behaviour("behaviour")}

## Behaviour that the vendor's page only implies to be wrong

What a page implies and does not say is not part of the contract: it gets a remark in the report, and breaks nothing.

${behaviour("implied")}

## Harmless changes

${table(
  ["Change", "API", "false alarms"],
  changes.map(({ api, title, seenBy }) => [title, api, seenBy.join(" and ") || "none"]),
)}

## Field conditions

${perApi(["condition", "what it is", "told truthfully"], conditions, ({ id, title, truthful }) => [
  nameIn(id),
  title,
  truthful ? "yes" : "not yet",
])}
`;
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
