import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { extname, relative } from "node:path";
import { stringify } from "yaml";
import { apiNames, generatedDocument } from "../contract-tests/apis/discover.ts";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { joined, type Joined, type Place } from "../contract-tests/engine/description/places.ts";
import { isOddName } from "../contract-tests/engine/description/undocumented.ts";
import type { Report, TargetReport } from "../contract-tests/report/report.ts";
import { plural } from "../contract-tests/report/words.ts";
import { generatedDescription } from "./described.ts";
import {
  entriesOf,
  follow,
  stepsOf,
  type Description,
  type Schema,
} from "./generators/description.ts";
import { root } from "./root.ts";
import type { Apis } from "./sandboxes.ts";

/** @throws UsageError if what is learnt would replace a file that someone may have reviewed */
export function refuseLearnt(file: string): void {
  const there = [file, ...apiNames().map((api) => fileOf(file, api))].find(existsSync);
  if (there === undefined) return;
  throw new UsageError(`--learn ${file}: ${there} exists already; name a new file, or remove it`);
}

/** Writes an overlay for each API of which anything undocumented was seen: a proposal, to be read. */
export async function writeLearnt(file: string, report: Report, apis: Apis): Promise<void> {
  const byApi = [...Map.groupBy(report.targets, ({ api }) => api)];
  for (const [api, targets] of byApi) {
    const path = byApi.length > 1 ? fileOf(file, api) : file;
    const overlay = apis[api] && (await learnt(apis[api], targets));
    if (overlay) await writeFile(path, overlay, { flag: "wx" });
    const told = overlay
      ? `${path} describes what came and the vendor's page does not document; read it before you use it`
      : `--learn: of ${api}, nothing came that the vendor's page does not document, so there is no ${path}`;
    process.stdout.write(`${told}\n`);
  }
}

/** `learnt.yaml` is `learnt.vpnscript.yaml`. */
function fileOf(file: string, api: string): string {
  const end = extname(file);
  return `${file.slice(0, file.length - end.length)}.${api}${end}`;
}

const HEAD = (title: string, targets: number, bundled: string) => `\
# What ${plural(targets, "installation")} of the ${title} sent and the vendor's page does not know: a proposal,
# made of the types of what came. Nothing of it is in force. Read it first: names of fields are as they
# came, and one of them may be data. No field is required: nothing says that it comes again.
#
# For one installation: name this file in its target (overlay: FILE), and verify it with --strict.
# For all of them: redocly bundle ${bundled} --overlay FILE
# shows the result; move the correct parts into openapi/.
`;

/** The overlay for what some targets have sent; undefined if nothing. */
export async function learnt(
  { name, catalogue }: Apis[string],
  targets: readonly TargetReport[],
): Promise<string | undefined> {
  const { document } = await generatedDescription(name);
  const answers = entriesOf(document).flatMap((entry) => entry.answers);
  const described = Object.entries(catalogue.variants).map(([key, variant]): Described => {
    const { place, schema } = answers.find((one) => one.key === key)!;
    const component = ["components", "schemas", variant.schema];
    const own = variant.schema in document.components.schemas ? component : stepsOf(schema)!;
    // Those that the vendor's page does not show share a schema, so what came is proposed for the
    // response.
    const start = variant.provenance === "undocumented" ? place : own;
    return { id: variant.id, parts: [...partsOf(document, start)] };
  });
  const sent = targets.flatMap((target) => sentBy(target, described));
  const agreed: object[] = [];
  const others: string[] = [];
  for (const [target, alike] of Map.groupBy(sent, (one) => one.target)) {
    const byInstallation = [...Map.groupBy(alike, ({ by }) => by).values()].map((own) =>
      joined(own.map(({ places }) => places)).map(({ place }) => place),
    );
    const action = (properties: object) => ({ target, update: { properties } });
    const { common, partly, isDataFolded } = learntOf(byInstallation);
    if (common) agreed.push(action(common));
    for (const { had, could, properties } of partly) {
      const count = `Only ${had} of ${plural(could, "installation")} sent this:`;
      others.push(`${count}\n${stringify([action(properties)])}`);
    }
    if (isDataFolded) others.push(`Not in ${target}: fields whose names may be data.\n`);
  }
  if (agreed.length === 0 && others.length === 0) return undefined;
  const info = { title: `Undocumented fields of the ${catalogue.title}`, version: "1.0.0" };
  const overlay = stringify({ overlay: "1.0.0", info, actions: agreed });
  const rest = others.map((text) => `#\n${text.replaceAll(/^(?=.)/gm, "# ")}`);
  const installations = new Set(sent.map(({ by }) => by)).size;
  const bundled = relative(root, generatedDocument(name)!);
  return [HEAD(catalogue.title, installations, bundled), overlay, ...rest].join("");
}

/** A variant, and the parts of its answer that have fields, from the top: each with where the description says which. */
interface Described {
  readonly id: string;
  readonly parts: readonly { readonly at: string; readonly target: string }[];
}

