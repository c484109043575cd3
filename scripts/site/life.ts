import { renderMermaidSVG } from "beautiful-mermaid";
import type { Catalogue } from "../../contract-tests/engine/description/catalogue.ts";
import type { Model, Transition } from "../../contract-tests/engine/model.ts";

/** What leads from one state to another, or leaves it as it is. */
type Step = ReturnType<typeof stepsOf>[number];

/** The life of what a model is about, by its chart: each step, and a picture of them. */
export function lifeOf(catalogue: Pick<Catalogue, "variants">, model: Model) {
  const { id, what, unsaid } = model;
  const steps = stepsOf(catalogue, model);
  const changes = steps.filter(({ from, to }) => from !== to);
  const { joined = [], alone = [] } = Object.groupBy(statesOf(steps), ({ state }) =>
    changes.some(({ from, to }) => from === state || to === state) ? "joined" : "alone",
  );
  const told = [
    ...joined.map(({ state, answers }) => [state, ...answers].join(", ")),
    ...changes.map((step) => `${step.from} to ${step.to}: ${wordsOf(step).join(", ")}`),
  ];
  const svg = renderMermaidSVG(mermaidOf(joined, changes), { padding: 8, layerSpacing: 24 });
  // A picture of changes has no place for what nothing leads to or from.
  return {
    ...{ what, unsaid, steps, alone },
    svg: inPage(svg, id, `The life of a ${what}`, told.join("; ")),
  };
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

/** Each state, with what tells it from others: what it answers and stays as it is. */
function statesOf(steps: readonly Step[]) {
  const states = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
  // What every state answers alike tells none from another.
  const telling = steps.filter(({ call, answer }) =>
    steps.some((other) => other.call === call && other.answer !== answer),
  );
  return states.map((state) => {
    const stays = telling.filter(({ from, to }) => from === state && to === state);
    const sure = stays.filter(({ isOpen }) => !isOpen);
    const answers = [...Map.groupBy(sure.length > 0 ? sure : stays, ({ call }) => call)].map(
      ([call, same]) => `${call}: ${same.map(({ answer }) => answer).join(" or ")}`,
    );
    return { state, answers };
  });
}

/** A chart in Mermaid's language: a box for each state, an arrow for each change. */
function mermaidOf(states: ReturnType<typeof statesOf>, changes: readonly Step[]): string {
  const boxes = states.map(({ state, answers }, index) => {
    return `${index}("${[`<b>${state}</b>`, ...answers].join("<br/>")}")`;
  });
  const placeOf = (name: string) => states.findIndex(({ state }) => state === name);
  const arrows = changes.map((step) => {
    const [from, to] = [placeOf(step.from), placeOf(step.to)];
    const [ahead, back] = step.call === "" ? ["-.->", "<-.-"] : ["-->", "<---"];
    const label = `|${wordsOf(step).join("<br/>")}|`;
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
