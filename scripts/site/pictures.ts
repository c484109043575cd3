import type { Figures } from "../../contract-tests/faults/figures.ts";
import { FAMILY_TITLES, shareOf } from "../../contract-tests/faults/page.ts";
import { causesIn } from "../../contract-tests/report/findings.ts";
import { gridHtml } from "../../contract-tests/report/grid.ts";
import type { Catalogues } from "../../contract-tests/report/ids.ts";
import { markup } from "../../contract-tests/report/markup.ts";
import { outlineOf } from "../../contract-tests/report/outline.ts";
import type { Report, TargetReport } from "../../contract-tests/report/report.ts";
import { summaryOf } from "../../contract-tests/report/standing.ts";
import { timelineHtml, trendPlots } from "../../contract-tests/report/plots.ts";
import detection from "../../docs/reference/detection.json" with { type: "json" };

/** Where a page of Markdown, which is read without them too, has a picture on the site. */
const PLACE = /<!-- The site shows a picture of (.*?)\. -->/g;

/** Puts the pictures into a page; those of runs are drawn by the code of reports. */
export function withPictures(run: Report, catalogues: Catalogues): (html: string) => string {
  const times = run.targets.map(({ name, durationMs, timeline }) => {
    const plot = timelineHtml({ durationMs, timeline });
    return plot ? markup`<p class="facts">${name}</p>${plot}`.text : "";
  });
  const pictures: Readonly<Record<string, string>> = {
    "this table": detectionPicture(detection as Figures),
    "the run": times.join(""),
    "a fleet": sample([
      ...gridHtml({ ...outlineOf(fleetLike(run), { catalogues }), findings: [] }),
    ]),
    "its trend": sample([trendPlots(NIGHTS)]),
  };
  return (html) => html.replace(PLACE, (_, what: string) => pictures[what]!);
}

/** What of the planted faults was seen, as bars: for each family and API one for each way to run. */
export function detectionPicture({ families }: Pick<Figures, "families">): string {
  const faults = families.filter(({ family }) => family !== "harmless");
  const groups = faults.map(({ api, family, planted, dredd, vitest, both, model = 0 }) => {
    const ways = { "Dredd alone": dredd, "Vitest alone": vitest, "both, --model": both + model };
    const bars = Object.entries(ways).map(([by, seen]) => {
      const bar = markup`<meter aria-label="${by}" max="${planted}" value="${seen}"></meter>`;
      return markup`<dt>${by}</dt><dd>${bar} ${shareOf(seen, planted)}</dd>`;
    });
    return markup`<p>${api}: ${planted} faults ${FAMILY_TITLES[family]}</p><dl>${bars}</dl>`;
  });
  return markup`<figure class="bars" data-kind="none">${groups}</figure>`.text;
}

function sample(parts: readonly { readonly text: string }[]): string {
  const drawn = parts.map(({ text }) => text).join("");
  return `<div data-kind="none"><p class="facts">A sample: nobody runs these installations.</p>${drawn}</div>`;
}

/** How many variants each of some panels violates. */
const PANELS = { berlin: 2, oslo: 2, rome: 1, lisbon: 0, vienna: 0, zurich: 0 };

/** A report of installations like the first of a run, of which some have been broken since. */
function fleetLike(run: Report): Report {
  const [first] = run.targets;
  if (!first) return run;
  const documented = first.variants.filter(({ provenance }) => provenance === "documented");
  const targets = Object.entries(PANELS).map(([name, count]): TargetReport => {
    const broken = new Set(documented.slice(3, 3 + count));
    const variants = first.variants.map((one) =>
      broken.has(one) ? { ...one, verdict: "violates" as const } : one,
    );
    const told = { variants, findings: causesIn(variants), summary: summaryOf(variants) };
    return { ...first, ...told, name: `panel-${name}`, rules: [] };
  });
  return { ...run, targets };
}

const NIGHTS = [0, 0, 1, 1, 0, 0, 0, 2, 2, 3].map((violate, night) => ({
  startedAt: `2026-03-${10 + night}T02:00:00Z`,
  ...{ targets: 6, violate, unchecked: night === 4 ? 1 : 0, findings: Math.min(violate, 2) },
}));
