import { markup, type Markup } from "./markup.ts";

/** The size of a plot in its own units; a page stretches it. */
export const [WIDTH, HEIGHT] = [600, 100];

interface Plot {
  readonly caption: Markup;
  /** The plot in words. */
  readonly label: string;
  readonly shapes: readonly (Markup | undefined)[];
  /** What is at the top of the vertical axis, which begins at 0. */
  readonly top: number;
  readonly from: string;
  readonly to: string;
}

/** A plot with its axes. Their words are beside it: it is stretched, and they must not be. */
export function plotHtml({ caption, label, shapes, top, from, to }: Plot): Markup {
  return markup`
      <figure class="plot">
        <figcaption>${caption}</figcaption>
        <div class="axis" aria-hidden="true"><span>${top}</span><span>0</span></div>
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">${shapes}</svg>
        <div class="axis" aria-hidden="true"><span>${from}</span><span>${to}</span></div>
      </figure>`;
}
