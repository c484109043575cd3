import { outlineOf, type OutlineOptions } from "./outline.ts";
import type { Report } from "./report.ts";
import type { Item } from "./sections.ts";

/** GitHub shows no more of each kind for one step. */
const MOST = 10;

/** GitHub workflow commands: an error for each new finding, a warning for what needs a look, a notice for each target. */
export function annotations(report: Report, applied?: OutlineOptions["applied"]): string {
  const { targets, deviations } = outlineOf(report, { applied });
  const errors = [
    ...targets.flatMap(({ name, error }) =>
      error === undefined ? [] : [command("error", `${name}: could not be verified`, [error])],
    ),
    ...targets.flatMap(({ name, findings }) =>
      findings.map(({ id, message, parts }) =>
        command("error", `${name}: ${id}`, [
          message,
          ...parts.map(({ label, text }) => `${label}: ${text}`),
        ]),
      ),
    ),
  ];
  const warning = ({ title, id = "", text, detail }: Item, target = "") =>
    command("warning", `${target}${title}`, [id + text, ...(detail === undefined ? [] : [detail])]);
  const warnings = [
    ...targets.flatMap(({ name, leftovers }) =>
      leftovers.items.map((item) => warning(item, `${name}: `)),
    ),
    ...deviations.items.map((item) => warning(item)),
  ];
  const more = errors.length - MOST;
  const notices = [
    ...(more > 0
      ? [command("notice", "more findings", [`${more} more; report.json has them all`])]
      : []),
    ...targets.map(({ name, answer }) => command("notice", name, [answer])),
  ];
  return [errors, warnings, notices]
    .flatMap((all) => all.slice(0, MOST))
    .map((line) => `${line}\n`)
    .join("");
}

function command(kind: "error" | "warning" | "notice", title: string, lines: readonly string[]) {
  return `::${kind} title=${property(title)}::${lines.map(data).join("%0A")}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
