import { renderMermaidSVG } from "beautiful-mermaid";
import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import type { Model, Transition } from "../../contract-tests/engine/model.ts";

/** What leads from one state to another, or leaves it as it is. */
type Step = ReturnType<typeof stepsOf>[number];

/** The life of what a model is about, by its chart: each step, and a picture of them. */
export function lifeOf(catalogue: Pick<Catalogue, "variants">, model: Model) {
  const { id, what } = model;
  const steps = stepsOf(catalogue, model);
  const changes = steps.filter(({ from, to }) => from !== to);
  const told = changes.map((step) => `${step.from} to ${step.to}: ${wordsOf(step).join(", ")}`);
  const svg = renderMermaidSVG(mermaidOf(steps), { padding: 8, layerSpacing: 24 });
  return { what, steps, svg: inPage(svg, id, `The life of a ${what}`, told.join("; ")) };
}

function stepsOf({ variants }: Pick<Catalogue, "variants">, { chart, operations }: Model) {
  const { transitions, open = [], byItself = [], openByItself = [] } = chart;
  const stepOf = (isOpen: boolean) => (given: Transition | readonly [string, string]) => {
    const [from, call, name, to] = given.length === 2 ? [given[0], "", "", given[1]] : given;
    const operation = operations[call];
    const variant = Object.values(variants).find(
      (one) => one.operation === operation && one.name === name,
    );
    const answer = `${variant?.status ?? ""} ${name}`.trim();
    return { from, call, operation, answer, variant: variant?.id, to, isOpen };
  };
  return [
    ...[...transitions, ...byItself].map(stepOf(false)),
    ...[...open, ...openByItself].map(stepOf(true)),
  ];
}

/** A chart in Mermaid's language: a box for each state with what it answers, an arrow for each change. */
function mermaidOf(steps: readonly Step[]): string {
  const states = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
  // What every state answers alike tells none from another.
  const telling = steps.filter(({ call, answer }) =>
    steps.some((other) => other.call === call && other.answer !== answer),
  );
  const boxes = states.map((state, index) => {
    const stays = telling.filter(({ from, to }) => from === state && to === state);
    const sure = stays.filter(({ isOpen }) => !isOpen);
    const lines = [...Map.groupBy(sure.length > 0 ? sure : stays, ({ call }) => call)].map(
      ([call, same]) => `${call}: ${same.map(({ answer }) => answer).join(" or ")}`,
    );
    return `${index}("${[`<b>${state}</b>`, ...lines].join("<br/>")}")`;
  });
  const arrows = steps.flatMap((step) => {
    const [from, to] = [states.indexOf(step.from), states.indexOf(step.to)];
    const [ahead, back] = step.call === "" ? ["-.->", "<-.-"] : ["-->", "<---"];
    const label = `|${wordsOf(step).join("<br/>")}|`;
    if (from === to) return [];
    // The layout runs from above to below, also where an arrow leads back.
    return from < to ? `${from} ${ahead}${label} ${to}` : `${to} ${back}${label} ${from}`;
  });
  return ["flowchart TD", ...boxes, ...arrows].join("\n");
}

function wordsOf({ call, answer, isOpen }: Step): string[] {
  if (call === "") return [isOpen ? "perhaps, by itself" : "by itself"];
  return [call, answer];
}

/** How much larger it is shown than it was laid out: not every reader's font is as narrow as the one it was measured by. */
const SCALE = 1.25;

/** A picture with the page's own colors, without the style and font of its maker, and with a name. */
function inPage(svg: string, id: string, title: string, told: string): string {
  const head = `class="life" role="img" aria-labelledby="${id}-title ${id}-told"`;
  return svg
    .replace(
      /<style>.*?<\/style>/s,
      `<title id="${id}-title">${title}</title><desc id="${id}-told">${told}</desc>`,
    )
    .replace(/ (?:data-[\w-]+|style|class)="[^"]*"/g, "")
    .replace(
      /(<svg [^>]*?)width="(.+?)" height="(.+?)"/,
      (_, svg, width, height) =>
        `${svg}${head} width="${SCALE * width}" height="${SCALE * height}"`,
    )
    .replace("auto-start-reverse", "auto")
    .replace(/(?<=id="|url\(#)arrowhead/g, `${id}-arrow`);
}
