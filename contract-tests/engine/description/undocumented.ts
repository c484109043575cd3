import { issuedIn } from "./credentials.ts";
import { escaped } from "./explain.ts";
import { allTypes, type Place } from "./places.ts";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | object;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Whether the name of a field may be data: an id, an address, a secret. */
type IsData = (name: string) => boolean;

/** Most places of one answer that are told, fields of one object that are names, and depth below the first unknown field. */
const [MOST, MOST_NAMES, DEEPEST] = [100, 30, 6];

/** Bodies that were looked through and are as a schema has them: an answer is looked at more than once, and comes again. */
const nothingIn = new WeakMap<object, Schema | undefined>();

/** Every field in a valid body that its schema does not name, and what is in it. */
export function undocumentedFields(
  schema: object | undefined,
  json: unknown,
  isData: IsData = isOddName,
): Place[] {
  const as = schema as Schema | undefined;
  // Whatever names may be data by now, there are still none.
  if (nothingIn.get(json as object) === as) return [];
  const places: Place[] = [];
  for (const place of unnamed(as, [json], "", isData)) {
    if (places.push(place) === MOST) break;
  }
  if (places.length === 0 && isObject(json)) nothingIn.set(json, as);
  return places;
}

/** Goes through all that came in one place at once, so that what is said of it is true of all. */
function* unnamed(
  schema: Schema = {},
  values: readonly unknown[],
  at: string,
  isData: IsData,
): Generator<Place> {
  if (schema.items) yield* unnamed(schema.items, entriesOf(values), `${at}/[]`, isData);
  const known = namesIn(schema);
  if (!known) return;
  const objects = values.filter(isObject);
  if (objects.length === 0) return yield { at, types: [] };
  const fields = fieldsOf(objects);
  for (const [name, one] of Object.entries(known)) {
    yield* unnamed(one, fields.get(name) ?? [], `${at}/${name}`, isData);
  }
  const others = [...fields].filter(([name]) => !Object.hasOwn(known, name));
  const isWhole = others.length > MOST_NAMES;
  const isTold = (name: string) => !isWhole && !isData(name);
  const odd = others.flatMap(([name, came]) => (isTold(name) ? [] : came));
  if (odd.length > 0) {
    const [fold, ...rest] = within(odd, `${at}/{}`, true, isData);
    yield { ...fold!, ...(isWhole && { whole: true }) };
    yield* rest;
  }
  for (const [name, came] of others) {
    const isOptional = came.length < objects.length;
    if (isTold(name)) yield* within(came, `${at}/${name}`, isOptional, isData);
  }
}

function* within(
  values: readonly unknown[],
  at: string,
  optional: boolean,
  isData: IsData,
  depth = 1,
): Generator<Place> {
  const pattern = patternOf(values);
  yield { at, types: typesOf(values), ...(optional && { optional }), ...(pattern && { pattern }) };
  if (depth === DEEPEST) return;
  const entries = entriesOf(values);
  if (entries.length > 0) yield* within(entries, `${at}/[]`, false, isData, depth + 1);
  const objects = values.filter(isObject);
  const fields = fieldsOf(objects);
  if (fields.size === 0) return;
  if (isMap(objects, fields, at.endsWith("/[]"), isData)) {
    return yield* within([...fields.values()].flat(), `${at}/{}`, false, isData, depth + 1);
  }
  for (const [name, came] of fields) {
    yield* within(came, `${at}/${name}`, came.length < objects.length, isData, depth + 1);
  }
}

/**
 * Whether objects may be keyed by data. They are not where entries of a list, or several objects, have
 * a name in common, or where what they hold is of several types.
 */
function isMap(
  objects: readonly object[],
  fields: ReadonlyMap<string, readonly unknown[]>,
  isEntry: boolean,
  isData: IsData,
): boolean {
  if (fields.size > MOST_NAMES || [...fields.keys()].some(isData)) return true;
  const isShared = [...fields.values()].some((came) => came.length === objects.length);
  if (isShared && (isEntry || objects.length > 1)) return false;
  return typesOf([...fields.values()].flat()).filter((type) => type !== "null").length < 2;
}

