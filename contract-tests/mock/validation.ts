import { follow, type Description, type Schema } from "../../scripts/generators/description.ts";
import type { Variant } from "../engine/catalogue.ts";
import type { Described, Endpoint } from "./described.ts";
import type { Violation } from "./prism.ts";

/**
 * Names under which an API answers a request that it finds invalid, where no variant tells of the
 * field itself: the framework's validation, or the answer to everything that has no other.
 */
const REFUSALS = ["invalid-data", "error-occurred"];

/** The documented answer to a request with such violations; undefined if there is none. */
export function refusalOf(
  described: Described,
  endpoint: Endpoint,
  violations: readonly Violation[],
  variants: readonly Variant[],
): Variant | undefined {
  const unauthenticated = violations.some(({ code }) => code === 401);
  const answer401 = unauthenticated && variants.find(({ status }) => status === 401);
  if (answer401) return answer401;
  for (const field of missingFields(described, endpoint, violations)) {
    const tells = variants.find(({ name }) => tellsOfMissing(name, field));
    if (tells) return tells;
  }
  return variants.find(({ name }) => REFUSALS.includes(name));
}

/** By convention, `no-FIELD` or `FIELD-not-set`; the latter also by the field's last word, `key` of `api-key`. */
function tellsOfMissing(variant: string, field: string): boolean {
  const plain = field.replaceAll("_", "-");
  const set = /^(.+)-not-set$/.exec(variant)?.[1];
  return variant === `no-${plain}` || (set !== undefined && `-${plain}`.endsWith(`-${set}`));
}

function missingFields(
  { document }: Described,
  endpoint: Endpoint,
  violations: readonly Violation[],
): string[] {
  const scheme = document.components.securitySchemes?.[endpoint.way.security ?? ""];
  return violations.flatMap((violation) => {
    if (violation.code === 401) return scheme?.["name"] ?? [];
    return violation.code === "required" ? fieldOf(endpoint, violation) : [];
  });
}

/** The example of a variant with its `errors`, if it has any, told of the fields that really are wrong. */
export function withErrors(
  { document }: Described,
  endpoint: Endpoint,
  violations: readonly Violation[],
  example: unknown,
): unknown {
  if (!hasErrors(example)) return example;
  const errors: Record<string, string[]> = {};
  const named = violations
    .map((violation) => ({ violation, field: fieldOf(endpoint, violation) }))
    .filter(({ field }) => field !== "")
    .toSorted((a, b) => placeOf(endpoint, a.field) - placeOf(endpoint, b.field));
  for (const { violation, field } of named) {
    const text = worded(field, violation, schemaOf(document, endpoint, field));
    if (!errors[field]?.includes(text)) (errors[field] ??= []).push(text);
  }
  return Object.keys(errors).length > 0 ? { ...example, errors } : example;
}

function hasErrors(example: unknown): example is { errors: Record<string, string[]> } {
  const errors = (example as { errors?: unknown } | null)?.errors;
  return typeof errors === "object" && errors !== null && !Array.isArray(errors);
}

/** The field that a violation is about, as Laravel names it: `server_id`, `list.0.id`. */
function fieldOf({ way }: Endpoint, { path, code, message }: Violation): string {
  const missing = code === "required" ? /property '(.+)'/.exec(message)?.[1] : undefined;
  const [place, ...rest] = missing === undefined ? path : [...path, missing];
  const name = rest.join(".");
  // Prism writes the names of query parameters in lower case.
  return place === "query"
    ? (way.parameters.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name)
    : name;
}

/** Where the description has a field: Laravel complains in the order of its rules. */
function placeOf({ way }: Endpoint, field: string): number {
  return way.parameters.indexOf(field.split(".")[0]!);
}

function schemaOf(document: Description, { described }: Endpoint, field: string): Schema {
  const body = described.requestBody?.content["application/json"]?.schema;
  const properties = (body && follow(document, body)["properties"]) as
    Record<string, Schema> | undefined;
  const parameter = (described.parameters ?? [])
    .map((reference) => follow(document, reference))
    .find(({ name }) => name === field);
  return follow(document, properties?.[field] ?? parameter?.schema ?? {});
}

/** What is wrong with a field, in the words of Laravel's validator. */
function worded(field: string, { code }: Violation, schema: Schema): string {
  const name = field.replaceAll("_", " ");
  switch (code) {
    case "required":
      return `The ${name} field is required.`;
    case "type": {
      const type = String([schema["type"]].flat()[0]);
      if (type === "boolean") return `The ${name} field must be true or false.`;
      return `The ${name} must be ${/^[aeio]/.test(type) ? "an" : "a"} ${type}.`;
    }
    case "minimum":
      return `The ${name} must be at least ${String(schema["minimum"])}.`;
    case "maximum":
      return `The ${name} must not be greater than ${String(schema["maximum"])}.`;
    case "enum":
    case "const":
      return `The selected ${name} is invalid.`;
    default:
      return `The ${name} format is invalid.`;
  }
}
