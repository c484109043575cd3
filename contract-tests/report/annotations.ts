import { outlineOf, type OutlineOptions } from "./outline.ts";
import type { Report } from "./report.ts";
import type { Item } from "./sections.ts";
import { present } from "./words.ts";

/** GitHub shows no more of each kind for one step. */
const MOST = 10;

/** GitHub workflow commands: an error for each new finding, a warning for what needs a look, a notice for each target. */
export function annotations(report: Report, applied?: OutlineOptions["applied"]): string {
  const { targets, deviations } = outlineOf(report, { applied });
  const errors = [
    ...targets.flatMap(({ name, error }) =>
      error === undefined ? [] : [command("error", `${name}: could not be verified`, error)],
    ),
    ...targets.flatMap(({ name, findings }) =>
      findings.map(({ id, message, parts }) => {
        const lines = parts.map(({ label, text }) => `${label}: ${text}`);
        return command("error", `${name}: ${id}`, message, ...lines);
      }),
    ),
  ];
  const warning = (target: string, { title, id = "", text, detail }: Item) =>
    command("warning", `${target}${title}`, ...present(id + text, detail));
  const warnings = [
    ...targets.flatMap(({ name, leftovers }) =>
      leftovers.items.map((item) => warning(`${name}: `, item)),
    ),
    ...deviations.items.map((item) => warning("", item)),
  ];
  const more = `${errors.length - MOST} more; report.json has them all`;
  const notices = present(
    errors.length > MOST && command("notice", "more findings", more),
    ...targets.map(({ name, answer }) => command("notice", name, answer)),
  );
  const shown = [errors, warnings, notices].flatMap((all) => all.slice(0, MOST));
  return shown.map((line) => `${line}\n`).join("");
}

function command(kind: "error" | "warning" | "notice", title: string, ...lines: string[]): string {
  const property = data(title).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return `::${kind} title=${property}::${lines.map(data).join("%0A")}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
