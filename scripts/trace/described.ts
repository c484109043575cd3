import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { partsOf } from "../../contract-tests/engine/description/source.ts";
import { bundle } from "../generators/bundle.ts";
import { catalogueOf } from "../generators/catalogue.ts";
import {
  entriesOf,
  follow,
  mapValues,
  type Description,
  type Entry,
  type Schema,
} from "../generators/description.ts";
import { root } from "../root.ts";
import { flatten, type Facts, type Item } from "./model.ts";
import { sentencesOf } from "./words.ts";

/** What the description says of one thing, with the file and the path in it. */
export interface Claim extends Omit<Item, "line"> {
  /** A variant's id, or a name for people. */
  readonly id: string;
  readonly at: string;
}

export type Described = Awaited<ReturnType<typeof readFacts>>;

export type Operation = Described["operations"][number];

const known: Record<string, ReturnType<typeof readFacts>> = {};

/** What the description of an API says that its vendor's page can show: read once, whatever pages are held against it. */
export const describedFacts = (api: string) => (known[api] ??= readFacts(api));

async function readFacts(api: string) {
  const folder = `openapi/${api}`;
  const record = `contract-tests/apis/${api}/prose.yaml`;
  const document = await bundle(api);
  const { paths } = load(`${folder}/openapi.yaml`) as { paths: Record<string, { $ref?: string }> };
  const { info, servers, security, components } = document;
  const general = [info, servers, security, components.securitySchemes];
  const ways = Map.groupBy(entriesOf(document), ({ name }) => name);
  const operations = [...ways].map(([name, entries]) => {
    const [{ path, action, operation }] = entries as [Entry];
    const file = paths[action === undefined ? path : `/${action}/../`]?.$ref;
    const at = `${folder}/${file ?? "openapi.yaml"}`;
    const claims = entries.flatMap((entry) => claimsOf(api, document, entry, at));
    return {
      name,
      /** The page's heading above it. */
      heading: operation["x-source"]?.heading,
      /** Its file. */
      at,
      // By either method, an action has the same parameters and answers.
      claims: [...new Map(claims.map((one) => [JSON.stringify({ ...one, at }), one])).values()],
      /** Every word that the description has for it. */
      words: vocabularyOf(document, [entries.map((entry) => entry.operation), general]),
    };
  });
  const words = vocabularyOf(document, document);
  const prose = recorded(existsSync(join(root, record)) ? load(record) : {});
  const catalogue = catalogueOf(api, document);
  return { api, folder, record, operations, ...prose, document, words, catalogue };
}

/** What a record has, which says of most places nothing but their words. */
export function recorded(record: unknown) {
  const { notShown = {}, ...places } = record as Recorded;
  const prose = mapValues(places as Record<string, Partial<Prose> | string[]>, (one): Prose =>
    Array.isArray(one) ? { says: one } : { ...one, says: one.says ?? [] },
  );
  return { notShown, prose };
}

/** What is on record of the vendor's page beside what OpenAPI has a place for. */
type Recorded = { readonly notShown?: Readonly<Record<string, readonly string[]>> } & Readonly<
  Record<string, Prose>
>;

/** What the vendor's page says in prose at a place. */
export interface Prose {
  /** By which the same words are known again. */
  readonly digest?: string;
  /** A passage each; the sentences of one are separated by ` / `. */
  readonly says: readonly string[];
  /** The only kind of page that shows it. */
  readonly shown?: string;
  /** Why no check can stand on it. */
  readonly unchecked?: string;
}

const load = (file: string): unknown => parse(readFileSync(join(root, file), "utf8"));

