import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { query, type JsonValue } from "jsonpath-rfc9535";
import { parse } from "yaml";
import type { Api } from "../contract-tests/engine/api.ts";
import type { Validator, Variant } from "../contract-tests/engine/catalogue.ts";
import { TargetError } from "../contract-tests/engine/errors.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import { unreadable } from "../contract-tests/target-file/source.ts";
import { generatedDescription } from "./described.ts";
import { entriesOf, mapValues, type Description, type Schema } from "./generators/description.ts";
import { standaloneSchemas } from "./generators/schemas.ts";

interface Action {
  readonly target: string;
  readonly update: object;
}

const REMEDY =
  "an overlay only adds fields to answers; accept what breaks the contract as a deviation (--accept)";

/**
 * The API as a target is judged by it: with the fields that its overlay, a file beside the target file,
 * adds to answers. Nothing that a run sends or rests on comes from there: whatever keeps the overlaid
 * contract keeps the documented one.
 * @throws TargetError that names the file, the action and the target, for an overlay that does anything else
 */
export async function overlaid(
  api: Api,
  { name, overlay }: Pick<Target, "name" | "overlay">,
  targetFile: string,
): Promise<Api> {
  if (overlay === undefined) return api;
  const refuse = (what: string, at = ""): never => {
    throw new TargetError(`${overlay}: ${at}${what} (overlay of target "${name}")`);
  };
  const bytes = await readFile(resolve(dirname(targetFile), overlay)).catch((error: unknown) => {
    const { what, remedy } = unreadable(error as NodeJS.ErrnoException, "an OpenAPI Overlay");
    return refuse(`${what}; ${remedy}`);
  });
  const { document } = await generatedDescription(api.name);
  const before = judgedBy(api, document);
  let now = before;
  for (const [index, action] of actionsIn(bytes.toString(), refuse).entries()) {
    const fail = (what: string) => refuse(what, `actions[${index}]: `);
    const [known, count] = [now, componentsOf(document)];
    apply(document, action, fail);
    try {
      now = judgedBy(api, document);
      if (isDeepStrictEqual(known, now) && componentsOf(document) === count) {
        fail(`adds nothing that an answer is judged by; correct its target or remove it`);
      }
      for (const [key, schema] of differing(now, known)) compile(key, schema);
    } catch (error) {
      if (error instanceof TargetError) throw error;
      fail(`${(error as Error).message}; correct it`);
    }
  }
  const changed = differing(now, before);
  const variants = Object.fromEntries(
    changed.map(([key]): [string, Variant] => {
      return [key, { ...api.catalogue.variants[key]!, schema: key }];
    }),
  );
  const compiled = changed.map(([key, schema]) => [key, compile(key, schema)] as const);
  return {
    ...api,
    catalogue: { ...api.catalogue, variants: { ...api.catalogue.variants, ...variants } },
    schemas: { ...api.schemas, ...Object.fromEntries(changed) },
    validators: { ...api.validators, ...Object.fromEntries(compiled) },
    overlay: {
      file: basename(overlay),
      digest: createHash("sha256").update(bytes).digest("hex"),
      variants: Object.values(variants).map(({ id }) => id),
    },
  };
}

function actionsIn(text: string, refuse: (what: string, at?: string) => never): Action[] {
  let content: unknown;
  try {
    content = parse(text);
  } catch {
    refuse("is not YAML or JSON; correct it");
  }
  const { overlay, actions } = (content ?? {}) as { overlay?: unknown; actions?: unknown };
  if (!/^1\.\d+\.\d+$/.test(String(overlay)) || !Array.isArray(actions)) {
    refuse("is not an OpenAPI Overlay; give one with overlay: 1.0.0 and a list of actions");
  }
  return (actions as (Partial<Action> | null)[]).map((action, index) => {
    const { target, update, description: _, ...rest } = { description: "", ...action };
    const [other] = Object.keys(rest).filter((key) => !key.startsWith("x-"));
    if (other !== undefined)
      refuse(`"${other}" is not for a target; ${REMEDY}`, `actions[${index}]: `);
    if (typeof target === "string" && isObject(update)) return { target, update };
    return refuse(
      "needs a target and an object to update it with; add them",
      `actions[${index}]: `,
    );
  });
}

