import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { placesOf } from "../../contract-tests/engine/source.ts";
import { bundle } from "../generators/bundle.ts";
import {
  entriesOf,
  follow,
  mapValues,
  type Description,
  type Schema,
} from "../generators/description.ts";
import { root } from "../root.ts";
import { sentencesOf } from "./words.ts";
import { flatten, type Facts, type Item } from "./model.ts";

/** What the description says of one thing, with the file and the path in it. */
export interface Claim extends Omit<Item, "line"> {
  /** A variant's id, or a name for people. */
  readonly id: string;
  readonly at: string;
}

export interface Operation {
  readonly name: string;
  /** What a page calls it by: method and path, or its action. */
  readonly call: Facts;
  readonly at: string;
  readonly claims: readonly Claim[];
  readonly document: unknown;
}

export type Described = Awaited<ReturnType<typeof describedFacts>>;

/** What the description of an API says that its vendor's page can show. */
export async function describedFacts(api: string) {
  const folder = `openapi/${api}`;
  const record = `contract-tests/apis/${api}/prose.yaml`;
  const document = await bundle(api);
  const { paths } = load(`${folder}/openapi.yaml`) as { paths: Record<string, { $ref?: string }> };
  const operations = new Map<string, Operation>();
  for (const entry of entriesOf(document)) {
    const { name, method, path, action, operation } = entry;
    const key = action === undefined ? path : `/${action}/../`;
    const at = `${folder}/${paths[key]?.$ref ?? "openapi.yaml"}#/${method}`;
    const call = action === undefined ? { method: method.toUpperCase(), path } : { action };
    const { claims = [] } = operations.get(name) ?? {};
    const isNew = (claim: Claim) => !claims.some((one) => isSameFact(one, claim));
    const said = [...claims, ...claimsOf(api, document, entry, at).filter(isNew)];
    const whole = {
      operation: resolve(document, operation),
      before: operations.get(name)?.document,
    };
    operations.set(name, { name, call, at: at.replace(/#.*/, ""), claims: said, document: whole });
  }
  const { info, servers, security, components } = document;
  const general = { info, servers, security, schemes: components.securitySchemes };
  const messages: Record<string, string> = {};
  for (const { kind, id, facts } of [...operations.values()].flatMap(({ claims }) => claims)) {
    const message = facts["/message"] ?? facts["/error"];
    if (kind === "answer" && message?.startsWith('"'))
      messages[id.slice(api.length + 1)] = message.slice(1, -1);
  }
  /** By file: what `wordsOf` has found. */
  const words = new Map<string, ReadonlySet<string>>();
  const { notShown = {}, ...recorded } = (
    existsSync(join(root, record)) ? load(record) : {}
  ) as Recorded;
  const prose = mapValues(recorded as Record<string, Prose | string[]>, (one): Prose =>
    Array.isArray(one) ? { says: one } : one,
  );
  return {
    api,
    folder,
    record,
    operations: [...operations.values()],
    general,
    messages,
    notShown,
    prose,
    document,
    words,
  };
}

/** What is on record of the vendor's page beside what OpenAPI has a place for. */
type Recorded = { readonly notShown?: Readonly<Record<string, readonly string[]>> } & Readonly<
  Record<string, Prose>
>;

/** What the page says in prose at a place. */
export interface Prose {
  /** A passage each; the sentences of one are separated by ` / `. */
  readonly says: readonly string[];
  /** The only kind of page that shows it. */
  readonly shown?: string;
  /** Why no check can stand on it. */
  readonly unchecked?: string;
}

const load = (file: string): unknown => parse(readFileSync(join(root, file), "utf8"));

/** An action is described by both methods, and has the same parameters and answers by each. */
const isSameFact = (one: Claim, other: Claim) =>
  one.kind === other.kind &&
  one.name === other.name &&
  one.id === other.id &&
  isDeepStrictEqual(one.facts, other.facts);

type Entry = ReturnType<typeof entriesOf>[number];

function claimsOf(api: string, document: Description, entry: Entry, at: string): Claim[] {
  const { method, operation, action, answers, parameters } = entry;
  const inferred = [operation.parameters ?? []]
    .flat()
    .map((one) => follow(document, one))
    .filter((one) => placesOf(one["x-source"] ?? "-").every((place) => place.inferred))
    .map(({ name }) => name);
  const rows = parameters
    .filter(({ name }) => !inferred.includes(name))
    .map(({ name, required, schema }): Claim => {
      const types = [schema, ...(schema.oneOf ?? [])].flatMap(({ type = [] }) => type);
      const type = types.find((one) => one !== "null") ?? "";
      return {
        kind: "row",
        name,
        facts: { required: required ? "yes" : "no", type },
        id: `parameter ${name}`,
        at,
      };
    });
  const values = parameters.flatMap(({ name, schema }): Claim[] => {
    const listed = branches(document, schema)
      .flatMap((one) => one.enum ?? [])
      .filter(Boolean)
      .map(String);
    if (listed.length < 2) return [];
    const facts = Object.fromEntries(listed.map((one) => [`/${one}`, "yes"]));
    return [{ kind: "values", name, facts, id: `values of ${name}`, at }];
  });
  const documented = answers.filter(({ provenance }) => provenance === "documented");
  const shown = documented.filter(({ status }) => status !== "default");
  const { tabs = [] } = operation["x-source"] ?? {};
  const claims = shown.map(({ key, name, status, example }): Claim => {
    const tab = tabs.indexOf(name) + 1;
    const facts = { status, ...flatten(example.value) };
    return {
      kind: "answer",
      facts,
      ...(tab > 0 && { place: `tab ${tab}` }),
      id: `${api}/${key}`,
      at: `${at}/responses/${status}`,
    };
  });
  // Where the page gives no status, it has a list of messages, and it says of each once what it means.
  const messages = (action === undefined ? [] : documented).flatMap(({ key, example }): Claim[] => {
    const { message } = example.value as { message?: string };
    const id = `${api}/${key}`;
    return message === undefined ? [] : [{ kind: "message", name: message, facts: {}, id, at }];
  });
  const examples = operation.requestBody?.content["application/json"]?.examples ?? {};
  const requests = Object.values(action === undefined ? {} : examples).map(({ value }): Claim => {
    return { kind: "request", name: "POST", facts: flatten(value), id: "request", at };
  });
  const key = Object.values(document.components.securitySchemes ?? {}).find(
    (one) => one["in"] === "query",
  )?.["name"];
  const posted = Object.values(
    document.paths[`/${action}/../`]?.["post"]?.requestBody?.content["application/json"]
      ?.examples ?? {},
  )[0]?.value as Record<string, string> | undefined;
  const query = (operation.parameters ?? []).map((one) => follow(document, one) as QueryParameter);
  const asked = query.map(({ name, example, schema }) => [
    `/${name}`,
    String(example ?? schema.const),
  ]);
  if (action !== undefined && method === "get") {
    if (key !== undefined && posted?.[key] !== undefined) asked.push([`/${key}`, posted[key]]);
    requests.push({
      kind: "request",
      name: "GET",
      facts: Object.fromEntries(asked) as Facts,
      id: "request",
      at,
    });
  }
  return [...rows, ...values, ...claims, ...messages, ...requests];
}

interface QueryParameter {
  readonly name: string;
  readonly example?: unknown;
  readonly schema: Schema;
}

function branches(document: Description, schema: Schema): Schema[] {
  const found = follow(document, schema);
  return [found, ...(found.oneOf ?? []).flatMap((one) => branches(document, one))];
}

/** A value with everything that it refers to inside it. */
export function resolve(document: Description, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const found = follow(document, value as object);
  if (Array.isArray(found)) return found.map((one) => resolve(document, one));
  const own = Object.entries({ ...found, ...value }).filter(([key]) => key !== "$ref");
  return Object.fromEntries(own.map(([key, one]) => [key, resolve(document, one)]));
}

/** Every word that the description has for what is on record at a place, and the file. */
export function wordsOf(
  described: Described,
  place: string,
): { at: string; words: ReadonlySet<string> } {
  const { operations, general, document, folder, words: known } = described;
  const own = operations.find(({ name }) => name === place.split(/[,/]/)[0]);
  const at = own?.at ?? `${folder}/info.md`;
  const found = known.get(at);
  if (found) return { at, words: found };
  const facts = flatten(JSON.parse(JSON.stringify(own ? [own.document, general] : document)));
  const texts = Object.entries(facts).flatMap(([key, value]) => [key.split("/").at(-1)!, value]);
  const sentences = texts.flatMap((text) => sentencesOf(text.replaceAll("\\n", " ")));
  const words = new Set(
    sentences.flatMap((one) => [...one.words, ...(one.nots > 0 ? ["not"] : [])]),
  );
  known.set(at, words);
  return { at, words };
}
