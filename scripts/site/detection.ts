import type { Figures } from "../../contract-tests/faults/figures.ts";
import { FAMILY_TITLES, shareOf } from "../../contract-tests/faults/page.ts";
import { markup } from "../../contract-tests/report/markup.ts";

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