/** Begins with a letter, and is short; more than three digits, or hexadecimal ones alone, are an id's, and a long mix is a key's. */
export function isOddName(name: string): boolean {
  const isWord = /^_?[A-Za-z][\w-]{0,39}$/.test(name);
  const isId = /(?:\d\D*){4}/.test(name) || /^[\da-f-]{8,}$/i.test(name);
  return !isWord || isId || issuedIn(name).length > 0;
}

/** Tells names that may be data: odd ones, and those that are a value of what is given as well. */
export function dataNames(isSecret: (name: string) => boolean, ...given: readonly unknown[]) {
  let values: Set<string> | undefined;
  return (name: string): boolean => {
    values ??= new Set(given.flatMap((one) => [...leavesOf(one)].map(({ value }) => value)));
    return isOddName(name) || isSecret(name) || values.has(name);
  };
}

/** Texts of a form that is worth saying, and how many of them it takes: a few digits are chance. */
const PATTERNS: readonly (readonly [pattern: string, least: number])[] = [
  [String.raw`^\d+$`, 3],
  [String.raw`^\d{4}-\d\d-\d\d$`, 1],
  [String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$`, 1],
  [String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$`, 1],
];

function patternOf(values: readonly unknown[]): string | undefined {
  const texts = values.filter((one) => typeof one === "string");
  const fits = (pattern: RegExp) => texts.every((text) => pattern.test(text));
  return PATTERNS.find(([text, least]) => texts.length >= least && fits(new RegExp(text)))?.[0];
}

function typesOf(values: readonly unknown[]): string[] {
  return allTypes(values.map(typeOf));
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entriesOf(values: readonly unknown[]): unknown[] {
  return values.filter((one) => Array.isArray(one)).flat();
}

/** By their names, what is in some objects. */
function fieldsOf(objects: readonly Readonly<Record<string, unknown>>[]) {
  const entries = objects.flatMap((object) => Object.entries(object));
  const fields = Map.groupBy(entries, ([name]) => name);
  return new Map([...fields].map(([name, came]) => [name, came.map(([, value]) => value)]));
}

/** Whether a schema names what is at a place of a body, given by its steps; one that names no fields names all. */
export function isNamed(schema: Schema = {}, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true;
  if (schema.items && /^\d+$/.test(step)) return isNamed(schema.items, rest);
  const known = namesIn(schema);
  return !known || (Object.hasOwn(known, step) && isNamed(known[step], rest));
}

/** The fields that a schema names. A map of free keys (Laravel's `errors`) and a schema without fields name none. */
function namesIn(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  const known = propertiesOf(schema);
  const isOpen = Object.keys(known).length === 0 || typeof schema.additionalProperties === "object";
  return isOpen ? undefined : known;
}

function propertiesOf({ allOf = [], oneOf = [], anyOf = [], properties }: Schema) {
  const parts: Record<string, Schema>[] = [...allOf, ...oneOf, ...anyOf].map(propertiesOf);
  return Object.assign({}, ...parts, properties) as Record<string, Schema>;
}

/** A text or number in a JSON value, and the pointer to it. */
export interface Leaf {
  readonly at: string;
  readonly value: string;
}

/** Entries of one list that are looked at. */
const MOST_ENTRIES = 100;

/** Every text and number of a JSON value that is not nested too deep to be read. */
export function* leavesOf(json: unknown, at = "", most = MOST_ENTRIES): Generator<Leaf> {
  if (typeof json === "string" || typeof json === "number") yield { at, value: String(json) };
  if (typeof json !== "object" || json === null) return;
  for (const [key, value] of Object.entries(json).slice(0, most)) {
    yield* leavesOf(value, `${at}/${escaped(key)}`, most);
  }
}
