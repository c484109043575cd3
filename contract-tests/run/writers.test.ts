import { expect, test } from "vitest";
import { TARGET } from "../engine/invented-api.support.ts";
import { eventsOf, KITCHEN, useOwnJudges } from "./verify.support.ts";

useOwnJudges();

const NOTE = "notes/readNote/200/note";

test.each<[what: string, other: Partial<typeof TARGET>, only: string | undefined, inTurn: boolean]>(
  [
    ["at one address", {}, undefined, true],
    ["at one address, however it ends", { baseUrl: `${TARGET.baseUrl}/` }, undefined, true],
    ["at another address", { baseUrl: "http://b.example" }, undefined, false],
    ["of which one may not write", { allowWrites: false }, undefined, false],
    ["of which only reads are wanted", {}, NOTE, false],
  ],
)("two targets %s", async (_, other, only, inTurn) => {
  const pantry = { ...KITCHEN, target: { ...TARGET, name: "pantry", ...other } };
  const wanted = only === undefined ? undefined : (id: string) => id === only;
  const events = await eventsOf([KITCHEN, pantry], { wanted });
  const ends = events.flatMap((event) => {
    if (event.event === "begun") return [`${event.target} begins`];
    return event.event === "target" ? [`${event.report.name} ends`] : [];
  });
  const [begun] = ends.slice(1);
  expect(begun).toBe(inTurn ? "kitchen ends" : "pantry begins");
  const notes = events.flatMap((one) => (one.event === "target" ? one.report.notes : []));
  const note =
    "It has the address of the target kitchen, and both may write: they were verified one after the other.";
  expect(notes.filter((one) => one === note)).toHaveLength(inTurn ? 1 : 0);
});

test("what waits for its turn when the run is cut short does not begin", async () => {
  const stop = new AbortController();
  const pantry = { ...KITCHEN, target: { ...TARGET, name: "pantry" } };
  const observe = () => stop.abort(new Error("--max-time 1 is over"));
  const events = await eventsOf([KITCHEN, pantry], { signal: stop.signal, observe });
  expect(events.filter(({ event }) => event === "begun")).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({ event: "end", cutShort: "--max-time 1 is over" });
});