function claimsOf(api: string, document: Description, entry: Entry, file: string): Claim[] {
  const { method, operation, path, action, answers, parameters } = entry;
  const at = `${file}#/${method}`;
  const claim = (kind: Item["kind"], id: string, facts: Facts, place = "", name?: string) => {
    return { kind, id, facts, place, name, at };
  };
  const call = action === undefined ? { method: method.toUpperCase(), path } : { action };
  const rows = parameters.flatMap(({ name, required, schema, source = "-" }) => {
    const all = branches(document, schema);
    const type = all.flatMap((one) => one.type ?? []).find((one) => one !== "null") ?? "";
    const own = Object.assign({}, ...all) as Schema & Readonly<Record<string, unknown>>;
    const stated = ["default", "minimum", "maximum"].filter((key) => own[key] !== undefined);
    const facts = {
      required: required ? "yes" : "no",
      type,
      ...Object.fromEntries(stated.map((key) => [key, String(own[key])])),
    };
    const listed = all.flatMap((one) => one.enum ?? []).filter(Boolean);
    const values = Object.fromEntries(listed.map((one) => [`/${String(one)}`, "yes"]));
    const isInferred = partsOf(source).every((one) => one.startsWith("inferred "));
    return [
      ...(isInferred ? [] : [claim("row", `parameter ${name}`, facts, `row ${name}`, name)]),
      ...(listed.length < 2
        ? []
        : [claim("values", `values of ${name}`, values, `row ${name}`, name)]),
    ];
  });
  const { tabs = [] } = operation["x-source"] ?? {};
  const documented = answers.filter(({ provenance }) => provenance === "documented");
  const shown = documented.flatMap(({ key, name, status, example }) => {
    const id = `${api}/${key}`;
    const tab = tabs.indexOf(name) + 1;
    const facts = { status, ...flatten(example.value) };
    const answer = claim("answer", id, facts, tab > 0 ? `tab ${tab}` : "");
    // Where the vendor's page gives no status, it has a list of messages, and it says of each once
    // what it means.
    const { message } = example.value as { message?: string };
    return [
      ...(status === "default" ? [] : [{ ...answer, at: `${at}/responses/${status}` }]),
      ...(action === undefined || message === undefined
        ? []
        : [claim("message", id, {}, `"${message}"`, message)]),
    ];
  });
  const requests = action === undefined ? [] : requestsOf(document, entry);
  return [
    claim("call", entry.name, call),
    ...rows,
    ...shown,
    ...requests.map((facts) => claim("request", "request", facts, "", method.toUpperCase())),
  ];
}

/** The examples of an action's request: bodies, or the query that says the same and has the key too. */
function requestsOf(document: Description, { action, method, operation }: Entry): Facts[] {
  const bodies = document.paths[`/${action}/../`]?.["post"]?.requestBody?.content;
  const posted = Object.values(bodies?.["application/json"]?.examples ?? {}).map(
    ({ value }) => value as Record<string, unknown>,
  );
  if (method === "post") return posted.map((one) => flatten(one));
  const parameters = (operation.parameters ?? []).map((one) => follow(document, one));
  const query = parameters.map(({ name, example, schema }): [string, unknown] => [
    name,
    example ?? schema.const,
  ]);
  const asked = Object.entries({ ...posted[0], ...Object.fromEntries(query) });
  return [Object.fromEntries(asked.map(([name, one]) => [`/${name}`, String(one)]))];
}

/** A schema and all of its alternatives. */
function branches(document: Description, schema: Schema): Schema[] {
  const found = follow(document, schema);
  return [found, ...(found.oneOf ?? []).flatMap((one) => branches(document, one))];
}

/** Every word of a part of the description, with what it refers to. */
function vocabularyOf(document: Description, part: unknown): ReadonlySet<string> {
  const sentences = textsOf(document, part).flatMap(sentencesOf);
  return new Set(sentences.flatMap((one) => [...one.words, ...(one.nots > 0 ? ["not"] : [])]));
}

function textsOf(document: Description, part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [String(part)];
  const own = Object.entries({ ...follow(document, part as object), ...part });
  return own.flatMap(([key, one]) =>
    key === "$ref" ? [] : [key, ...textsOf(document, one as unknown)],
  );
}

/** Where the description says what is on record of a place: the file, and every word that it has. */
export function wordsAt({ operations, folder, words }: Described, place: string) {
  const own = operations.find(({ name }) => name === place.split(/[,/]/)[0]);
  return own ?? { at: `${folder}/info.md`, words };
}

/** The message of the variant that a place is about, which its title repeats. */
export function messageOf({ api, operations }: Described, place: string): string {
  const id = `${api}/${place.replace(/, title$/, "")}`;
  const claims = operations.flatMap((one) => one.claims);
  const { facts = {} } = claims.find((one) => one.kind === "answer" && one.id === id) ?? {};
  const said = facts["/message"] ?? facts["/error"];
  return said?.startsWith('"') ? said.slice(1, -1) : "";
}