function* partsOf(
  document: Description,
  path: readonly string[],
  at = "",
): Generator<Described["parts"][number]> {
  let schema = path.reduce<unknown>((value, step) => (value as Schema)[step], document) as Schema;
  const isResponse = at === "" && path[1] !== "schemas";
  if (isResponse) yield { at, target: jsonPath(path) };
  for (let steps = stepsOf(schema); steps; steps = stepsOf(schema)) {
    path = steps;
    schema = follow(document, schema);
  }
  const { properties, items, additionalProperties } = schema;
  const hasNames = properties && typeof additionalProperties !== "object";
  if (hasNames && !isResponse) yield { at, target: jsonPath(path) };
  for (const name of Object.keys(properties ?? {})) {
    yield* partsOf(document, [...path, "properties", name], `${at}/${name}`);
  }
  if (items) yield* partsOf(document, [...path, "items"], `${at}/[]`);
}

/** What a target has sent beyond each part of the description, each time that it sent such a part. */
function sentBy(by: TargetReport, described: readonly Described[]) {
  return described.flatMap(({ id, parts }) => {
    const fields = by.undocumented?.find((one) => one.id === id)?.fields ?? [];
    const isKept = by.variants.some((one) => one.id === id && one.verdict === "conforms");
    const none = fields.filter(({ types }) => types.length === 0);
    const came = fields.filter((one) => !none.includes(one));
    const could = parts.filter(({ at }) => !none.some((one) => isWithin(at, one.at)));
    return (isKept || fields.length > 0 ? could : []).map((part) => {
      const own = came.filter(({ at }) => parts.findLast((one) => isWithin(at, one.at)) === part);
      const places = own.map((one) => ({ ...one, at: one.at.slice(part.at.length) }));
      return { by, target: part.target, places: withHolders(places) };
    });
  });
}

function isWithin(place: string, above: string): boolean {
  return `${place}/`.startsWith(`${above}/`);
}

/** With those that hold them and are known already, by the overlay of the target. */
function withHolders(places: readonly Place[]): Place[] {
  const all = new Map(places.map((place) => [place.at, place]));
  for (const { at } of places) {
    for (const { index, 1: entry } of at.matchAll(/(?<=.)\/(\[\])?/g)) {
      const above = at.slice(0, index);
      if (!all.has(above)) all.set(above, { at: above, types: [entry ? "array" : "object"] });
    }
  }
  return [...all.values()];
}

/** RFC 9535. */
function jsonPath(path: readonly string[]): string {
  const steps = path.map((step) => (/^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `['${step}']`));
  return `$${steps.join("")}`;
}

/** Unites what came of one object of the description from each of several installations. */
export function learntOf(byInstallation: readonly (readonly Place[])[]) {
  const all = joined(byInstallation);
  const fields = all.filter(({ place }) => isField(place, ""));
  const common = fields.filter(({ had, could }) => had === could);
  const rest = fields.filter((one) => !common.includes(one));
  return {
    /** Schemas of the fields that each installation sent: what any of them sent keeps them. */
    common: common.length > 0 ? propertiesOf(common, all) : undefined,
    /** The others, one by one, and how many of those that could have sent it did. */
    partly: rest.map((one) => ({ ...one, properties: propertiesOf([one], all) })),
    /** Whether there are fields whose names can't be told. */
    isDataFolded: all.some(({ place: { at } }) => {
      return at.lastIndexOf("/") === 0 && isOddName(nameOf(at));
    }),
  };
}

function nameOf(at: string): string {
  return at.slice(at.lastIndexOf("/") + 1);
}

/** Whether a place is a field of what is at another, with a name that can be told. */
function isField({ at }: Place, above: string): boolean {
  return at === `${above}/${nameOf(at)}` && !isOddName(nameOf(at));
}

function propertiesOf(some: readonly Joined[], all: readonly Joined[]): object {
  return Object.fromEntries(some.map(({ place }) => [nameOf(place.at), schemaOf(place, all)]));
}

/** The JSON Schema of what came in a place; what was null each time is left open. */
function schemaOf({ at, types, optional, pattern }: Place, all: readonly Joined[]): object {
  const [entry, value] = ["[]", "{}"].map((name) => {
    return all.find(({ place }) => place.at === `${at}/${name}`)?.place;
  });
  const fields = all.filter(({ place }) => isField(place, at));
  const isOpen = types.every((type) => type === "null");
  const isList = types.includes("array");
  // PHP writes an empty map as a list.
  const [listed, isEmpty] = value && !isList ? [["array", ...types], true] : [types, false];
  const remark = isOpen ? "Only null came." : optional && "Not in every object.";
  return {
    ...(!isOpen && { type: listed.length === 1 ? listed[0] : listed }),
    ...(remark && { description: remark }),
    ...(pattern && { pattern }),
    ...(isList && { items: entry ? schemaOf(entry, all) : {} }),
    ...(isEmpty && { maxItems: 0 }),
    ...(fields.length > 0 && { properties: propertiesOf(fields, all) }),
    ...(value && { additionalProperties: schemaOf(value, all) }),
  };
}
