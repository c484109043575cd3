import { shortId } from "./ids.ts";
import type { BadgeLook } from "./lines.ts";
import { headHtml, inlined, markup, moreHtml, table, type Markup } from "./markup.ts";
import { outlineOf } from "./outline.ts";
import { excerpt, printable } from "./printable.ts";
import type { Report, TargetReport } from "./report.ts";
import { named, sentenceOf, type Item, type Section } from "./sections.ts";
import { tallyOf } from "./standing.ts";
import type { OutlineOptions } from "./target-outline.ts";
import { capped, MARKS, plural, present } from "./words.ts";

const STYLE = inlined("look.css", "page.css", "statement.css");

/** Entries of all lists together, and characters of one, for which there is room on the sheet. */
const [MOST_ITEMS, LONGEST] = [18, 160];

export type Statement = ReturnType<typeof statementOf>;

/** What a report states of one of its targets, by the deviations that are accepted. */
export function statementOf(report: Report, target: TargetReport, options: OutlineOptions = {}) {
  const outline = outlineOf({ ...report, targets: [target] }, options);
  const { answer, cutShort, findings, leftovers, tool, unverified } = outline;
  const { tally, counts, rules, title, requests, duration, part } = outline.outlines[0]!();
  const { overlay } = target;
  const [look, words] = outline.badge!;
  const time = (target.startedAt ?? report.startedAt).slice(0, 16).replace("T", " ");
  const isUnchecked = ({ code }: Item) => code === "unchecked";
  const sections: Section[] = [
    { mark: "unverified", title: "Cut short", items: present(cutShort).map((text) => ({ text })) },
    unverified,
    {
      ...{ mark: "violates", title: "Violated" },
      items: findings.map(({ id, message }) => ({ id, text: `: ${message}` })),
    },
    leftovers,
    ...[outline.accepted, ...outline.sections].flatMap((section): Section[] => [
      {
        ...{ mark: "unverified", title: "Tried, and could not be checked" },
        items: section.items.filter(isUnchecked),
      },
      { ...section, items: section.items.filter((item) => !isUnchecked(item)) },
    ]),
  ];
  return {
    ...{ name: shortened(target.name, LONGEST), baseUrl: excerpt(target.baseUrl, LONGEST) },
    ...{ title, answer, tool, requests, duration, tally },
    ruleTally: tallyOf(rules.rows.map(({ mark }) => mark)),
    date: `${time} UTC`,
    contract: report.contract,
    suite: report.suite?.digest,
    /** What the run was limited to, if it was of a part. */
    part,
    /** Documented variants, with those that the run was not asked for. */
    documented: Math.max(tally.documented, part?.documented ?? 0),
    /** What it was judged by beside the contract: the file, its digest, and how much it is about. */
    overlay:
      overlay &&
      `${excerpt(overlay.file, LONGEST)} ${overlay.digest}, for ${plural(overlay.variants.length, "variant")}`,
    counts: counts.map(({ text }) => text),
    badge: { look, words },
    sections: sections.filter(({ mark, items }) => mark !== "note" && items.length > 0),
  };
}

/** A name with its end, in which many long ones differ. */
function shortened(name: string, longest: number): string {
  const end = Math.floor(longest / 3);
  if (name.length <= longest) return printable(name);
  return printable(`${name.slice(0, longest - end - 1)}…${name.slice(-end)}`);
}

const COLORS: Readonly<Record<BadgeLook, string>> = {
  conforms: "#1a6b35",
  violates: "#b3261e",
  accepted: "#805500",
  muted: "#56606b",
};

/** One page for people, which prints on one sheet and asks no network for anything. */
export function statementHtml(statement: Statement): string {
  const { name, title, baseUrl, answer, tool, date, requests, duration } = statement;
  const { badge, tally, ruleTally, overlay, part, sections } = statement;
  const rows = ROWS.map(([field, label]) => {
    return markup`<tr><th scope="row">${label}</th><td>${tally[field]}</td><td>${ruleTally[field]}</td></tr>`;
  });
  const digest = (one = "not told by the report") => markup`<code>${one}</code>`;
  const most = Math.floor(MOST_ITEMS / sections.length);
  return markup`${headHtml(`${name}: conformance statement`, STYLE)}<body class="statement">
<main>
<h1>${name}</h1>
<p class="muted">Conformance statement: ${title} at <bdi>${baseUrl}</bdi></p>
<p class="verdict ${badge.look}">${answer}</p>
${table("verdicts", "How many of each", ["", "variants", "rules"], [rows])}
<dl>
<dt>verified</dt><dd>${date}, ${requests} in ${duration}</dd>
<dt>by</dt><dd>${tool}</dd>
<dt>contract</dt><dd>${digest(statement.contract)}</dd>
${part && markup`<dt>limited to</dt><dd>${part.text}</dd>`}
${overlay && markup`<dt>overlay</dt><dd>${digest(overlay)}</dd>`}
<dt>suite</dt><dd>${digest(statement.suite)}</dd>
</dl>
${sections.map((section) => sectionHtml(section, most))}
</main>
</body>
</html>
`.text;
}

const ROWS = [
  ["conforms", "conform"],
  ["violates", "violate"],
  ["accepted", "accepted"],
  ["notExercised", "not exercised"],
] as const;

function sectionHtml({ mark, title, items }: Section, most: number): Markup {
  const entries = items.map((item) => {
    const { id, ids = [], besides } = item;
    const about = present(ids.length > 0 && named(ids.map(shortId)), besides).join(", ");
    const muted = about && markup` <span class="muted">${about}</span>`;
    return markup`<li>${id}<bdi>${excerpt(sentenceOf(item), LONGEST)}</bdi>${muted}</li>`;
  });
  return markup`<h2>${MARKS[mark]} ${title}</h2><ul>${capped(entries, most, moreHtml)}</ul>`;
}

/** The height of a badge, the width of a character and what is left free beside a text, in pixels. */
const [HEIGHT, CHARACTER, FREE] = [20, 6.5, 6];

/** A picture of one line; its words, and more, are there for a screen reader. */
export function statementBadge(statement: Statement): string {
  const { name, title, answer, counts, badge, tally, documented, contract, overlay } = statement;
  const day = statement.date.slice(0, 10);
  const short = shortened(name, 30);
  const share = `${tally.conforms}/${documented}${badge.look === "conforms" ? "" : " conform"}`;
  const texts = [
    `${short} · ${title}${overlay === undefined ? "" : " + overlay"}`,
    present(badge.words, documented > 0 && share, day).join(" · "),
  ] as const;
  const widths = texts.map((text) => Math.round(text.length * CHARACTER + 2 * FREE));
  const [left, right] = widths as [number, number];
  const drawn = texts.map((text, index) => {
    const [x, width] = [index * left + FREE, widths[index]! - 2 * FREE];
    return markup`<text x="${x}" y="14" textLength="${width}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
  });
  const said = present(
    `${name} (${title}), ${day}: ${[answer, ...counts].join(" · ")}.`,
    contract && `Contract ${contract}.`,
    overlay && `Overlay ${overlay}.`,
  ).join(" ");
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img">
<title>${said}</title>
<rect width="${left + right}" height="${HEIGHT}" rx="3" fill="${COLORS[badge.look]}"/>
<path d="M3 0h${left - 3}v${HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#30363d"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${drawn}</g>
</svg>
`.text;
}
