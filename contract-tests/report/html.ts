import { gridHtml } from "./grid.ts";
import { shortId } from "./ids.ts";
import { headHtml, inlined, joined, markup, moreHtml, table, type Markup } from "./markup.ts";
import { shellsOf, type FindingOutline, type Outline } from "./outline.ts";
import { sentenceOf, type Item, type Section } from "./sections.ts";
import type { Standing, Tally } from "./standing.ts";
import type { FindingPart, Group, Row, TargetOutline } from "./target-outline.ts";
import { timelineHtml, trendHtml } from "./plots.ts";
import { capped, MARKS, present } from "./words.ts";

const STYLE = inlined("look.css", "plots.css", "page.css");
const SCRIPT = inlined("page.js");

/** Findings that are unfolded at first; with more of them a reader wants the list. */
const MOST_OPEN = 6;

/** Entries of a list that are shown of many targets. */
const MOST_ITEMS = 100;

/**
 * One HTML page that holds everything, asks no network for anything and runs no script but its own.
 * Of many targets it shows what they have in common once, and each of them in one row.
 */
export function* htmlReport(outline: Outline): Generator<string> {
  const { deviations, answer, tool, startedAt } = outline;
  const time = startedAt.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
  const lead = present(answer, outline.applied).join(" · ");
  yield markup`${headHtml(`${answer}: contract conformance`, STYLE, SCRIPT)}
<body class="${outline.few ? "" : "wide"}">
<header>
  <h1>Contract conformance</h1>
  <p class="lead">${lead}</p>
  <p class="muted">${tool}, <time datetime="${startedAt}">${time}</time></p>
</header>
<main>
  ${trendHtml(outline.runs)}
  <form id="filter" role="search" hidden>
    <label for="words">Filter</label>
    <input id="words" type="search" autocomplete="off" spellcheck="false" placeholder="wireguard violates">
    <output for="words" aria-live="polite"></output>
  </form>`.text;
  for (const { text } of bodyOf(outline)) yield text;
  yield markup`${titled("h2", deviations)}
</main>
<footer class="muted">
  <p>✓ conforms · ✗ violates · ○ not exercised · ≈ accepted deviation. Only documented variants count.</p>
</footer>
<script>${SCRIPT}</script>
</body>
</html>
`.text;
}

function* bodyOf(outline: Outline): Generator<Markup> {
  const { outlines, few, accepted, sections, cutShort } = outline;
  if (cutShort !== undefined) yield alarm(cutShort, markup``);
  const [only, ...others] = outlines;
  const told = present(...findingsHtml(outline), titled("h3", accepted));
  const besides = present(...sections.map((section) => titled("h3", section)));
  if (others.length === 0) {
    if (only) yield targetHtml(only(), 0, [...told, ...besides]);
    return;
  }
  yield card("All targets", told);
  yield* gridHtml(outline);
  yield card("What else there is to know", besides);
  if (!few) return;
  for (const [index, target] of outlines.entries()) yield targetHtml(target(), index, []);
}

function card(title: string, content: readonly Markup[]): Markup {
  if (content.length === 0) return markup``;
  return markup`<section class="target"><h2>${title}</h2>${content}</section>`;
}

function findingsHtml({ unverified, leftovers, findings, few }: Outline): Markup[] {
  const open = few && findings.length <= MOST_OPEN ? " open" : "";
  return present(
    !few && unverified.items.length > 0 && alarm("Could not be verified:", list(unverified)),
    leftovers.items.length > 0 && alarm(`Left behind: ${leftovers.title}`, list(leftovers)),
    findings.length > 0 && markup`<h3>Findings (${findings.length})</h3>`,
    ...shellsOf(findings).map(({ title, lines }) => {
      const code = joined(lines, "\n");
      return markup`<details><summary>${title}</summary><dl><dt>shell</dt> <dd class="request"><code>${code}</code></dd></dl></details>`;
    }),
    ...findings.map((found, index) => findingHtml(found, index, open)),
  );
}

function targetHtml(target: TargetOutline, index: number, told: readonly Markup[]): Markup {
  const { name, title, beside, baseUrl, error, rules } = target;
  return markup`
  <section class="target" id="target-${index}" aria-labelledby="name-${index}">
    <h2 id="name-${index}">${name}</h2>
    <p class="muted">${title} at <bdi>${baseUrl}</bdi>${beside}</p>
    ${error && alarm("It could not be verified:", markup`<p><bdi>${error}</bdi></p>`)}
    ${target.counts.length > 0 ? countsHtml(target) : ""}
    ${timelineHtml(target)}
    ${told}
    ${verdicts("Variant", name, target.operations)}
    ${verdicts("Rule", name, rules.rows.length > 0 ? [rules] : [])}
  </section>`;
}

