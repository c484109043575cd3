import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { shortId } from "./ids.ts";
import { joined, markup, type Markup } from "./markup.ts";
import { outlineOf, type FindingOutline, type Group, type Outline } from "./outline.ts";
import type { OutlineOptions, Row, TargetOutline } from "./outline.ts";
import type { Report } from "./report.ts";
import { sentenceOf, type Item, type Section } from "./sections.ts";
import type { Standing } from "./standing.ts";
import { MARKS, present } from "./words.ts";

const [PAGE, STYLE, SCRIPT] = ["page.html", "page.css", "page.js"].map((file) =>
  readFileSync(new URL(file, import.meta.url), "utf8"),
) as [string, string, string];

const [STYLE_HASH, SCRIPT_HASH] = [STYLE, SCRIPT].map(
  (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
);
const POLICY = `default-src 'none'; img-src data:; style-src ${STYLE_HASH}; script-src ${SCRIPT_HASH}; base-uri 'none'; form-action 'none'`;

/** Findings that are unfolded at first; with more of them a reader wants the list. */
const MOST_OPEN = 6;

/** One HTML page that holds everything, asks no network for anything and runs no script but its own. */
export function htmlReport(report: Report, options: OutlineOptions = {}): string {
  const outline = outlineOf(report, options);
  const { targets, deviations, tool, startedAt } = outline;
  const worst = targets.find(({ standing }) => /unverified|violates/.test(standing))?.standing;
  const time = startedAt.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
  const parts: Readonly<Record<string, Markup>> = {
    policy: markup`${POLICY}`,
    title: markup`${worst ? `${MARKS[worst]} ` : ""}Contract conformance`,
    style: { text: `<style>${STYLE}</style>` },
    lead: markup`${lead(outline)}`,
    made: markup`${tool}, <time datetime="${startedAt}">${time}</time>`,
    overview: markup`${targets.length > 1 ? overview(targets) : ""}`,
    targets: markup`${targets.map(targetHtml)}`,
    deviations: markup`${titled("h2", deviations)}`,
    script: { text: `<script>${SCRIPT}</script>` },
  };
  return PAGE.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]!.text);
}

/** The answer for all targets in a line, the worst first. */
function lead({ targets, applied }: Outline): string {
  const one = targets.length === 1;
  const words: Readonly<Record<Standing, string>> = {
    unverified: "could not be verified",
    violates: one ? "violates its contract" : "violate their contract",
    "not-exercised": "without a violation, but not exercised whole",
    conforms: one ? "keeps its contract" : "keep their contract",
  };
  const standings = (Object.keys(words) as Standing[]).map((standing) => {
    const count = targets.filter((target) => target.standing === standing).length;
    const who = one ? "The installation" : `${count} of ${targets.length}`;
    return count > 0 && `${MARKS[standing]} ${who} ${words[standing]}`;
  });
  return present(...standings, applied).join(" · ");
}

function overview(targets: readonly TargetOutline[]): Markup {
  const rows = targets.map(
    ({ name, standing, answer }, index) => markup`
      <tr>
        <th scope="row"><a href="#target-${index}">${name}</a></th>
        <td><span class="${standing}">${MARKS[standing]}</span> ${answer}</td>
      </tr>`,
  );
  return table("overview", "Installations", ["Installation", "Result"], [rows]);
}

function targetHtml(target: TargetOutline, index: number): Markup {
  const { name, title, baseUrl, error, leftovers, findings, sections, rules } = target;
  const open = findings.length <= MOST_OPEN ? " open" : "";
  return markup`
  <section class="target" id="target-${index}" aria-labelledby="name-${index}">
    <h2 id="name-${index}">${name}</h2>
    <p class="muted">${title} at <bdi>${baseUrl}</bdi></p>
    ${error && alarm("It could not be verified:", markup`<p><bdi>${error}</bdi></p>`)}
    ${target.counts.length > 0 ? countsHtml(target) : ""}
    ${leftovers.items.length > 0 ? alarm(`Left behind: ${leftovers.title}`, list(leftovers)) : ""}
    ${findings.length > 0 ? markup`<h3>Findings (${findings.length})</h3>` : ""}
    ${findings.map((found) => findingHtml(found, open))}
    ${sections.map((section) => titled("h3", section))}
    ${verdicts("Variant", name, target.operations)}
    ${verdicts("Rule", name, rules.rows.length > 0 ? [rules] : [])}
  </section>`;
}

