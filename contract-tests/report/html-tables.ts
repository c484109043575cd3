import { acceptedBy, type Applied } from "./deviations.ts";
import { findingsOf, type LocatedFinding } from "./findings.ts";
import { html, type Html } from "./html-text.ts";
import {
  conforming,
  nameInOperation,
  outlineOf,
  shortId,
  variantOf,
  type Catalogues,
} from "./outline.ts";
import { ACCEPTED_MARK, MARKS } from "./paint.ts";
import type { RuleReport, TargetReport, VariantReport } from "./report.ts";

/** Every variant of a target and its verdict, by operation. */
export function variantTable(
  target: TargetReport,
  { catalogues, applied }: { catalogues?: Catalogues | undefined; applied?: Applied | undefined },
): Html {
  const found = Map.groupBy(findingsOf(target), ({ id }) => id);
  return html`<h3>Variants</h3>
    <table class="variants">
      <caption class="quiet">
        Variants of ${target.name} by operation
      </caption>
      <thead>
        <tr>
          <th scope="col">Variant</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      ${outlineOf(target).map(
        ({ name, documented, others }) =>
          html`<tbody>
            <tr class="operation">
              <th scope="rowgroup">${name}</th>
              <td>
                ${documented.length > 0 ? `${conforming(documented)}/${documented.length}` : ""}
              </td>
            </tr>
            ${[...documented, ...others].map((one) => row(one, nameInOperation(one.id), variantOf(one.id, catalogues)?.summary, found.get(one.id), applied))}
          </tbody>`,
      )}
    </table>`;
}

/** Every rule of a target and its verdict. */
export function ruleTable(target: TargetReport, applied: Applied | undefined): Html {
  const found = Map.groupBy(findingsOf(target), ({ id }) => id);
  return html`<h3>Rules</h3>
    <table class="variants">
      <caption class="quiet">
        Rules of ${target.name}
      </caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${target.rules.map((one) => row(one, shortId(one.id).replace(/^rules\//, ""), one.title, found.get(one.id), applied))}
      </tbody>
    </table>`;
}

function row(
  one: VariantReport | RuleReport,
  name: string,
  about: string | undefined,
  found: readonly LocatedFinding[] = [],
  applied: Applied | undefined,
): Html {
  const accepted =
    found.length > 0 && found.every((finding) => acceptedBy(applied, finding) !== undefined);
  const words = accepted ? "accepted" : one.verdict.replace("-", " ");
  const beyond = "provenance" in one && one.provenance !== "documented" ? one.provenance : "";
  // That nobody can bring about what the page merely implies is no news.
  const quiet = beyond !== "" && one.verdict === "not-exercised";
  const look = accepted ? "accepted" : quiet ? "muted" : one.verdict;
  return html` <tr data-filter="${one.id} ${one.verdict}">
    <th scope="row">
      <code>${name}</code>${beyond === "" ? "" : html` <span class="tag">${beyond}</span>`}<span
        class="about"
        >${about ?? ""}</span
      >
    </th>
    <td class="${look}">
      <span class="verdict">${accepted ? ACCEPTED_MARK : MARKS[one.verdict]}&nbsp;${words}</span>
    </td>
  </tr>`;
}
