import { freshOf, type Applied } from "./deviations.ts";
import { partsOf } from "./finding-text.ts";
import { countsOf, shortId } from "./outline.ts";
import { excerpt } from "./printable.ts";
import type { Report } from "./report.ts";

/** GitHub shows no more of each kind for one step. */
const MOST = 10;

/** GitHub workflow commands: an error for each new finding, a warning for what needs a look, a notice for each target. */
export function annotations(report: Report, applied?: Applied): string {
  const fresh = report.targets.flatMap((target) => freshOf(target, applied));
  const unverified = report.targets.flatMap(({ name, error }) =>
    error === undefined
      ? []
      : [command("error", `${name}: could not be verified`, [excerpt(error)])],
  );
  const broken = fresh.map(({ target, id, finding }) =>
    command("error", `${target}: ${shortId(id)}`, [
      excerpt(finding.message),
      ...partsOf(finding).map(({ label, text }) => `${label}: ${text}`),
    ]),
  );
  const errors = [...unverified, ...broken];
  const warnings = [
    ...report.targets.flatMap(({ name, leftovers }) =>
      leftovers.map(({ what, why }) =>
        command("warning", `${name}: left behind`, [excerpt(what), excerpt(why)]),
      ),
    ),
    ...(applied?.expired ?? []).map(({ id, check, expires, owner }) =>
      command("warning", "deviation expired", [
        excerpt(`${id}, ${check}, on ${expires} (${owner})`),
      ]),
    ),
    ...(applied?.untrue ?? []).map(({ id, check }) =>
      command("warning", "deviation no longer true", [excerpt(`${id}, ${check}: remove it`)]),
    ),
  ];
  const notices = report.targets.map((target) =>
    command("notice", target.name, [countsOf(target)]),
  );
  const more = errors.length - MOST;
  if (more > 0) {
    notices.unshift(command("notice", "more findings", [`${more} more; report.json has them all`]));
  }
  return [errors, warnings, notices]
    .flatMap((all) => all.slice(0, MOST))
    .map((line) => `${line}\n`)
    .join("");
}

function command(kind: "error" | "warning" | "notice", title: string, lines: readonly string[]) {
  return `::${kind} title=${property(excerpt(title))}::${lines.map(data).join("%0A")}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