function alarm(title: string, content: Markup): Markup {
  return markup`<div class="alarm" role="alert"><p><strong>${title}</strong></p>${content}</div>`;
}

function countsHtml({ counts, summary, requests, duration }: TargetOutline): Markup {
  const lines = counts.map(
    ({ standing, text }) =>
      markup`<li><strong class="${standing}">${MARKS[standing]} ${text}</strong></li>`,
  );
  return markup`${bar(summary)}
    <ul class="counts">${lines}<li class="muted">${requests} in ${duration}</li></ul>`;
}

/** The shares of the verdicts as a bar; the words below it say the same. */
function bar({ documented, conforms, violates, notExercised }: TargetOutline["summary"]): Markup {
  let x = 0;
  const rect = (look: Standing, count: number) => {
    const [from, width] = [x, documented === 0 ? 0 : (100 * count) / documented];
    x += width;
    return markup`<rect class="${look}" x="${from}" width="${width}" height="6" />`;
  };
  return markup`
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${rect("conforms", conforms)}${rect("violates", violates)}${rect("not-exercised", notExercised)}
    </svg>`;
}

function findingHtml({ id, about, message, parts }: FindingOutline, open: string): Markup {
  const list = parts.map(({ label, text }) => {
    const said = label === "check" ? text : markup`<code><bdi>${text}</bdi></code>`;
    return markup`<dt>${label}</dt> <dd class="${label}">${said}</dd>`;
  });
  return markup`
    <details class="finding" data-filter="${id} violates"${open}>
      <summary>
        <span class="violates">${MARKS.violates}</span> <code>${id}</code>
        <span class="message"><bdi>${message}</bdi></span>
      </summary>
      <p class="muted">${about}</p>
      <dl>${list}</dl>
    </details>`;
}

function titled(heading: "h2" | "h3", section: Section): Markup | undefined {
  if (section.items.length === 0) return undefined;
  const content = markup`<${heading}>${section.title}</${heading}>${list(section)}`;
  return heading === "h2" ? markup`<section class="target">${content}</section>` : content;
}

function list({ mark, items }: Section): Markup {
  const entries = items.map((item) =>
    item.id === undefined
      ? markup`<li>${itemHtml(item)}</li>`
      : markup`<li data-filter="${mark}">${MARKS[mark]} <code>${item.id}</code>${itemHtml(item)}</li>`,
  );
  return markup`<ul>${entries}</ul>`;
}

function itemHtml(item: Item): Markup {
  const ids = (item.ids ?? []).map((id) => markup`<code>${shortId(id)}</code>`);
  const about = joined(present<Markup | string>(...ids, item.besides), ", ");
  const names = about.text === "" ? "" : markup`<span class="names">${about}</span>`;
  return markup`<bdi>${sentenceOf(item)}</bdi>${names}`;
}

/** Every variant or rule of a target and its verdict. */
function verdicts(what: "Variant" | "Rule", target: string, groups: readonly Group[]) {
  if (groups.length === 0) return undefined;
  const bodies = groups.map(({ name, rows, share }) => {
    const operation = markup`
      <tr class="operation"><th scope="rowgroup">${name}</th><td>${share}</td></tr>`;
    return [what === "Variant" ? operation : "", ...rows.map(rowHtml)];
  });
  return markup`<h3>${what}s</h3>
    ${table("variants", `${what}s of ${target}`, [what, "Verdict"], bodies)}`;
}

function rowHtml({ id, name, about, verdict, mark, beyond, isQuiet }: Row): Markup {
  const tag = beyond && markup` <span class="tag">${beyond}</span>`;
  return markup`
    <tr data-filter="${id} ${verdict}">
      <th scope="row"><code>${name}</code>${tag}<span class="about">${about}</span></th>
      <td class="${isQuiet ? "muted" : mark}">
        <span class="verdict">${MARKS[mark]}&nbsp;${mark.replace("-", " ")}</span>
      </td>
    </tr>`;
}

function table(
  look: string,
  caption: string,
  columns: readonly string[],
  bodies: readonly (readonly (Markup | string)[])[],
): Markup {
  return markup`
    <table class="${look}">
      <caption class="quiet">${caption}</caption>
      <thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
      ${bodies.map((rows) => markup`<tbody>${rows}</tbody>`)}
    </table>`;
}
