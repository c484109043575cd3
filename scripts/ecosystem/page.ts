import { table } from "../../contract-tests/report/markdown-table.ts";
import { dereferenced } from "../generators/forms.ts";
import { scriptOf, STAGES, type Tool } from "./tools.ts";
import type { Result } from "./trial.ts";

/** The blocks of the page that says which form serves which tool, by what came of a run. */
export function ecosystemBlocks(
  tools: readonly Tool[],
  results: readonly Result[],
): Record<string, string> {
  const clients = tools.filter(({ generates }) => generates !== undefined);
  const testers = tools.filter(({ forms, generates }) => forms && generates === undefined);
  const apis = unique(results.map(({ api }) => api));
  const tables = apis.flatMap((api) => {
    const forms = unique(results.filter((one) => one.api === api).map(({ form }) => form));
    const plain = forms.filter((form) => !/dereferenced/.test(form));
    const rows = clients
      .filter(({ ownFormOnly }) => ownFormOnly !== true)
      .map(({ name }) => [code(name), ...plain.map((form) => cell(results, name, api, form))]);
    return [`### ${api}`, table(["Tool", ...plain.map(code)], rows)];
  });
  const failed = results.filter(({ outcome }) => outcome === "failed" || outcome === "unfit");
  const validators = tools
    .filter(({ forms }) => forms === undefined)
    .map(({ name, title }) => {
      const of = results.filter(({ tool }) => tool === name);
      return [title, of.length, of.filter(({ outcome }) => outcome === "ok").length];
    });
  return {
    clients: formsTable("Tool", clients, results, apis),
    commands: paragraphs(...clients.map((tool) => commandOf(tool, results))),
    forms: paragraphs(...tables),
    reasons: paragraphs(reasons(failed), ...mistaken(results)),
    judges: formsTable("Judge", testers, results, apis),
    validators: paragraphs(
      table(["Validator", "forms", "without an error"], validators),
      ...skipped(results),
    ),
  };
}

const paragraphs = (...parts: readonly string[]) => parts.join("\n\n");
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
