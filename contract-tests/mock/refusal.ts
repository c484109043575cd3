import type { Variant } from "../engine/description/catalogue.ts";
import type { Endpoint, Violation } from "./served.ts";

/** The variants that answer an invalid request if none is about the field itself. */
const REFUSALS = ["invalid-data", "error-occurred"];

export function refusalOf(
  violations: readonly Violation[],
  variants: readonly Variant[],
): Variant | undefined {
  const isAnonymous = violations.some(({ code }) => code === 401);
  const missing = violations.filter(({ code }) => code === 401 || code === "required");
  return (
    variants.find(({ status }) => isAnonymous && status === 401) ??
    missing.flatMap(
      ({ field }) => variants.find(({ name }) => tellsOfMissing(name, field)) ?? [],
    )[0] ??
    variants.find(({ name }) => REFUSALS.includes(name))
  );
}

/** By convention, `no-FIELD` or `FIELD-not-set`; the latter also by the field's last word, `key` of `api-key`. */
function tellsOfMissing(variant: string, field: string): boolean {
  const plain = field.replaceAll("_", "-");
  const set = /^(.+)-not-set$/.exec(variant)?.[1];
  return variant === `no-${plain}` || (set !== undefined && `-${plain}`.endsWith(`-${set}`));
}

/** The variant's example, with `errors` for the fields that are wrong here. */
export function withErrors(
  endpoint: Endpoint,
  violations: readonly Violation[],
  example: unknown,
): unknown {
  const shown = (example as { errors?: unknown } | null)?.errors;
  if (typeof shown !== "object" || shown === null || Array.isArray(shown)) return example;
  const errors: Record<string, string[]> = {};
  // Laravel complains in the order of its rules, which is that of the description.
  const placeOf = ({ field }: Violation) => endpoint.way.parameters.indexOf(field.split(".")[0]!);
  for (const violation of violations.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    const { field, code } = violation;
    if (field === "" || code === 401) continue;
    const text = worded(endpoint, violation);
    if (!errors[field]?.includes(text)) (errors[field] ??= []).push(text);
  }
  return Object.keys(errors).length > 0 ? { ...(example as object), errors } : example;
}

function worded({ described: { request } }: Endpoint, { field, code }: Violation): string {
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