function apply(document: Description, { target, update }: Action, fail: (what: string) => never) {
  let found: unknown[] = [];
  const before = structuredClone(document);
  try {
    found = query(document as unknown as JsonValue, target);
  } catch (error) {
    fail(`its target is not a JSONPath: ${(error as Error).message} Correct it`);
  }
  if (found.length === 0) {
    fail(`nothing in the description is at ${target}; correct it, or remove the action`);
  }
  for (const one of found) {
    if (!isObject(one)) fail(`${target} is not an object; ${REMEDY}`);
    merge(one as Record<string, unknown>, update);
  }
  const [path] = changesIn(before, document, [], "other");
  if (path) fail(`it changes ${path.join(".")}; ${REMEDY}`);
}

/** Merges as Overlay says. By definition, and not by assignment: a field may be called `__proto__`. */
function merge(into: Record<string, unknown>, update: object): void {
  for (const [key, value] of Object.entries(update)) {
    const known = Object.hasOwn(into, key) ? into[key] : undefined;
    if (isObject(known) && isObject(value)) merge(known, value);
    else {
      const own = structuredClone<unknown>(value);
      Object.defineProperty(into, key, {
        ...{ value: own, enumerable: true, writable: true, configurable: true },
      });
    }
  }
}

/** A schema, what names schemas, or anything else of a description. */
type Kind = "schema" | "schemas" | "other";

/** Where one description says otherwise than another, but for fields that it adds to answers. */
function* changesIn(
  before: unknown,
  after: unknown,
  path: readonly string[],
  kind: Kind,
): Generator<readonly string[]> {
  if (!isObject(before) || !isObject(after)) {
    if (!isDeepStrictEqual(before, after)) yield path;
    return;
  }
  for (const [key, value] of Object.entries(after)) {
    const mayAdd = kind === "schemas" || (kind === "schema" && key === "properties");
    if (Object.hasOwn(before, key)) {
      yield* changesIn(before[key], value, [...path, key], kindOf([...path, key], kind));
    } else if (!mayAdd) yield [...path, key];
  }
}

function kindOf(path: readonly string[], above: Kind): Kind {
  const key = path.at(-1)!;
  if (above === "schemas") return "schema";
  // Below `not`, what is added takes away.
  if (above === "schema") {
    if (key === "properties") return "schemas";
    return key === "items" || key === "additionalProperties" ? "schema" : "other";
  }
  if (path.join(".") === "components.schemas") return "schemas";
  const isAnswer = path.at(-3) === "content" && path.at(-5) === "responses";
  return key === "schema" && isAnswer ? "schema" : "other";
}

/** What each variant is judged by: its schema, and the fields that its response names besides. */
export function judgedBy(api: Api, document: Description): Record<string, Schema> {
  const besides = entriesOf(document).flatMap(({ answers }) =>
    answers.flatMap(({ key, schema: { $ref, properties } }) =>
      $ref === undefined || !properties ? [] : [[key, { type: "object", properties }] as const],
    ),
  );
  const { components } = document;
  const schemas = { ...components.schemas, ...Object.fromEntries(besides) };
  const all = standaloneSchemas({ ...document, components: { ...components, schemas } });
  return mapValues(api.catalogue.variants, ({ schema }, key) => {
    const base = all[schema]!;
    return all[key] ? { type: "object", allOf: [base, all[key]] } : base;
  });
}

function componentsOf({ components }: Description): number {
  return Object.keys(components.schemas).length;
}

function differing(now: Record<string, Schema>, before: Record<string, Schema>) {
  return Object.entries(now).filter(([key, schema]) => !isDeepStrictEqual(schema, before[key]));
}

function compile(key: string, schema: Schema): Validator {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  try {
    return ajv.compile(schema) as Validator;
  } catch (error) {
    throw new Error(`${key}: ${(error as Error).message}`, { cause: error });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
