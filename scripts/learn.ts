import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { extname, relative } from "node:path";
import { stringify } from "yaml";
import { apiNames, generatedDocument } from "../contract-tests/apis/discover.ts";
import type { Variant } from "../contract-tests/engine/catalogue.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { joined, type Joined, type Place } from "../contract-tests/engine/places.ts";
import { isOddName } from "../contract-tests/engine/undocumented.ts";
import type { Report, TargetReport } from "../contract-tests/report/report.ts";
import { plural } from "../contract-tests/report/words.ts";
import { generatedDescription } from "./described.ts";
import { entriesOf, follow, type Description, type Schema } from "./generators/description.ts";
import { root } from "./root.ts";
import type { Apis } from "./sandboxes.ts";

/** @throws UsageError if what is learnt would take the place of a file that someone may have reviewed */
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
      ? `${path} describes what came and the page does not know; read it before you use it`
      : `--learn: of ${api}, nothing came that the page does not know, so there is no ${path}`;
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
# shows what it comes to; write what is right of it into openapi/.
`;

/** The overlay for what some targets have sent; undefined if nothing. */
export async function learnt(
  { name, catalogue }: Apis[string],
  targets: readonly TargetReport[],
): Promise<string | undefined> {
  const { document } = await generatedDescription(name);
  const parts = [...startsOf(document, catalogue.variants)].map(([key, start]) => {
    return { id: `${name}/${key}`, parts: [...partsOf(document, start, "")] };
  });
  const judged = targets.map((target) => seenIn(target, parts)).filter(({ size }) => size > 0);
  const agreed: object[] = [];
  const others: string[] = [];
  for (const path of [...new Set(judged.flatMap((seen) => [...seen.keys()]))].toSorted()) {
    const all = joined(
      judged.flatMap((seen) => (seen.has(path) ? [ofOneTarget(seen.get(path)!)] : [])),
    );
    const roots = all.filter(({ place }) => /^\/[^/]+$/.test(place.at));
    const action = (some: readonly Joined[]) => {
      return { target: path, update: { properties: propertiesOf(some, all) } };
    };
    const named = roots.filter(({ place }) => !isOddName(nameOf(place)));
    const everywhere = named.filter(({ had, could }) => had === could);
    if (everywhere.length > 0) agreed.push(action(everywhere));
    for (const field of named.filter((one) => !everywhere.includes(one))) {
      const count = `Only ${field.had} of ${plural(field.could, "installation")} sent this:`;
      others.push(`${count}\n${stringify([action([field])])}`);
    }
    if (named.length < roots.length)
      others.push(`Not in ${path}: fields whose names may be data.\n`);
  }
  if (agreed.length === 0 && others.length === 0) return undefined;
  const info = { title: `Undocumented fields of the ${catalogue.title}`, version: "1.0.0" };
  const overlay = stringify({ overlay: "1.0.0", info, actions: agreed });
  const rest = others.map((text) => `#\n${text.replaceAll(/^(?=.)/gm, "# ")}`);
  const bundled = relative(root, generatedDocument(name)!);
  return [HEAD(catalogue.title, judged.length, bundled), overlay, ...rest].join("");
}

/** A part of an answer that has fields, and where the description says which. */
interface Part {
  readonly at: string;
  readonly path: readonly string[];
}

/**
 * Where the description says what each variant is, by its key: at its schema, or at its response where
 * that schema is shared by all that the page does not show.
 */
function startsOf(document: Description, variants: Readonly<Record<string, Variant>>) {
  const starts = new Map<string, readonly string[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    const entries = entriesOf({ ...document, paths: { [path]: item } });
    for (const { method, operation, answers } of entries) {
      for (const { key, status, mediaType, schema } of answers) {
        const { provenance, schema: name } = variants[key]!;
        const inline = ["paths", path, method, "responses", status];
        const response = refOf(operation.responses[status]) ?? inline;
        const own = document.components.schemas[name] && ["components", "schemas", name];
        const shared = provenance === "undocumented" && [
          ...response,
          "content",
          mediaType,
          "schema",
        ];
        if (!starts.has(key)) starts.set(key, shared || own || refOf(schema)!);
      }
    }
  }
  return starts;
}

