import { expect, test } from "vitest";
import type { Model } from "../../contract-tests/engine/model.ts";
import { lifeOf } from "./life.ts";

const variants = {
  a: { id: "lamps/press/200/switched", operation: "press", name: "switched", status: 200 },
  b: { id: "lamps/press/broken", operation: "press", name: "broken", status: null },
} as never;

const model = {
  id: "model-of-a-lamp",
  what: "lamp",
  operations: { press: "press", look: "list", "look at others": "list" },
  chart: {
    transitions: [
      ["off", "press", "switched", "on"],
      ["off", "look", "dark", "off"],
      ["on", "press", "switched", "off"],
      ["on", "look", "bright", "on"],
      ["on", "look at others", "dark", "on"],
      ["burnt", "press", "broken", "burnt"],
      ["without power", "press", "dead", "without power"],
    ],
    byItself: [["on", "burnt"]],
    open: [["off", "look", "unlisted", "off"]],
    openByItself: [["burnt", "gone"]],
  },
} as unknown as Model;

const { svg, steps, alone } = lifeOf({ variants }, model);
const texts = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text = ""]) =>
  text.replace(/<\/tspan><tspan/g, "</tspan>, <tspan").replace(/<[^>]+>/g, ""),
);

test.each([
  ["a state with what it answers", "off, look: dark"],
  ["one that many answers leave as it is", "burnt, press: broken"],
  ["what all states answer alike is left out", "on, look: bright"],
  ["a change, with its variant", "press, 200 switched"],
  ["a change without a request", "by itself"],
  ["one that the page leaves open", "perhaps, by itself"],
  ["a state of which nothing is known", "gone"],
])("the picture shows %s", (_, want) => {
  expect(texts).toContain(want);
});

test("the picture has an arrow for each change", () => {
  expect(svg.match(/marker-(?:end|start)=/g)).toHaveLength(4);
});

test("what nothing leads to or from is told beside the picture", () => {
  expect(alone).toEqual([{ state: "without power", answers: ["press: dead"] }]);
  expect(svg).not.toContain("without power");
});

test("the picture asks for nothing, and has a name and the changes in words", () => {
  expect(svg).not.toMatch(/@import|https?:(?!\/\/www\.w3\.org\/2000\/svg")|<style|<script| style=/);
  expect(svg).toMatch(/aria-labelledby="model-of-a-lamp-title model-of-a-lamp-told"/);
  expect(svg).toContain(">The life of a lamp</title>");
  expect(svg).toContain(">off, look: dark; on, look: bright; burnt, press: broken; ");
  expect(svg).toContain("off to on: press, 200 switched; on to off: press");
});

test("each step of the chart is told, also those that the picture leaves out", () => {
  expect(steps.map(({ from, call, variant, to }) => [from, call, variant ?? "", to])).toEqual([
    ["off", "press", "lamps/press/200/switched", "on"],
    ["off", "look", "", "off"],
    ["on", "press", "lamps/press/200/switched", "off"],
    ["on", "look", "", "on"],
    ["on", "look at others", "", "on"],
    ["burnt", "press", "lamps/press/broken", "burnt"],
    ["without power", "press", "", "without power"],
    ["on", "", "", "burnt"],
    ["off", "look", "", "off"],
    ["burnt", "", "", "gone"],
  ]);
});
