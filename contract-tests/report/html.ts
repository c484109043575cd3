import { createHash } from "node:crypto";
import type { Verdict } from "../engine/exercise.ts";
import { appliedWords, freshOf, type Applied } from "./deviations.ts";
import { html, type Html } from "./html-text.ts";
import { ruleTable, variantTable } from "./html-tables.ts";
import { errorHtml, findingsHtml, leftoversHtml, unexercisedHtml } from "./html-parts.ts";
import { SCRIPT, STYLE } from "./html-page.ts";
import {
  countsOf,
  duration,
  isUntried,
  plural,
  ruleCounts,
  ruleStanding,
  standingOf,
  titleOf,
  variantCounts,
  variantStanding,
  type Catalogues,
} from "./outline.ts";
import { ACCEPTED_MARK, MARKS, type Standing } from "./paint.ts";
import { excerpt } from "./printable.ts";
import type { Report, TargetReport } from "./report.ts";

export interface HtmlOptions {
  readonly catalogues?: Catalogues | undefined;
  readonly applied?: Applied | undefined;
}

/** One HTML page that holds everything, asks no network for anything and runs no script but its own. */
export function htmlReport(report: Report, options: HtmlOptions = {}): string {
  const { targets } = report;
  const worst = targets.map(standingOf).find((one) => one === "unverified" || one === "violates");
  const policy = `default-src 'none'; img-src data:; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${worst ? `${MARKS[worst]} ` : ""}Contract conformance</title>
        <link rel="icon" href="data:," />
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <header>
          <h1>Contract conformance</h1>
          <p class="lead">${lead(targets, options.applied)}</p>
          <p class="muted">
            ${report.tool},
            <time datetime="${report.startedAt}">${readableTime(report.startedAt)}</time>
          </p>
        </header>
        <main>
          ${targets.length > 1 ? overview(targets) : ""}
          <form id="filter" role="search" hidden>
            <label for="words">Filter</label>
            <input
              id="words"
              type="search"
              autocomplete="off"
              spellcheck="false"
              placeholder="wireguard violates"
            />
            <output for="words" aria-live="polite"></output>
          </form>
          ${targets.map((target, index) => targetHtml(target, index, options))}
          ${deviationsHtml(options.applied)}
        </main>
        <footer class="muted">
          <p>
            ${MARKS.conforms} conforms · ${MARKS.violates} violates · ${MARKS["not-exercised"]} not
            exercised · ${ACCEPTED_MARK} accepted deviation. Only documented variants count.
          </p>
        </footer>
        ${raw(`<script>${SCRIPT}</script>`)}
      </body>
    </html> `;
  return page.text;
}

function raw(text: string): Html {
  return { text };
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function readableTime(iso: string): string {
  return iso.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
}

/** The answer for all targets in a line, the worst first. */
function lead(targets: readonly TargetReport[], applied: Applied | undefined): string {
  const words: Readonly<Record<Standing, string>> = {
    unverified: "could not be verified",
    violates: targets.length === 1 ? "violates its contract" : "violate their contract",
    "not-exercised": "without a violation, but not exercised whole",
    conforms: targets.length === 1 ? "keeps its contract" : "keep their contract",
  };
  const standings = (Object.keys(words) as Standing[]).flatMap((one) => {
    const count = targets.filter((target) => standingOf(target) === one).length;
    if (count === 0) return [];
    const who = targets.length === 1 ? "The installation" : `${count} of ${targets.length}`;
    return [`${MARKS[one]} ${who} ${words[one]}`];
  });
  return [...standings, ...appliedWords(applied)].join(" · ");
}

function overview(targets: readonly TargetReport[]): Html {
  return html`<table class="overview">
    <caption class="quiet">
      Installations
    </caption>
    <thead>
      <tr>
        <th scope="col">Installation</th>
        <th scope="col">Result</th>
      </tr>
    </thead>
    <tbody>
      ${targets.map(
        (target, index) =>
          html` <tr>
            <th scope="row"><a href="#target-${index}">${target.name}</a></th>
            <td>
              <span class="${standingOf(target)}">${MARKS[standingOf(target)]}</span>
              ${countsOf(target)}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function targetHtml(target: TargetReport, index: number, options: HtmlOptions): Html {
  const { catalogues } = options;
  return html`<section class="target" id="target-${index}" aria-labelledby="name-${index}">
    <h2 id="name-${index}">${target.name}</h2>
    <p class="muted">${titleOf(target.api, catalogues)} at <bdi>${excerpt(target.baseUrl)}</bdi></p>
    ${errorHtml(target)} ${isUntried(target) ? leftoversHtml(target) : bodyHtml(target, options)}
    ${
      target.notes.length > 0
        ? html`<h3>Notes</h3>
            <ul>
              ${target.notes.map((note) => html`<li><bdi>${excerpt(note)}</bdi></li>`)}
            </ul>`
        : ""
    }
  </section>`;
}

/** Counts, findings and verdicts: all of it that only a target which answered has. */
function bodyHtml(target: TargetReport, options: HtmlOptions): Html {
  const rules = ruleCounts(target);
  return html`${bar(target)}
    <ul class="counts">
      <li>${standing(variantStanding(target), variantCounts(target))}</li>
      ${rules === "" ? "" : html`<li>${standing(ruleStanding(target), rules)}</li>`}
      <li class="muted">${plural(target.requests, "request")} in ${duration(target.durationMs)}</li>
    </ul>
    ${leftoversHtml(target)} ${findingsHtml(target, freshOf(target, options.applied), options)}
    ${variantTable(target, options)}
    ${target.rules.length > 0 ? ruleTable(target, options.applied) : ""} ${unexercisedHtml(target)}`;
}

function standing(verdict: Verdict, words: string): Html {
  return html`<strong class="${verdict}">${MARKS[verdict]} ${words}</strong>`;
}

/** The shares of the verdicts as a bar; the words below it say the same. */
function bar({ summary }: TargetReport): Html {
  const { documented, conforms, violates, notExercised } = summary;
  let x = 0;
  const part = (count: number, name: string) => {
    const width = documented === 0 ? 0 : (100 * count) / documented;
    const rect = html`<rect class="${name}" x="${x}" width="${width}" height="6" />`;
    x += width;
    return rect;
  };
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    ${[part(conforms, "conforms"), part(violates, "violates"), part(notExercised, "not-exercised")]}
  </svg>`;
}

function deviationsHtml(applied: Applied | undefined): Html | string {
  if (!applied || applied.expired.length + applied.untrue.length === 0) return "";
  return html`<section class="target">
    <h2>Deviations to look at</h2>
    <ul>
      ${applied.expired.map((one) => html`<li><code>${one.id}</code>, ${one.check}: expired on ${one.expires} (${excerpt(one.owner)})</li>`)}
      ${applied.untrue.map((one) => html`<li><code>${one.id}</code>, ${one.check}: no longer true; remove it</li>`)}
    </ul>
  </section>`;
}
