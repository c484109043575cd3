import { table } from "../../contract-tests/report/markdown-table.ts";
import { dereferenced } from "../generators/forms.ts";
import { STAGES, type Tool } from "./tool.ts";
import type { Result } from "./trial.ts";

/** The page that says which form serves which tool, by what came of a run. */
export function ecosystemPage(tools: readonly Tool[], results: readonly Result[]): string {
  const named = tools.map((tool) => ({
    tool,
    of: results.filter((result) => result.tool === tool.name),
  }));
  const clients = named.filter(({ tool }) => tool.forms !== undefined);
  const validators = named.filter(({ tool }) => tool.forms === undefined);
  const forms = [...new Set(results.map(({ form }) => form))];
  const apis = [...new Set(results.map(({ api }) => api))];
  const plain = forms.filter((form) => !/dereferenced/.test(form));
  return `${[
    "# Which form for which tool",
    "<!-- Written by: npm run ecosystem -- --write -->",
    "Each description is published in several forms, and each form again without references (`….dereferenced.json`). Which of them a tool can read was tried: `npm run ecosystem` has each tool read each form, compiles what it makes, and runs a small program that uses the client against the sandboxes.",
    "The programs are in `contract-tests/acceptance/ecosystem/`, one for each API and language. They do what an app does: sign in, list and page, create something, wait for it, list it and remove it, by each method that the API takes; and they tell errors from successes, also where both come with the same status.",
    "## The form to take",
    table(
      ["Tool", "Form", ...apis],
      clients.map(({ tool, of }) => {
        const own = of.filter(({ isOwn }) => isOwn);
        const used = [...new Set(own.map(({ form }) => `\`${form}\``))].join(", ");
        const cells = apis.map((api) => far(own.find((one) => one.api === api)));
        return [`${tool.title} (\`${tool.name}\`)`, used, ...cells];
      }),
    ),
    "*passes* is: generates, compiles, and its program does all of the above. Swift, Dart and C# are generated and not compiled.",
    "## Every form",
    "How far each tool gets with each form, and with the form without references where that differs. The programs are written for one form; with the others, a client is generated and compiled.",
    ...apis.flatMap((api) => [
      `### ${api}`,
      table(
        ["Tool", ...plain.filter((form) => has(results, api, form)).map((form) => `\`${form}\``)],
        clients
          .filter(({ tool }) => tool.ownFormOnly !== true)
          .map(({ tool, of }) => [
            `\`${tool.name}\``,
            ...plain.filter((form) => has(results, api, form)).map((form) => cell(of, api, form)),
          ]),
      ),
    ]),
    "## What does not work, and why",
    reasons(results.filter(({ outcome }) => outcome === "failed" || outcome === "unfit")),
    ...mistaken(results),
    "## Validators",
    "Each judges every form of every API, without references too.",
    table(
      ["Validator", "forms", "without an error"],
      validators.map(({ tool, of }) => {
        const ok = of.filter(({ outcome }) => outcome === "ok");
        return [tool.title, String(of.length), String(ok.length)];
      }),
    ),
    ...skipped(results),
  ].join("\n\n")}\n`;
}

const has = (results: readonly Result[], api: string, form: string) =>
  results.some((result) => result.api === api && result.form === form);

/** How far a tool got, by the last stage that it got through. */
function far(result: Result | undefined): string {
  if (!result) return "";
  if (result.outcome === "skipped") return "skipped";
  return STAGES.findLast((stage) => result.stages.includes(stage)) ?? "no";
}

function cell(of: readonly Result[], api: string, form: string): string {
  const [own, other] = [form, dereferenced(form)].map((name) =>
    far(of.find((result) => result.api === api && result.form === name)),
  );
  // Its program is not run with the form without references.
  return other === own || other === "" || own === "passes"
    ? own!
    : `${own}; dereferenced: ${other}`;
}

/** The failures, those of one tool for one reason together. */
function reasons(results: readonly Result[]): string {
  const groups = Map.groupBy(results, ({ tool, reason = "" }) => `\`${tool}\`: ${code(reason)}`);
  const lines = [...groups].map(([said, all]) => {
    const where = all.map(({ api, form }) => `\`${api}/${form}\``);
    return `- ${said} (${where.join(", ")})`;
  });
  return lines.length > 0 ? lines.join("\n") : "Everything works.";
}

/** Failures of tools with forms that are sound, by what they stumble at. */
function mistaken(results: readonly Result[]): string[] {
  const groups = Map.groupBy(
    results.filter(({ outcome }) => outcome === "mistaken"),
    ({ reason = "" }) => reason,
  );
  return [...groups].map(([reason, all]) => {
    const stopped = listed(all.map(({ tool }) => tool));
    const at = listed(all.map(({ api, form }) => `${api}/${form}`));
    return `Not the form's fault is that ${stopped} stopped at ${at}: ${reason}.`;
  });
}

const listed = (names: readonly string[]) =>
  [...new Set(names)].map((name) => `\`${name}\``).join(", ");

function skipped(results: readonly Result[]): string[] {
  const groups = Map.groupBy(
    results.filter(({ outcome }) => outcome === "skipped"),
    ({ tool }) => tool,
  );
  if (groups.size === 0) return [];
  const lines = [...groups].map(([tool, [first]]) => `- \`${tool}\`: ${first?.reason}`);
  return ["## Skipped", lines.join("\n")];
}

/** A tool's words, which may hold what Markdown reads otherwise. */
const code = (text: string) => `\`\`${text.replaceAll("``", "'")} \`\``.replaceAll("|", "\\|");
