import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { api as vpnscript } from "./api.ts";
import { startPlainInstallation, type PlainOptions } from "./plain/installation.support.ts";
import type { VpnScriptSandboxOptions } from "./sandbox/start.ts";
import type { VpnScriptTarget } from "./target.ts";
import {
  idsWith,
  remarkedOn,
  runOn,
  violated,
  wholeRun,
  type WholeRun,
} from "./verify-sandbox.support.ts";

const quick = { jobTimeout: 2 };

/** Jobs that are waited for once, and pending for long enough to be caught at it on a busy machine. */
const steady = [{ jobMs: 150 }, { jobTimeout: 12 }] as const;

test("a conforming panel conforms, is left as it was, and is asked no more than needed", async () => {
  const run = await wholeRun(...steady);
  expect(findingsIn(run)).toEqual({});
  expect(remarkedOn(run)).toEqual([]);
  expect(idsWith(run, "not-exercised")).toEqual([]);
  expect(run.leftovers).toEqual([]);
  expect(run.stood.after).toBe(run.stood.before);
  const { variants, rules, undo } = run.requests;
  // A throttled Laravel answers 60 a minute; Dredd has to ask for the documented variants once more.
  expect(variants + rules + undo).toBeLessThanOrEqual(108);
});

describe("a plain installation, written from the vendor's page alone, breaks nothing:", () => {
  const plain: readonly (readonly [string, PlainOptions])[] = [
    ["as it is", { jobMs: 150 }],
    ["with one login at a time", { jobMs: 150, oneLogin: true }],
  ];
  test.concurrent.each(plain)("%s", async (_, options) => {
    const run = await runOn(await startPlainInstallation(options), { jobTimeout: 12 });
    expect(findingsIn(run)).toEqual({});
    expect(violated(run)).toEqual([]);
    expect(idsWith(run, "conforms").filter(isDocumented)).toHaveLength(42);
    expect(idsWith(run, "not-exercised")).toEqual([]);
    expect(remarkedOn(run)).not.toEqual([]);
    expect(run.leftovers).toEqual([]);
    expect(run.stood.after).toBe(run.stood.before);
  });
});

describe("nothing is found in what the page leaves open:", () => {
  const harmless: readonly (readonly [string, VpnScriptSandboxOptions])[] = [
    ["additional fields", { alter: inJson(withMore) }],
    ["another order of keys", { alter: inJson(reversed) }],
    ["whitespace and escapes", { alter: inText(spaced) }],
    ["headers of a proxy", { alter: withHeaders({ server: "nginx", "x-powered-by": "PHP/8.3" }) }],
    ["a charset", { alter: withHeaders({ "content-type": "application/json; charset=utf-8" }) }],
    ["an address behind a proxy", { alter: inText(proxied) }],
    ["labels in another language", { alter: inText(translated) }],
    ["free slots that change all the time", { alter: inJson(withChangingSlots()) }],
    ["an unhurried panel", { alter: slowly, jobMs: 300 }],
    ["jobs that are done at once", { jobMs: 0 }],
  ];
  test.concurrent.each(harmless)("%s", async (_, options) => {
    const run = await wholeRun(options, quick);
    expect(findingsIn(run)).toEqual({});
    expect(run.stood.after).toBe(run.stood.before);
  });
});

describe("where the target file gives less, less is tried and nothing is found:", () => {
  const given: readonly (readonly [string, Partial<VpnScriptTarget>])[] = [
    ["nobody and nothing", { personas: {}, servers: {} }],
    ["no writes", { allowWrites: false }],
    ["no servers", { servers: {} }],
  ];
  test.concurrent.each(given)("%s", async (_, changes) => {
    const run = await wholeRun({}, { ...quick, ...changes });
    expect(findingsIn(run)).toEqual({});
    expect(idsWith(run, "not-exercised")).not.toEqual([]);
    expect(run.stood.after).toBe(run.stood.before);
  });
});

function isDocumented(id: string): boolean {
  return vpnscript.catalogue.variants[id]?.provenance === "documented";
}

/** By the ids of rules and documented variants. */
function findingsIn(run: WholeRun): Record<string, unknown> {
  return Object.fromEntries(violated(run).map((id) => [id, run.outcomes.get(id)?.findings]));
}

type Alter = (asked: Asked, answer: Answer) => Answer | Promise<Answer>;

function inText(change: (text: string) => string): Alter {
  return (_, answer) => ({ ...answer, body: change(String(answer.body)) });
}

function inJson(change: (json: unknown) => unknown): Alter {
  return inText((text) => {
    if (!text.startsWith("{")) return text;
    return JSON.stringify(change(JSON.parse(text) as unknown));
  });
}

function withHeaders(headers: Readonly<Record<string, string>>): Alter {
  return (_, answer) => ({ ...answer, headers: { ...answer.headers, ...headers } });
}

async function slowly(_: Asked, answer: Answer): Promise<Answer> {
  await wait(15);
  return answer;
}

/** The same JSON, with each object in it changed. */
function everywhere(json: unknown, change: (entries: [string, unknown][]) => object): unknown {
  if (Array.isArray(json)) return json.map((one) => everywhere(one, change));
  if (typeof json !== "object" || json === null) return json;
  return change(Object.entries(json).map(([key, one]) => [key, everywhere(one, change)]));
}

function withMore(json: unknown): unknown {
  return everywhere(json, (entries) =>
    // The errors of invalid data are keyed by field: another key there is another field.
    entries.every(([, value]) => Array.isArray(value) && typeof value[0] === "string")
      ? Object.fromEntries(entries)
      : { ...Object.fromEntries(entries), flavour: "vanilla", nested: { more: [1] } },
  );
}

function reversed(json: unknown): unknown {
  return everywhere(json, (entries) => Object.fromEntries(entries.toReversed()));
}

function spaced(text: string): string {
  return text.startsWith("{")
    ? `${JSON.stringify(JSON.parse(text), undefined, 4).replaceAll("/", "\\/")}\n`
    : text;
}

function proxied(text: string): string {
  return text.replaceAll(/http:\/\/127\.0\.0\.1:\d+\/api/g, "http://backend:8000/panel/api");
}

function translated(text: string): string {
  return text.replace("&laquo; Previous", "&laquo; Zurück").replace("Next &raquo;", "Weiter");
}

/** Other customers come and go: each list has a few slots more or fewer than the one before. */
function withChangingSlots(): (json: unknown) => unknown {
  let lists = 0;
  return (json) => {
    const { data } = json as { readonly data?: unknown };
    if (!Array.isArray(data)) return json;
    const others = [0, 1, 0, 2, 1, 0][lists++ % 6]!;
    return everywhere(json, (entries) => {
      const fields: Record<string, unknown> = Object.fromEntries(entries);
      const slots = fields["wg_available_slots"];
      if (typeof slots === "number" && slots > 0) fields["wg_available_slots"] = slots - others;
      return fields;
    });
  };
}