function alarm(title: string, content: Markup): Markup {
  return markup`<div class="alarm" role="alert"><p><strong>${title}</strong></p>${content}</div>`;
}

function countsHtml({ counts, tally, requests, duration }: TargetOutline): Markup {
  const lines = counts.map(
    ({ standing, text }) =>
      markup`<li><strong class="${standing}">${MARKS[standing]} ${text}</strong></li>`,
  );
  return markup`${bar(tally)}
    <ul class="counts">${lines}<li class="muted">${requests} in ${duration}</li></ul>`;
}

/** The shares of the verdicts as a bar; the words below it say the same. */
function bar({ documented, conforms, violates, accepted, notExercised }: Tally): Markup {
  let x = 0;
  const rect = (look: Standing, count: number) => {
    const [from, width] = [x, documented === 0 ? 0 : (100 * count) / documented];
    x += width;
    return markup`<rect class="${look}" x="${from}" width="${width}" height="6" />`;
  };
  return markup`
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${rect("conforms", conforms)}${rect("violates", violates)}
      ${rect("accepted", accepted)}${rect("not-exercised", notExercised)}
    </svg>`;
}

function findingHtml(finding: FindingOutline, index: number, open: string): Markup {
  const { id, who, about, message, targets, parts } = finding;
  const list = parts.map(({ label, text, places }) => {
    const said = label === "check" ? text : markup`<code><bdi>${text}</bdi></code>`;
    if (places) return markup`<dt>${label}</dt> <dd>${placesHtml(places)}</dd>`;
    if (label === "on") return onHtml(text, targets);
    return markup`<dt>${label}</dt> <dd class="${label}">${said}</dd>`;
  });
  return markup`
    <details class="finding" id="finding-${index}" data-filter="violates"${open}>
      <summary>
        <span class="violates">${MARKS.violates}</span> ${who}<code>${id}</code>
        <span class="message"><bdi>${message}</bdi></span>
      </summary>
      <p class="muted">${about}</p>
      <dl>${list}</dl>
    </details>`;
}

/** The places of a source, each a link where its address is known. */
function placesHtml(places: NonNullable<FindingPart["places"]>): Markup {
  const links = places.map(({ text, href }) =>
    href === undefined ? markup`${text}` : markup`<a href="${href}" rel="noreferrer">${text}</a>`,
  );
  return joined(links, "; ");
}

/** Some targets, and behind a fold all of them. */
function onHtml(text: string, targets: readonly string[]): Markup {
  const all = markup`<details><summary>${text}</summary>${targets.join(", ")}</details>`;
  return markup`<dt>on</dt> <dd class="on">${text === targets.join(", ") ? text : all}</dd>`;
}

function titled(heading: "h2" | "h3", section: Section): Markup | undefined {
  if (section.items.length === 0) return undefined;
  const content = markup`<${heading}>${section.title}</${heading}>${list(section)}`;
  return heading === "h2" ? markup`<section class="target">${content}</section>` : content;
}

function list({ mark, items }: Section): Markup {
  // What may be left must be found by its name.
  const most = mark === "attention" ? Infinity : MOST_ITEMS;
  const entries = items.map((item) =>
    item.id === undefined
      ? markup`<li>${itemHtml(item)}</li>`
      : markup`<li data-filter="${mark}">${MARKS[mark]} <code>${item.id}</code>${itemHtml(item)}</li>`,
  );
  return markup`<ul>${capped(entries, most, moreHtml)}</ul>`;
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

function rowHtml({ id, name, about, source, verdict, mark, beyond, isQuiet }: Row): Markup {
  const tag = beyond && markup` <span class="tag">${beyond}</span>`;
  const from = source && markup`<span class="about source">${placesHtml(source.places)}</span>`;
  return markup`
    <tr data-filter="${id} ${verdict}">
      <th scope="row"><code>${name}</code>${tag}<span class="about">${about}</span>${from}</th>
      <td class="${isQuiet ? "muted" : mark}">
        <span class="verdict">${MARKS[mark]}&nbsp;${mark.replace("-", " ")}</span>
      </td>
    </tr>`;
}
