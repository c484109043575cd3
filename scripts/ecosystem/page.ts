import { table } from "../../contract-tests/report/markdown-table.ts";
import { dereferenced } from "../generators/forms.ts";
import { scriptOf, STAGES, type Tool } from "./tools.ts";
import type { Result } from "./trial.ts";

const INTRODUCTION = `# Which form for which tool

<!-- Written by: npm run ecosystem -- --write -->

Each description is published in several forms, and each form again without references (\`….dereferenced.json\`); [Descriptions to download](forms.njk) has them all. Which of them a tool can read was tried: \`npm run ecosystem\` has each tool read each form, compiles what it makes, and runs a small program that uses the client against the sandboxes.`;

const PASSES = `*passes* is: generates, compiles, and its program does what an app does. It signs in, lists and pages, creates something, waits for it, lists it and removes it, by each method that the API takes; and it tells errors from successes, also where both come with the same status. The programs are in \`contract-tests/acceptance/ecosystem/\`, one for each API and language.

*parses* is: generates, and all of it is of the language by its grammar. Nothing compiles it.`;

/** The page that says which form serves which tool, by what came of a run. */
export function ecosystemPage(tools: readonly Tool[], results: readonly Result[]): string {
  const clients = tools.filter(({ generates }) => generates !== undefined);
  const testers = tools.filter(({ forms, generates }) => forms && generates === undefined);
  const validators = tools.filter(({ forms }) => forms === undefined);
  const apis = unique(results.map(({ api }) => api));
  return `${[
    INTRODUCTION,
    "## The form to take",
    formsTable("Tool", clients, results, apis),
    PASSES,
    "## How to generate",
    "As it was tried; `FORM` is the form's file. What is made is in the folder `client`.",
    ...clients.map((tool) => commandOf(tool, results)),
    "## Every form",
    "How far each tool gets with each form, and with the form without references where that differs. The programs are written for one form; with the others, a client is generated and compiled.",
    ...apis.flatMap((api) => {
      const forms = unique(results.filter((one) => one.api === api).map(({ form }) => form));
      const plain = forms.filter((form) => !/dereferenced/.test(form));
      const rows = clients
        .filter(({ ownFormOnly }) => ownFormOnly !== true)
        .map(({ name }) => [code(name), ...plain.map((form) => cell(results, name, api, form))]);
      return [`### ${api}`, table(["Tool", ...plain.map(code)], rows)];
    }),
    "## What does not work, and why",
    reasons(results.filter(({ outcome }) => outcome === "failed" || outcome === "unfit")),
    ...mistaken(results),
    "## Judges of an installation",
    "Each calls a sandbox as its form says. *passes* is: every answer is described, and every link of the form led on to another call.",
    formsTable("Judge", testers, results, apis),
    "## Validators",
    "Each judges every form of every API, without references too.",
    table(
      ["Validator", "forms", "without an error"],
      validators.map(({ name, title }) => {
        const of = results.filter(({ tool }) => tool === name);
        const ok = of.filter(({ outcome }) => outcome === "ok");
        return [title, String(of.length), String(ok.length)];
      }),
    ),
    ...skipped(results),
  ].join("\n\n")}\n`;
}

const unique = (names: readonly string[]) => [...new Set(names)];
const code = (name: string) => `\`${name}\``;
const listed = (names: readonly string[]) => unique(names).map(code).join(", ");

/** How far each tool gets with its own form. */
function formsTable(
  head: string,
  tools: readonly Tool[],
  results: readonly Result[],
  apis: readonly string[],
): string {
  const rows = tools.map(({ name, title }) => {
    const own = results.filter(({ tool, isOwn }) => tool === name && isOwn);
    const cells = apis.map((api) => far(own.find((one) => one.api === api)));
    return [`${title} (\`${name}\`)`, listed(own.map(({ form }) => form)), ...cells];
  });
  return table([head, "Form", ...apis], rows);
}

/** How a tool is told to generate, with the values of its own variables. */
function commandOf(tool: Tool, results: readonly Result[]): string {
  const { script = "" } = scriptOf(tool, "generates") ?? {};
  const known: Readonly<Record<string, string>> = { FORM: "FORM", ...tool.env };
  const command = script.replaceAll(/\$(\w+)/g, (whole, name: string) => known[name] ?? whole);
  const isTried = results.some((one) => one.tool === tool.name && one.outcome !== "skipped");
  const parts = [`${tool.title}:`, `\`\`\`sh\n${command.trim()}\n\`\`\``, tool.note?.trim()];
  return isTried ? parts.filter(Boolean).join("\n\n") : `${tool.title}: not tried.`;
}

/** How far a tool got, by the last stage that it got through. */
function far(result: Result | undefined): string {
  if (!result) return "";
  if (result.outcome === "skipped") return "skipped";
  return STAGES.findLast((stage) => result.stages.includes(stage)) ?? "no";
}

function cell(results: readonly Result[], tool: string, api: string, form: string): string {
  const [own, other] = [form, dereferenced(form)].map((name) =>
    far(results.find((one) => one.tool === tool && one.api === api && one.form === name)),
  );
  // Its program is not run with the form without references.
  return other === own || other === "" || own === "passes"
    ? own!
    : `${own}; dereferenced: ${other}`;
}

/** The failures, those of one tool for one reason together. */
function reasons(results: readonly Result[]): string {
  const groups = Map.groupBy(results, ({ tool, reason = "" }) => `\`${tool}\`: ${quoted(reason)}`);
  const lines = [...groups].map(
    ([said, all]) => `- ${said} (${listed(all.map(({ api, form }) => `${api}/${form}`))})`,
  );
  return lines.length > 0 ? lines.join("\n") : "Everything works.";
}

/** Failures of tools with forms that are sound, by what they stumble at. */
function mistaken(results: readonly Result[]): string[] {
  const groups = Map.groupBy(
    results.filter(({ outcome }) => outcome === "mistaken"),
    ({ reason = "" }) => reason,
  );
  return [...groups].map(([reason, all]) => {
    const at = listed(all.map(({ api, form }) => `${api}/${form}`));
    return `Not the form's fault is that ${listed(all.map(({ tool }) => tool))} stopped at ${at}: ${reason}.`;
  });
}

function skipped(results: readonly Result[]): string[] {
  const lines = results
    .filter(({ outcome }) => outcome === "skipped")
    .map(({ tool, reason }) => `- \`${tool}\`: ${reason}`);
  return lines.length > 0 ? ["## Skipped", unique(lines).join("\n")] : [];
}

/** A tool's words, which may hold what Markdown reads otherwise. */
const quoted = (text: string) => `\`\`${text.replaceAll("``", "'")} \`\``.replaceAll("|", "\\|");
