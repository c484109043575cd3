import { json, redirect, refuse, Refused, wantsJson, type Call } from "./laravel.ts";
import { MESSAGES } from "./messages.ts";

/** Takes a parameter as its value, or says in the framework's words what is wrong with it. */
export type Rule<T> = (
  value: unknown,
  attribute: string,
) => { readonly value: T } | { readonly error: string };

export function required<T>(rule: Rule<T>): Rule<T> {
  return (value, attribute) => {
    const missing = isAbsent(value) || (Array.isArray(value) && value.length === 0);
    return missing ? { error: `The ${attribute} field is required.` } : rule(value, attribute);
  };
}

export function optional<T>(rule: Rule<T>): Rule<T | undefined> {
  return (value, attribute) => (isAbsent(value) ? { value: undefined } : rule(value, attribute));
}

export const text: Rule<string> = (value, attribute) =>
  typeof value === "string" ? { value } : { error: `The ${attribute} must be a string.` };

export const shortText: Rule<string> = (value, attribute) =>
  typeof value === "string" && [...value].length > 255
    ? { error: `The ${attribute} must not be greater than 255 characters.` }
    : text(value, attribute);

/** A whole number from 1 to the largest that PHP knows, as a number or in digits. */
export const positiveInteger: Rule<number> = (value, attribute) => {
  if (!isInteger(value)) return { error: `The ${attribute} must be an integer.` };
  const number = Number(value);
  return number < 1 ? { error: `The ${attribute} must be at least 1.` } : { value: number };
};

/** The page has it sent "as True": a JSON boolean, 1 or 0, or the word in any case. */
export const boolean: Rule<boolean> = (value, attribute) => {
  const word = typeof value === "object" ? "" : String(value).toLowerCase();
  if (word === "true" || word === "1") return { value: true };
  if (word === "false" || word === "0") return { value: false };
  return { error: `The ${attribute} field must be true or false.` };
};

type Valid<Rules> = {
  readonly [Name in keyof Rules]: Rules[Name] extends Rule<infer T> ? T : never;
};

/** The parameters that the rules name, or the 422 that lists what is wrong with them. */
export function validate<Rules extends Readonly<Record<string, Rule<unknown>>>>(
  call: Call,
  rules: Rules,
): Valid<Rules> {
  const valid: Record<string, unknown> = {};
  const errors: [name: string, errors: readonly string[]][] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const checked = rule(call.input.get(name), name.replaceAll("_", " "));
    if ("error" in checked) errors.push([name, [checked.error]]);
    else valid[name] = checked.value;
  }
  if (errors.length > 0) throw new Refused(invalid(call, errors));
  return valid as Valid<Rules>;
}

function invalid(
  { world, asked, input }: Call,
  all: readonly (readonly [name: string, errors: readonly string[]])[],
) {
  const wrongId = all.map(([name]) => name).find((name) => name.endsWith("_id"));
  if (wrongId !== undefined && !isAbsent(input.get(wrongId))) {
    if (world.has("server-error-on-text-id")) return json(500, { message: "Server Error" });
    if (wrongId === "server_id" && world.has("validation-missing")) refuse(404, MESSAGES.noServer);
  }
  if (!wantsJson(asked)) return redirect(asked.headers.referer ?? asked.url.origin);

  const errors = world.has("errors-one-by-one") ? all.slice(0, 1) : all;
  const texts = errors.flatMap(([, texts]) => texts);
  const message = world.has("validation-reworded") ? texts[0] : MESSAGES.invalid;
  if (world.has("errors-missing")) return json(422, { message });
  if (world.has("errors-as-list")) return json(422, { message, errors: texts });
  const status = world.has("validation-400") ? 400 : 422;
  return json(status, { message, errors: Object.fromEntries(errors) });
}

function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isInteger(value: unknown): boolean {
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
  if (typeof value !== "string" || !/^-?(0|[1-9]\d{0,18})$/.test(value)) return false;
  return BigInt.asIntN(64, BigInt(value)) === BigInt(value);
}
