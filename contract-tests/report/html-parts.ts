import { acceptedBy, type Applied } from "./deviations.ts";
import { findingsOf, unexercisedOf, type LocatedFinding } from "./findings.ts";
import { partsOf } from "./finding-text.ts";
import { html, type Html } from "./html-text.ts";
import { aboutOf, plural, shortId, type Catalogues } from "./outline.ts";
import { ACCEPTED_MARK, MARKS } from "./paint.ts";
import { excerpt } from "./printable.ts";
import type { TargetReport } from "./report.ts";

/** Findings that stand open at first; with more of them a reader wants the list. */
const MOST_OPEN = 6;

/** The findings that are new, each to fold, and the accepted ones in a line each. */
export function findingsHtml(
  target: TargetReport,
  fresh: readonly LocatedFinding[],
  { catalogues, applied }: { catalogues?: Catalogues | undefined; applied?: Applied | undefined },
): Html {
  const open = fresh.length <= MOST_OPEN ? " open" : "";
  const accepted = findingsOf(target).flatMap((found) => {
    const deviation = acceptedBy(applied, found);
    return deviation ? [{ ...found, deviation }] : [];
  });
  return html`${
    fresh.length === 0
      ? ""
      : html`<h3>Findings (${fresh.length})</h3>
          ${fresh.map((found) => findingHtml(found, aboutOf(found, target, catalogues) ?? "", open))}`
  }${
    accepted.length === 0
      ? ""
      : html`<h3>Accepted deviations</h3>
          <ul>
            ${accepted.map(
              ({ id, finding, deviation }) =>
                html`<li data-filter="${id} accepted">
                  ${ACCEPTED_MARK} <code>${shortId(id)}</code> ${excerpt(finding.message)}
                  <span class="muted"
                    >${excerpt(deviation.reason)} (${excerpt(deviation.owner)}, until
                    ${deviation.expires})</span
                  >
                </li>`,
            )}
          </ul>`
  }`;
}

function findingHtml({ id, finding }: LocatedFinding, about: string, open: string): Html {
  return html`<details class="finding" data-filter="${id} violates" ${open}>
    <summary>
      <span class="violates">${MARKS.violates}</span> <code>${shortId(id)}</code>
      <span class="message"><bdi>${excerpt(finding.message)}</bdi></span>
    </summary>
    <p class="muted">${about}</p>
    <dl>
      ${partsOf(finding).map(
        ({ label, text }) =>
          html`<dt>${label}</dt>
            <dd class="${label}">
              ${label === "check" ? text : html`<code><bdi>${text}</bdi></code>`}
            </dd>`,
      )}
    </dl>
  </details> `;
}

/** Why a target could not be verified, if it could not. */
export function errorHtml({ error }: TargetReport): Html | string {
  if (error === undefined) return "";
  return html`<div class="alarm" role="alert">
    <p><strong>It could not be verified.</strong> <bdi>${excerpt(error)}</bdi></p>
  </div>`;
}

export function leftoversHtml({ leftovers }: TargetReport): Html | string {
  if (leftovers.length === 0) return "";
  return html`<div class="alarm" role="alert">
    <p>
      <strong
        >Left behind: this run created ${plural(leftovers.length, "thing")} that it could not
        remove. Remove ${leftovers.length === 1 ? "it" : "them"} by hand.</strong
      >
    </p>
    <ul>
      ${leftovers.map(({ what, why }) => html`<li><bdi>${excerpt(what)}</bdi> <span class="muted">(<bdi>${excerpt(why)}</bdi>)</span></li>`)}
    </ul>
  </div>`;
}

export function unexercisedHtml(target: TargetReport): Html | string {
  const all = unexercisedOf(target);
  if (all.length === 0) return "";
  return html`<h3>Not exercised</h3>
    <ul class="reasons">
      ${all.map(
        ({ reason, ids, others }) =>
          html`<li>
            <bdi>${excerpt(reason)}</bdi
            ><span class="about"
              >${ids.map((id, index) => html`${index > 0 ? ", " : ""}<code>${shortId(id)}</code>`)}${others === 0 ? "" : `${ids.length > 0 ? ", and " : ""}${plural(others, "variant")} that the page does not document`}</span
            >
          </li>`,
      )}
    </ul>`;
}
