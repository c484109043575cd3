import { loadApi } from "../apis/discover.ts";
import type { Api } from "../engine/api.ts";
import type { Variant } from "../engine/catalogue.ts";
import type { Outcome } from "../engine/outcome.ts";
import { keyOf } from "../engine/judge.ts";
import { FORM_LIBERTIES } from "../sandbox/form.ts";
import { select } from "../run/plan.ts";
import { ruleId } from "../engine/work.ts";
import type { Schema } from "./described.ts";
import type { WireFault } from "./fault.ts";
import { CONTENT_CHANGES, LIVED_IN } from "./harmless/content.ts";
import { nameIn, type Job, type Sighting } from "./job.ts";
import { leadsTo } from "./place.ts";
import type { Change } from "./planting.ts";
import { trial, type Trial, type TrialOptions } from "./trial.ts";
import { wireFaults } from "./wire/wire.ts";

/** Does one job and says what was seen of each of its faults. */
export async function perform(job: Job): Promise<Sighting[]> {
  const api = await loadApi(job.api);
  if (job.family === "wire") return plantOnWire(api, job);
  if (job.family !== "harmless") return [await misbehave(api, job)];
  return [await changeHarmlessly(api, job)];
}

async function plantOnWire(api: Api, job: Job): Promise<Sighting[]> {
  const known = await faultsOf(api);
  const faults = job.ids.map((id) => known.get(id)!);
  const plants = new Map(faults.map((fault) => [fault.variant, fault]));
  const variants = Object.values(api.catalogue.variants).filter(({ id }) => plants.has(id));
  const done = await trial(api, job.tool, { variants, plants });
  return faults.map((fault) => {
    const { id, variant } = fault;
    const outcome = done.outcomes.get(variant);
    const pointing = outcome?.findings.find(({ at }) => pointsAt(at, fault));
    const seen = done.planted.has(id) && pointing !== undefined;
    return { ...job, id, seen, ...noteOf(seen, done, outcome, variant) };
  });
}

/** A finding points at a fault if it names its place, or objects to the answer as a whole. */
function pointsAt(found: string | undefined, { at }: WireFault): boolean {
  if (at === undefined || found === undefined) return true;
  return typeof at === "string" ? found === at : found.startsWith("/") && leadsTo(found, at);
}

async function misbehave(api: Api, job: Job): Promise<Sighting> {
  const id = job.ids[0]!;
  const { variants, rules } = workOf(api, job.tool);
  const documented = new Set(
    variants.filter(({ provenance }) => provenance === "documented").map((one) => one.id),
  );
  for (const rule of rules) documented.add(ruleId(api, rule));
  const shows =
    job.family === "implied"
      ? (_: string, outcome: Outcome) => outcome.verdict === "violates" || isRemarkedOn(outcome)
      : (of: string, outcome: Outcome) => outcome.verdict === "violates" && documented.has(of);
  const done = await trial(api, job.tool, {
    variants:
      job.family === "implied" ? variants : variants.filter((one) => documented.has(one.id)),
    rules,
    fault: nameIn(id),
    unhurried: job.family === "implied",
    enough: shows,
  });
  const all = [...done.outcomes];
  const shown = all.find(([of, outcome]) => shows(of, outcome));
  const [where = "", outcome] =
    shown ?? all.find(([, { verdict }]) => verdict === "not-exercised") ?? [];
  const seen = shown !== undefined;
  return { ...job, id, seen, ...noteOf(seen, done, outcome, where) };
}

function isRemarkedOn({ remarks = [] }: Outcome): boolean {
  return remarks.length > 0;
}

