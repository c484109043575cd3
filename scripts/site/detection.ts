import { barX, plot, text } from "@observablehq/plot";
// @ts-expect-error -- it has types for a module of another name
import { createDocument } from "@mixmark-io/domino";
import type { Figures } from "../../contract-tests/faults/figures.ts";
import { FAMILY_TITLES, shareOf } from "../../contract-tests/faults/page.ts";

/** As wide as a phone shows: it is as wide as its column elsewhere. */
const [WIDTH, LEFT, RIGHT] = [340, 85, 85];

/** Above the bars, from where their names begin. */
const TITLE = {
  frameAnchor: "top-left",
  lineAnchor: "bottom",
  dx: -LEFT,
  dy: -8,
  lineWidth: 26,
  fontWeight: 600,
} as const;

/** What of the planted faults was seen, as bars: for each family and API one for each way to run. */
export function detectionPicture({ families }: Pick<Figures, "families">): string {
  const faults = families.filter(({ family }) => family !== "harmless");
  const bars = faults.flatMap(({ api, family, planted, dredd, vitest, both, model = 0 }) => {
    const ways = { "Dredd alone": dredd, "Vitest alone": vitest, "both, --model": both + model };
    const of = `${api}: ${planted} faults ${FAMILY_TITLES[family]}`;
    return Object.entries(ways).map(([by, seen]) => {
      return { of, by, percent: (100 * seen) / planted, seen: shareOf(seen, planted) };
    });
  });
  const at = { fy: "of", y: "by", x: "percent" } as const;
  const firsts = bars.filter(({ of }, index) => bars[index - 1]?.of !== of);
  const svg = plot({
    document: createDocument() as object,
    className: "bars",
    ...{ width: WIDTH, height: 100 * faults.length },
    ...{ marginLeft: LEFT, marginRight: RIGHT, marginTop: 34 },
    ariaLabel: "Shares of the planted faults that were seen",
    ariaDescription: bars.map(({ of, by, seen }) => `${of}: ${by} ${seen}`).join("; "),
    x: { domain: [0, 100], label: null, ticks: 5, tickFormat: (tick) => `${tick} %` },
    y: { domain: bars.slice(0, 3).map(({ by }) => by), label: null, tickSize: 0, padding: 0.25 },
    fy: { domain: firsts.map(({ of }) => of), axis: null, padding: 0.4 },
    color: { range: ["var(--soft)", "var(--accent)", "var(--good)"] },
    marks: [
      barX(bars, { ...at, fill: "by" }),
      text(bars, { ...at, text: "seen", textAnchor: "start", dx: 6 }),
      text(firsts, { ...TITLE, fy: "of", text: "of" }),
    ],
  });
  svg.setAttribute("role", "img");
  svg.setAttribute("font-size", "11");
  // The picture has a name and a description; its parts may have none.
  return svg.outerHTML.replace(/(<g [^>]*)aria-label="[^"]*"/g, "$1");
}
