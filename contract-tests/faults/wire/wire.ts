import { readFile } from "node:fs/promises";
import { generatedDocument } from "../../apis/discover.ts";
import type { Api } from "../../engine/api.ts";
import { exampleOf } from "../../engine/description/example.ts";
import { withBody } from "../../sandbox/server.ts";
import type { Equivalent, Kind, Planned } from "../fault.ts";
import type { Validator } from "../../engine/description/catalogue.ts";
import { altersKey, altersValue, changeAt, pointer, type Alter, type Place } from "./alter.ts";
import { wholeChanges } from "./answers.ts";
import { ends, fieldsOf, type Field, type Schema } from "./fields.ts";
import { otherName, otherValues } from "./values.ts";

/** A breach of one documented variant, planted only into the answer that is judged as it. */
export interface WireFault extends Planned {
  readonly variant: string;
  /** Where a finding has to point; absent if the whole answer is wrong. */
  readonly at?: Place | "status" | "content-type" | undefined;
  readonly alter: Alter;
}

/** An alteration, or why it breaks nothing. */
type Change = readonly [kind: Kind, how: string, alter: Alter | string, at?: WireFault["at"]];

type Described = Awaited<ReturnType<typeof describedVariants>>[number];

export async function wireFaults(
  api: Api,
): Promise<{ readonly faults: WireFault[]; readonly equivalents: Equivalent[] }> {
  const all = await describedVariants(api);
  const flags = flagNames(all);
  const faults: WireFault[] = [];
  const equivalents: Equivalent[] = [];
  for (const { key, variant, example, schema } of all) {
    const validate = api.validators[key]!;
    const { id, status, operation } = variant;
    const own = { family: "wire", api: api.name, variant: id } as const;
    const siblings = all.filter(
      (other) => other.variant.operation === operation && other.variant !== variant,
    );
    const changes = [
      ...fieldsOf(example, schema, ends).flatMap((field) =>
        fieldChanges(field, siblings, flags).map((one) => excused(one, example, validate)),
      ),
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

/** A field that may be missing breaks nothing where it is dropped. */
function excused([kind, how, alter, at]: Change, example: unknown, validate: Validator): Change {
  const json = structuredClone(example);
  const isDropped =
    kind === "dropped" && Array.isArray(at) && changeAt(json, at, Reflect.deleteProperty);
  return [
    kind,
    how,
    isDropped && validate(json) ? "the vendor's page does not promise it" : alter,
    at,
  ];
}

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

/** The right answer to another question is wrong, too. */
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

/** Where a finding has to point if only one thing about an answer is wrong. */
const WHERE: Readonly<Partial<Record<Kind, WireFault["at"]>>> = {
  status: "status",
  "media-type": "content-type",
};

function rowsOf<T>(table: Readonly<Partial<Record<Kind, Readonly<Record<string, T>>>>>) {
  return Object.entries(table).flatMap(([kind, changes]) =>
    Object.entries(changes).map(([how, change]) => [kind as Kind, how, change] as const),
  );
}

function flagNames(all: readonly Described[]): Set<string> {
  const properties = all.flatMap(({ schema }) => Object.entries(schema.properties ?? {}));
  const flags = properties.filter(([, one]) => typeof one.const === "boolean");
  return new Set(flags.map(([name]) => name));
}

/** Those that can be provoked, in the catalogue's order. */
export async function describedVariants(api: Api) {
  const file = generatedDocument(api.name);
  if (file === undefined) throw new Error(`${api.name}: make its bundle with: npm run generate`);
  const document = JSON.parse(await readFile(file, "utf8")) as object;
  return Object.entries(api.catalogue.variants).flatMap(([key, variant]) => {
    if (variant.provenance !== "documented" || !api.reaches[key]) return [];
    const schema = api.schemas[variant.schema] as Schema;
    return [{ key, variant, example: exampleOf(document, variant), schema }];
  });
}