async function changeHarmlessly(api: Api, job: Job): Promise<Sighting> {
  const id = job.ids[0]!;
  const name = nameIn(id);
  const content = CONTENT_CHANGES[name];
  const { variants, rules } = workOf(api, job.tool);
  const done = content
    ? await trial(api, job.tool, { variants, plants: contentPlants(api, variants, id, content) })
    : await trial(api, job.tool, {
        variants,
        rules,
        liberties: job.liberties,
        livedIn: name === LIVED_IN,
      });
  const clean = await cleanOutcomes(api, job.tool);
  const [where, outcome] =
    [...done.outcomes].find(
      ([one, { verdict }]) =>
        clean.get(one)?.verdict === "conforms" &&
        (isWhole(name) ? verdict !== "conforms" : verdict === "violates" && isDocumented(api, one)),
    ) ?? [];
  if (outcome) return { ...job, id, seen: true, ...noteOf(true, done, outcome, where ?? "") };
  // Some liberties concern only what rules ask for, and Dredd tries none.
  const idle = done.planted.size === 0 && name !== LIVED_IN && job.tool === "vitest";
  if (idle) throw new Error(`${id}: there was no answer that it could be made to`);
  return { ...job, id, seen: done.stopped !== undefined, ...noteOf(false, done, undefined, "") };
}

/** Whether a change keeps nothing from being exercised, inferred variants included. A panel that does a job at once cannot be caught at it. */
function isWhole(name: string): boolean {
  return name in FORM_LIBERTIES || name in CONTENT_CHANGES || name === LIVED_IN;
}

function isDocumented({ catalogue }: Api, id: string): boolean {
  const variant = Object.values(catalogue.variants).find((one) => one.id === id);
  return variant === undefined || variant.provenance === "documented";
}

function workOf(api: Api, tool: Job["tool"]): Required<Pick<TrialOptions, "variants" | "rules">> {
  const { variants, rules } = select({ api, ...api });
  return { variants, rules: tool === "vitest" ? rules : [] };
}

/** Answers of writes stay as they are: a run remembers what it has created by them. */
function contentPlants(
  api: Api,
  variants: readonly Variant[],
  id: string,
  content: (typeof CONTENT_CHANGES)[string],
): Map<string, Change> {
  const reading = variants.filter(({ operation }) => {
    const { effect } = api.catalogue.operations[operation]!;
    return effect === "reads" || effect === "authenticates";
  });
  return new Map(reading.map((variant) => [variant.id, changeOf(api, variant, id, content)]));
}

function changeOf(
  api: Api,
  variant: Variant,
  id: string,
  { alter }: (typeof CONTENT_CHANGES)[string],
): Change {
  const schema = api.schemas[variant.schema] as Schema;
  return { id: `${id}/${keyOf(variant)}`, alter: alter(schema) };
}

function noteOf(
  seen: boolean,
  { stopped }: Trial,
  outcome: Outcome | undefined,
  where: string,
): Pick<Sighting, "note"> {
  if (seen) {
    const [first = outcome?.remarks?.[0]] = outcome?.findings ?? [];
    const at = first?.at === undefined ? "" : ` at ${first.at}`;
    return { note: `${where}: ${first ? `${first.check}${at}` : (outcome?.reason ?? "")}` };
  }
  const note = stopped ?? (outcome?.reason && `${where}: ${outcome.reason}`);
  return note === undefined ? {} : { note };
}

/** Faults by id, derived once in a process. */
function faultsOf(api: Api): Promise<Map<string, WireFault>> {
  return once(`wire ${api.name}`, async () => {
    const { faults } = await wireFaults(api);
    return new Map(faults.map((fault) => [fault.id, fault]));
  });
}

/** What a tool says of the sandbox as it is. */
function cleanOutcomes(api: Api, tool: Job["tool"]): Promise<Trial["outcomes"]> {
  return once(
    `clean ${api.name} ${tool}`,
    async () => (await trial(api, tool, workOf(api, tool))).outcomes,
  );
}

const made = new Map<string, Promise<unknown>>();

function once<T>(what: string, make: () => Promise<T>): Promise<T> {
  const known = (made.get(what) ?? make()) as Promise<T>;
  made.set(what, known);
  return known;
}
