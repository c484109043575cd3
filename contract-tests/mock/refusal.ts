import type { Variant } from "../engine/catalogue.ts";
import type { Endpoint } from "./served.ts";
import type { Violation } from "./prism.ts";

/**
 * Names under which an API answers a request that it finds invalid, where no variant tells of the
 * field itself: the framework's validation, or the answer to everything that has no other.
 */
const REFUSALS = ["invalid-data", "error-occurred"];

/** The documented answer to a request with such violations; undefined if there is none. */
export function refusalOf(
  endpoint: Endpoint,
  violations: readonly Violation[],
  variants: readonly Variant[],
): Variant | undefined {
  const unauthenticated = violations.some(({ code }) => code === 401);
  const answer401 = unauthenticated && variants.find(({ status }) => status === 401);
  if (answer401) return answer401;
  const scheme = endpoint.described.security?.[0]?.[0];
  const missing = violations.flatMap((violation) => {
    if (violation.code === 401) return scheme?.type === "apiKey" ? scheme.name : [];
    return violation.code === "required" ? fieldOf(endpoint, violation) : [];
  });
  const tell = (field: string) => variants.find(({ name }) => tellsOfMissing(name, field));
  return (
    missing.map(tell).find((variant) => variant !== undefined) ??
    variants.find(({ name }) => REFUSALS.includes(name))
  );
}

/** By convention, `no-FIELD` or `FIELD-not-set`; the latter also by the field's last word, `key` of `api-key`. */
function tellsOfMissing(variant: string, field: string): boolean {
  const plain = field.replaceAll("_", "-");
  const set = /^(.+)-not-set$/.exec(variant)?.[1];
  return variant === `no-${plain}` || (set !== undefined && `-${plain}`.endsWith(`-${set}`));
}

/** The example of a variant, its `errors`, if it has any, telling of the fields that are wrong here. */
export function withErrors(
  endpoint: Endpoint,
  violations: readonly Violation[],
  example: unknown,
): unknown {
  const shown = (example as { errors?: unknown } | null)?.errors;
  if (typeof shown !== "object" || shown === null || Array.isArray(shown)) return example;
  const errors: Record<string, string[]> = {};
  // Laravel complains in the order of its rules, which is that of the description.
  const placeOf = (field: string) => endpoint.way.parameters.indexOf(field.split(".")[0]!);
  const named = violations
    .map((violation) => ({ violation, field: fieldOf(endpoint, violation) }))
    .filter(({ field }) => field !== "")
    .toSorted((a, b) => placeOf(a.field) - placeOf(b.field));
  for (const { violation, field } of named) {
    const text = worded(endpoint, field, violation);
    if (!errors[field]?.includes(text)) (errors[field] ??= []).push(text);
  }
  return Object.keys(errors).length > 0 ? { ...(example as object), errors } : example;
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

/** What is wrong with a field, in the words of Laravel's validator. */
function worded({ described: { request } }: Endpoint, field: string, { code }: Violation): string {
  const inBody = request?.body?.contents?.[0]?.schema?.properties?.[field];
  const schema = inBody ?? request?.query?.find(({ name }) => name === field)?.schema ?? {};
  const { type, minimum, maximum } = schema as Readonly<Record<string, unknown>>;
  const kind = String([type].flat()[0]);
  const name = field.replaceAll("_", " ");
  const words: Readonly<Record<string, string>> = {
    required: `The ${name} field is required.`,
    type:
      kind === "boolean"
        ? `The ${name} field must be true or false.`
        : `The ${name} must be ${/^[aeio]/.test(kind) ? "an" : "a"} ${kind}.`,
    minimum: `The ${name} must be at least ${String(minimum)}.`,
    maximum: `The ${name} must not be greater than ${String(maximum)}.`,
    enum: `The selected ${name} is invalid.`,
    const: `The selected ${name} is invalid.`,
  };
  return words[code] ?? `The ${name} format is invalid.`;
}
