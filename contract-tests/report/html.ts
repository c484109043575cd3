import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { shortId } from "./ids.ts";
import { MARKS } from "./marks.ts";
import { joined, markup, type Markup } from "./markup.ts";
import { outlineOf, type FindingOutline, type Group, type Outline } from "./outline.ts";
import type { OutlineOptions, Row, TargetOutline } from "./outline.ts";
import type { Report } from "./report.ts";
import { sentenceOf, type Item, type Section } from "./sections.ts";
import type { Standing } from "./standing.ts";

const [PAGE, STYLE, SCRIPT] = ["page.html", "page.css", "page.js"].map((file) =>
  readFileSync(new URL(file, import.meta.url), "utf8"),
) as [string, string, string];

/** Findings that are unfolded at first; with more of them a reader wants the list. */
const MOST_OPEN = 6;

/** One HTML page that holds everything, asks no network for anything and runs no script but its own. */
export function htmlReport(report: Report, options: OutlineOptions = {}): string {
  const outline = outlineOf(report, options);
  const { targets, deviations, tool, startedAt } = outline;
  const worst = targets.find(({ standing }) => /unverified|violates/.test(standing))?.standing;
  const policy = `default-src 'none'; img-src data:; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const time = startedAt.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
  const parts: Readonly<Record<string, Markup>> = {
    policy: markup`${policy}`,
    title: markup`${worst ? `${MARKS[worst]} ` : ""}Contract conformance`,
    style: { text: STYLE },
    lead: markup`${lead(outline)}`,
    made: markup`${tool}, <time datetime="${startedAt}">${time}</time>`,
    overview: markup`${targets.length > 1 ? overview(targets) : ""}`,
    targets: markup`${targets.map(targetHtml)}`,
    deviations: markup`${titled("h2", deviations)}`,
    script: { text: SCRIPT },
  };
  return PAGE.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name]!.text);
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
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
  const standings = (Object.keys(words) as Standing[]).flatMap((standing) => {
    const count = targets.filter((target) => target.standing === standing).length;
    const who = one ? "The installation" : `${count} of ${targets.length}`;
    return count === 0 ? [] : [`${MARKS[standing]} ${who} ${words[standing]}`];
  });
  return [...standings, ...(applied === undefined ? [] : [applied])].join(" · ");
}

function overview(targets: readonly TargetOutline[]): Markup {
  const row = ({ name, standing, answer }: TargetOutline, index: number) => markup`
    <tr>
      <th scope="row"><a href="#target-${index}">${name}</a></th>
      <td><span class="${standing}">${MARKS[standing]}</span> ${answer}</td>
    </tr>`;
  const head = { look: "overview", caption: "Installations", columns: ["Installation", "Result"] };
  return table(head, [targets.map(row)]);
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
    ${verdicts("Rule", name, rules.documented.length > 0 ? [rules] : [])}
  </section>`;
}

function alarm(title: string, content: Markup): Markup {
  return markup`<div class="alarm" role="alert"><p><strong>${title}</strong></p>${content}</div>`;
}

function countsHtml({ counts, summary, requests, duration }: TargetOutline): Markup {
  return markup`${bar(summary)}
    <ul class="counts">
      ${counts.map(
        ({ standing, text }) =>
          markup`<li><strong class="${standing}">${MARKS[standing]} ${text}</strong></li>`,
      )}
      <li class="muted">${requests} in ${duration}</li>
    </ul>`;
}

/** The shares of the verdicts as a bar; the words below it say the same. */
function bar({ documented, conforms, violates, notExercised }: TargetOutline["summary"]): Markup {
  const parts = { conforms, violates, "not-exercised": notExercised };
  let x = 0;
  return markup`
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${Object.entries(parts).map(([look, count]) => {
        const [from, width] = [x, documented === 0 ? 0 : (100 * count) / documented];
        x += width;
        return markup`<rect class="${look}" x="${from}" width="${width}" height="6" />`;
      })}
    </svg>`;
}

function findingHtml({ id, about, message, parts }: FindingOutline, open: string): Markup {
  return markup`
    <details class="finding" data-filter="${id} violates"${open}>
      <summary>
        <span class="violates">${MARKS.violates}</span> <code>${id}</code>
        <span class="message"><bdi>${message}</bdi></span>
      </summary>
      <p class="muted">${about}</p>
      <dl>
        ${parts.map(({ label, text }) => {
          const said = label === "check" ? text : markup`<code><bdi>${text}</bdi></code>`;
          return markup`<dt>${label}</dt> <dd class="${label}">${said}</dd>`;
        })}
      </dl>
    </details>`;
}

function titled(heading: "h2" | "h3", section: Section): Markup | undefined {
  if (section.items.length === 0) return undefined;
  const content = markup`<${heading}>${section.title}</${heading}>${list(section)}`;
  return heading === "h2" ? markup`<section class="target">${content}</section>` : content;
}

function list({ mark, items }: Section): Markup {
  return markup`<ul>
    ${items.map((item) =>
      item.id === undefined
        ? markup`<li>${itemHtml(item)}</li>`
        : markup`<li data-filter="${mark}">${MARKS[mark]} <code>${item.id}</code>${itemHtml(item)}</li>`,
    )}
  </ul>`;
}

function itemHtml(item: Item): Markup {
  const names = [
    ...(item.ids ?? []).map((id) => markup`<code>${shortId(id)}</code>`),
    ...(item.besides === undefined ? [] : [item.besides]),
  ];
  const about =
    names.length > 0 ? markup`<span class="names">${joined(names, ", ")}</span>` : "";
  return markup`<bdi>${sentenceOf(item)}</bdi>${about}`;
}

/** Every variant or rule of a target and its verdict. */
function verdicts(what: "Variant" | "Rule", target: string, groups: readonly Group[]) {
  if (groups.length === 0) return undefined;
  const head = { look: "variants", caption: `${what}s of ${target}`, columns: [what, "Verdict"] };
  const bodies = groups.map(({ name, documented, beyond, conforms }) => {
    const share = documented.length > 0 ? `${conforms}/${documented.length}` : "";
    const operation = markup`
      <tr class="operation"><th scope="rowgroup">${name}</th><td>${share}</td></tr>`;
    return [what === "Variant" ? operation : "", ...[...documented, ...beyond].map(rowHtml)];
  });
  return markup`<h3>${what}s</h3>${table(head, bodies)}`;
}

function rowHtml({ id, name, about, verdict, mark, beyond }: Row): Markup {
  // That nobody can bring about what the page merely implies is no news.
  const look = beyond && verdict === "not-exercised" ? "muted" : mark;
  const tag = beyond && markup` <span class="tag">${beyond}</span>`;
  return markup`
    <tr data-filter="${id} ${verdict}">
      <th scope="row"><code>${name}</code>${tag}<span class="about">${about}</span></th>
      <td class="${look}">
        <span class="verdict">${MARKS[mark]}&nbsp;${mark.replace("-", " ")}</span>
      </td>
    </tr>`;
}

interface TableHead {
  readonly look: string;
  readonly caption: string;
  readonly columns: readonly string[];
}

function table(
  { look, caption, columns }: TableHead,
  bodies: readonly (readonly (Markup | string)[])[],
): Markup {
  return markup`
    <table class="${look}">
      <caption class="quiet">${caption}</caption>
      <thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
      ${bodies.map((rows) => markup`<tbody>${rows}</tbody>`)}
    </table>`;
}