/** The steps of a local reference. */
function refOf(value: unknown): string[] | undefined {
  const { $ref } = value as { $ref?: string };
  return $ref?.slice(2).split("/");
}

function* partsOf(document: Description, path: readonly string[], at: string): Generator<Part> {
  let schema = path.reduce<unknown>((value, step) => (value as Schema)[step], document) as Schema;
  if (at === "" && path[1] !== "schemas") yield { at, path };
  for (let ref = refOf(schema); ref; ref = refOf(schema)) {
    path = ref;
    schema = follow(document, schema);
  }
  const { properties, items, additionalProperties } = schema;
  if (properties && typeof additionalProperties !== "object") yield { at, path };
  for (const name of Object.keys(properties ?? {})) {
    yield* partsOf(document, [...path, "properties", name], `${at}/${name}`);
  }
  if (items) yield* partsOf(document, [...path, "items"], `${at}/[]`);
}

/** By the part of the description, what a target has sent beyond it, each time that it sent such a part. */
function seenIn(
  { variants, undocumented = [] }: TargetReport,
  described: readonly { readonly id: string; readonly parts: readonly Part[] }[],
) {
  const seen = new Map<string, Place[][]>();
  for (const { id, parts } of described) {
    const known = undocumented.find((one) => one.id === id)?.fields;
    const isKept = variants.some((one) => one.id === id && one.verdict === "conforms");
    const fields = known ?? (isKept ? [] : undefined);
    for (const { at, path } of fields ? parts : []) {
      const isUnder = (place: string, above: string) => `${place}/`.startsWith(`${above}/`);
      if (fields!.some(({ types, at: none }) => types.length === 0 && isUnder(at, none))) continue;
      const deeper = parts.filter((one) => one.at !== at && isUnder(one.at, at));
      const own = fields!.filter(
        (one) =>
          one.types.length > 0 &&
          isUnder(one.at, at) &&
          !deeper.some((part) => isUnder(one.at, part.at)),
      );
      const places = own.map((one) => ({ ...one, at: one.at.slice(at.length) }));
      seen.set(written(path), [...(seen.get(written(path)) ?? []), withHolders(places)]);
    }
  }
  return seen;
}

/** With those that hold them and are known already, by the overlay of the target. */
function withHolders(places: readonly Place[]): Place[] {
  const all = new Map(places.map((place) => [place.at, place]));
  for (const { at } of places) {
    const steps = at.split("/");
    for (const [index, step] of steps.entries()) {
      const above = steps.slice(0, index).join("/");
      const types = [step === "[]" ? "array" : "object"];
      if (above !== "" && !all.has(above)) all.set(above, { at: above, types });
    }
  }
  return [...all.values()];
}

/** What is true of all that one target has sent. */
function ofOneTarget(occurrences: readonly Place[][]): Place[] {
  return joined(occurrences).map(({ place }) => place);
}

/** As JSONPath (RFC 9535). */
function written(path: readonly string[]): string {
  const steps = path.map((step) => (/^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `['${step}']`));
  return `$${steps.join("")}`;
}

function nameOf({ at }: Place): string {
  return at.slice(at.lastIndexOf("/") + 1);
}

function propertiesOf(some: readonly Joined[], all: readonly Joined[]): object {
  return Object.fromEntries(some.map(({ place }) => [nameOf(place), schemaOf(place, all)]));
}

/** The JSON Schema of what came in a place; what was null each time is left open. */
function schemaOf({ at, types, optional, pattern }: Place, all: readonly Joined[]): object {
  const below = all.filter(({ place }) => place.at === `${at}/${nameOf(place)}`);
  const [entry, value] = ["[]", "{}"].map((name) =>
    below.find((one) => nameOf(one.place) === name),
  );
  const named = below.filter(({ place }) => !isOddName(nameOf(place)));
  const isOpen = types.every((type) => type === "null");
  const remark = isOpen ? "Only null came." : optional && "Not in every object.";
  return {
    ...(!isOpen && { type: types.length === 1 ? types[0] : types }),
    ...(remark && { description: remark }),
    ...(pattern && { pattern }),
    ...(types.includes("array") && { items: entry ? schemaOf(entry.place, all) : {} }),
    ...(named.length > 0 && { properties: propertiesOf(named, all) }),
    ...(value && { additionalProperties: schemaOf(value.place, all) }),
  };
}
