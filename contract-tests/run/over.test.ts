import { afterEach, expect, test, vi } from "vitest";
import { connected, variant } from "../engine/exercise.support.ts";
import { kindOf } from "../engine/exchange/exchange.ts";
import { exchanged } from "../engine/invented.support.ts";
import { notesApi, type Answers } from "../engine/invented-api.support.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import { must } from "../engine/judgement/seen.ts";
import type { Rule } from "../engine/session.ts";
import { overBy } from "./over.ts";
import { Told } from "./told.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const READ = exchanged({ id: 1, text: "milk" });
const KINDS = [kindOf(READ.request)];
const NOTE = variant("readNote/200/note");
/** A rule that finds a long note. */
const SHORT: Rule = {
  id: "notes-are-short",
  title: "A note has less than ten characters.",
  source: "Notes, tab 1",
  async check(session, found) {
    const note = await session.expect("readNote/200/note", { parameters: { id: 1 } });
    const { text } = note as { text: string };
    must(found, { value: text }, text.length < 10, undefined, "The note is long.");
  },
};
const RULE = "notes/rules/notes-are-short";

/** What is over, and what was asked to find out, where a gateway is to blame for a variant and a rule, and what they are asked now answers so. */
async function over(answers: Answers, isOfInstallation = true) {
  const { session, log } = connected(answers);
  const violates: Outcome = { verdict: "violates", findings: [], undocumented: [], assertions: 1 };
  const told = new Told();
  for (const id of [NOTE.id, RULE])
    told.take("vitest", id, { ...violates, unless: { by: "a gateway", kinds: KINDS, why: "" } });
  told.take("vitest", variant("readNote/200/locked").id, violates);
  if (isOfInstallation) session.transport.gateways.came(READ, false);
  const variants = Object.values(notesApi.catalogue.variants);
  const is = await overBy({ session, variants, rules: [SHORT] }, told);
  return { over: [...is], log };
}

test.each<[what: string, text: string | number, want: string[]]>([
  ["each that is as documented now", "milk", [NOTE.id, RULE]],
  ["not what still is not", "a text of more than ten letters", [NOTE.id]],
  ["nothing if all is as it was", 1, []],
])("over is %s", async (_, text, want) => {
  const found = await over({ "GET /note?id=1": [200, { id: 1, text }] });
  expect(found).toEqual({ over: want, log: ["GET /note?id=1", "GET /note?id=1"] });
});

test("nothing is asked where the gateway has answered of itself", async () => {
  expect(await over({}, false)).toEqual({ over: [], log: [] });
});

test("over is a kind of requests that has failed in a spell, and does no more", async () => {
  const { session, log } = connected();
  const { request } = await session.send("readNote", { parameters: { id: 1 } });
  session.answers.take(exchanged({}, { status: 500 }, request));
  const is = await overBy({ session, variants: [], rules: [] }, new Told());
  expect([...is]).toEqual([kindOf(request)]);
  expect(log.length).toBeGreaterThan(1);
});
