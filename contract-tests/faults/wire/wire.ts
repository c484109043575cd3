import { readFile } from "node:fs/promises";
import { generatedDocument } from "../../apis/discover.ts";
import type { Api } from "../../engine/api.ts";
import { exampleOf } from "../../engine/example.ts";
import { withBody } from "../../sandbox/server.ts";
import type { Equivalent, Kind, Planned } from "../fault.ts";
import { altersKey, altersValue, pointer, type Alter, type Place } from "./alter.ts";
import { wholeChanges } from "./answers.ts";
import { ends, fieldsOf, type Field, type Schema } from "./fields.ts";
import { otherName, otherValues } from "./values.ts";

/** A breach of one documented variant, planted into the answer that is judged as it, and no other. */
export interface WireFault extends Planned {
  /** Id of the variant. */
  readonly variant: string;
  /** Where a finding has to point; anywhere if it concerns the whole answer. */
  readonly at?: Place | "status" | "content-type" | undefined;
  readonly alter: Alter;
}

/** A change of an answer and what it does; or why it breaks nothing. */
type Change = readonly [kind: Kind, how: string, alter: Alter | string, at?: WireFault["at"]];

/** A documented variant with the body that the page shows for it. */
type Described = Awaited<ReturnType<typeof describedVariants>>[number];

/** Every fault on the wire of an API, and the changes that were left out because they break nothing. */
export async function wireFaults(
  api: Api,
): Promise<{ readonly faults: WireFault[]; readonly equivalents: Equivalent[] }> {
  const all = await describedVariants(api);
  const flags = flagNames(all);
  const faults: WireFault[] = [];
  const equivalents: Equivalent[] = [];
  for (const { variant, example, schema } of all) {
    const { id, status, operation } = variant;
    const own = { family: "wire", api: api.name, variant: id } as const;
    const siblings = all.filter(
      (other) => other.variant.operation === operation && other.variant !== variant,
    );
    const changes = [
      ...fieldsOf(example, schema, ends).flatMap((field) => fieldChanges(field, siblings, flags)),
      ...answerChanges(status, siblings, api.showsBodiesAlone),
    ];
    for (const [kind, how, alter, at] of changes) {
      const name = `${id}/${kind}${how}`;
      if (typeof alter === "string") equivalents.push({ id: name, reason: alter });
      else faults.push({ ...own, id: name, title: kind, at, alter });
    }
  }
  return { faults, equivalents };
}

/** What may break in one field: missing, under another name, or of another value. */
function fieldChanges(
  field: Field,
  siblings: readonly Described[],
  flags: ReadonlySet<string>,
): Change[] {
  const { place, named, schema } = field;
  const path = pointer(place);
  const own = String(place.at(-1));
  const renamed = (name: string): Change => {
    return ["renamed", `${path}:${name}`, altersKey(place, name), place];
  };
  const values = rowsOf(otherValues(field, literalsOf(siblings, schema.const)));
  const otherFlags = typeof schema.const === "boolean" ? [...flags] : [];
  const dropped: Change = ["dropped", path, altersKey(place), place];
  return [
    ...(named ? [dropped, renamed(otherName(own))] : []),
    ...values.map(([kind, how, make]): Change => {
      const what = typeof make === "string" ? make : altersValue(place, make);
      return [kind, how === "" ? path : `${path}:${how}`, what, place];
    }),
    ...otherFlags.filter((name) => name !== own).map(renamed),
  ];
}

/** The other literals of an operation, each once, by the first variant that has it. */
function literalsOf(siblings: readonly Described[], own: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const { variant, schema } of siblings) {
    for (const { const: literal } of Object.values(schema.properties ?? {})) {
      if (typeof literal !== "string" || literal === own) continue;
      if (![...found.values()].includes(literal)) found.set(variant.name, literal);
    }
  }
  return found;
}

/** What may break in an answer as a whole, a right answer to another question included. */
function answerChanges(
  status: number | null,
  siblings: readonly Described[],
  showsBodiesAlone?: boolean,
): Change[] {
  const answers = siblings.map(({ variant, example }): [string, Alter] => {
    const { name, status: other } = variant;
    const body = JSON.stringify(example);
    return [
      `${other ?? "any"}-${name}`,
      (answer) => ({ ...withBody(answer, body), status: other ?? answer.status }),
    ];
  });
  const all = rowsOf<Alter | string>({
    ...wholeChanges(status, showsBodiesAlone),
    variant: Object.fromEntries(answers),
  });
  return all.map(([kind, how, what]) => [kind, `/${how}`, what, WHERE[kind]]);
}

/** Where a finding has to point if an answer as a whole is wrong in one thing only. */
const WHERE: Readonly<Partial<Record<Kind, WireFault["at"]>>> = {
  status: "status",
  "media-type": "content-type",
};

/** The rows of a table of changes by kind and name. */
function rowsOf<T>(table: Readonly<Partial<Record<Kind, Readonly<Record<string, T>>>>>) {
  return Object.entries(table).flatMap(([kind, changes]) =>
    Object.entries(changes).map(([how, change]) => [kind as Kind, how, change] as const),
  );
}

/** The names under which an API's answers carry a flag. */
function flagNames(all: readonly Described[]): Set<string> {
  const properties = all.flatMap(({ schema }) => Object.entries(schema.properties ?? {}));
  const flags = properties.filter(([, one]) => typeof one.const === "boolean");
  return new Set(flags.map(([name]) => name));
}

/** The documented variants of an API that can be provoked, in the catalogue's order. */
export async function describedVariants(api: Api) {
  const file = generatedDocument(api.name);
  if (file === undefined) throw new Error(`${api.name}: make its bundle with: npm run generate`);
  const document = JSON.parse(await readFile(file, "utf8")) as object;
  return Object.entries(api.catalogue.variants).flatMap(([key, variant]) => {
    if (variant.provenance !== "documented" || !api.reaches[key]) return [];
    const schema = api.schemas[variant.schema] as Schema;
    return [{ variant, example: exampleOf(document, variant), schema }];
  });
}
