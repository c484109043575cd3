import { KINDS } from "../../faults/fault.ts";
import { CANNOT_SEE, OF_REQUESTS } from "./cannot-see.ts";
import type { Measured } from "./measure.ts";

const INTRODUCTION = `# Judged by other tools

<!-- Written by: npm run test:all -- contract-tests/acceptance/documents/whole.test.ts -u -->

The run has judges of its own. So the published documents are held once more, by tools that are not this project's, against everything that the bundled sandboxes answer in a conforming run: by [Ajv](https://ajv.js.org), as JSON Schema alone; by [Prism](https://github.com/stoplightio/prism)'s validator; by [Redocly](https://redocly.com/docs/cli)'s \`drift\`, which reads the record of a run. They have to accept all of it. Then each fault on the wire of [the campaign](detection.md) is planted into the answer of its variant, and what breaks the schema of its status has to be rejected.
`;

/** The reference page of what other tools make of the published documents, in Markdown. */
export function documentsPage(all: readonly Measured[]): string {
  const tried = all.filter(({ altered }) => altered.length > 0);
  const counted = tried.flatMap(({ altered }) => altered);
  return [
    INTRODUCTION,
    "## Conforming traffic\n",
    "Answers are those to every variant, by each method; whatever else the run was answered is accepted, too. Requests are those that got what they asked for.\n",
    table(
      ["Document", "answers", "requests", "all accepted by"],
      [...Map.groupBy(all, ({ document }) => document)].map(([document, tools]) => [
        code(document),
        tools[0]!.answers,
        tools[0]!.requests,
        tools.map(({ tool }) => tool).join(", "),
      ]),
    ),
    "\nAjv reads no OpenAPI 3.0, and of an exchange the answer only. `drift` takes the dots out of a request's path and not out of a document's, so it finds no action of a document that has a path for each.",
    ...Object.entries(OF_REQUESTS).map(([why, { shown }]) => `\nLeft out: ${shown}; ${why}.`),
    "\n## Altered answers\n",
    "What no schema of the status shows, no tool has to see. What a schema shows and a tool takes for documented all the same, it cannot see.\n",
    table(
      ["Document", "tool", "altered", "rejected", "shown by no schema", "cannot see"],
      tried.map(({ document, tool, altered }) => {
        const missed = altered.filter((one) => !one.isSeen);
        const unseen = missed.filter(({ isDue }) => isDue && tool !== "ajv").length;
        const seen = altered.length - missed.length;
        return [code(document), tool, altered.length, seen, missed.length - unseen, unseen];
      }),
    ),
    "\nBy kind, how many of the altered answers were rejected:",
    ...[...Map.groupBy(tried, ({ document }) => document)].map(([document, tools]) => {
      const head = [code(document), "altered", ...tools.map(({ tool }) => tool)];
      const rows = Object.entries(KINDS).map(([kind, title]) => {
        const own = tools.map(({ altered }) => altered.filter((one) => one.kind === kind));
        const seen = own.map((some) => some.filter(({ isSeen }) => isSeen).length);
        return [title, own[0]!.length, ...seen];
      });
      const made = rows.filter(([, altered]) => altered !== 0);
      return `\n${table(head, made)}`;
    }),
    "\n## What they cannot see\n",
    "Of Ajv, what no schema shows; of the others, what they miss besides. The tests hold this list against what the tools do: what is not in it has to be rejected, and each line of it has to be needed.\n",
    table(
      ["tool", "faults", "document", "why", "altered answers"],
      CANNOT_SEE.map((one) => [
        one.tool,
        code(one.faults),
        one.document === undefined ? "any" : code(one.document),
        one.why,
        counted.filter(({ why }) => why === one).length,
      ]),
    ),
    "",
  ].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
