import { createHash } from "node:crypto";
import { basename, dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { exec, type JsonValue } from "jsonpath-rfc9535";
import { parse } from "yaml";
import type { Api } from "../contract-tests/engine/api.ts";
import type { Validator } from "../contract-tests/engine/description/catalogue.ts";
import { TargetError } from "../contract-tests/engine/exchange/errors.ts";
import type { Target } from "../contract-tests/engine/transport/target.ts";
import { isObject } from "../contract-tests/sandbox/server.ts";
import { unreadable } from "../contract-tests/target-file/source.ts";
import { generatedDescription } from "./described.ts";
import { entriesOf, mapValues, type Description, type Schema } from "./generators/description.ts";
import { standaloneSchemas } from "./generators/schemas.ts";
import { limitAction, limitActions, readLimited, type Refuse } from "./overlay-limits.ts";

const countOf = (record: object) => Object.keys(record).length;

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
  const refuse: Refuse = (what) => {
    throw new TargetError(`${overlay}: ${what} (overlay of target "${name}")`);
  };
  const path = resolve(dirname(targetFile), overlay);
  const bytes = await readLimited(path, refuse).catch((error: unknown) => {
    if (error instanceof TargetError) throw error;
    const { what, remedy } = unreadable(error as NodeJS.ErrnoException, "an OpenAPI Overlay");
    return refuse(`${what}; ${remedy}`);
  });
  const { document } = await generatedDescription(api.name);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  const schemas: Record<string, Schema> = {};
  const validators: Record<string, Validator> = {};
  let known = judgedBy(api, document);
  for (const [index, action] of actionsIn(bytes.toString(), refuse).entries()) {
    const fail: Refuse = (what) => refuse(`actions[${index}]: ${what}`);
    const count = countOf(document.components.schemas);
    limitAction((action ?? {}) as Record<string, unknown>, fail);
    apply(document, action, fail);
    try {
      const now = judgedBy(api, document);
      const changed = Object.keys(now).filter((key) => !isDeepStrictEqual(now[key], known[key]));
      if (changed.length === 0 && countOf(document.components.schemas) === count) {
        fail("adds nothing that an answer is judged by; correct its target or remove it");
      }
      for (const key of changed) {
        schemas[key] = now[key]!;
        validators[key] = ajv.compile(now[key]!) as Validator;
      }
      known = now;
    } catch (error) {
      if (error instanceof TargetError) throw error;
      fail(`${(error as Error).message}; correct it`);
    }
  }
  const { variants } = api.catalogue;
  const own = mapValues(schemas, (_, key) => ({ ...variants[key]!, schema: key }));
  return {
    ...api,
    catalogue: { ...api.catalogue, variants: { ...variants, ...own } },
    schemas: { ...api.schemas, ...schemas },
    validators: { ...api.validators, ...validators },
    withoutOverlay: api.validators,
    overlay: {
      file: basename(overlay),
      digest: createHash("sha256").update(bytes).digest("hex"),
      variants: Object.values(own).map(({ id }) => id),
    },
  };
}

function actionsIn(text: string, refuse: Refuse): unknown[] {
  let content: unknown;
  try {
    // A warning would go to the terminal, and quote the file.
    content = parse(text, { logLevel: "error" });
  } catch {
    refuse("is not YAML or JSON; correct it");
  }
  const { overlay, actions } = (content ?? {}) as { overlay?: unknown; actions?: unknown };
  if (/^1\.\d+\.\d+$/.test(String(overlay)) && Array.isArray(actions)) {
    limitActions(actions, refuse);
    return actions;
  }
  return refuse("is not an OpenAPI Overlay; give one with overlay: 1.0.0 and a list of actions");
}

function apply(document: Description, action: unknown, fail: Refuse): void {
  const { target, update, description: _, ...rest } = (action ?? {}) as Record<string, unknown>;
  const other = Object.keys(rest).find((key) => !key.startsWith("x-"));
  if (other !== undefined) fail(`"${other}" is not for a target; ${REMEDY}`);
  if (typeof target !== "string" || !isObject(update)) {
    return fail("needs a target and an object to update it with; add them");
  }
  const found: [place: unknown, path: string[]][] = [];
  try {
    exec(document as unknown as JsonValue, target, (place, path) => {
      found.push([place, path.map(String)]);
    });
  } catch (error) {
    fail(`its target is not a JSONPath: ${(error as Error).message} Correct it`);
  }
  if (found.length === 0) {
    fail(`nothing in the description is at ${target}; correct it, or remove the action`);
  }
  for (const [place, path] of found) {
    if (isObject(place)) merge(place, update, path, fail);
    else fail(`${target} is not an object; ${REMEDY}`);
  }
}

/** Where something may be added: a new component, or fields of a schema. Below `not`, what is added takes away. */
const MAY_ADD = [
  /^components\/schemas\/[^/]+$/,
  /^(components\/schemas\/[^/]+|(components|paths\/[^/]+\/[^/]+)\/responses\/[^/]+\/content\/[^/]+\/schema)(\/(properties\/[^/]+|items|additionalProperties))*\/properties(\/[^/]+)?$/,
];

/** Merges as Overlay says, where that adds. By definition, and not by assignment: a field may be called `__proto__`. */
function merge(
  into: Record<string, unknown>,
  update: object,
  path: readonly string[],
  fail: Refuse,
): void {
  for (const [key, value] of Object.entries(update)) {
    const at = [...path, key];
    const place = at.map((step) => step.replaceAll("/", "~1")).join("/");
    const isKnown = Object.hasOwn(into, key);
    const known = isKnown ? into[key] : undefined;
    if (isObject(known) && isObject(value)) merge(known, value, at, fail);
    else if (isKnown ? isDeepStrictEqual(known, value) : MAY_ADD.some((one) => one.test(place))) {
      const own = structuredClone<unknown>(value);
      Object.defineProperty(into, key, {
        ...{ value: own, enumerable: true, writable: true, configurable: true },
      });
    } else fail(`it changes ${at.join(".")}; ${REMEDY}`);
  }
}

/** What each variant is judged by: its schema, and the other fields of its response. */
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
