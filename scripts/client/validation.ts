import type { Validation } from "./operation.ts";

/** An error of a compiled validator. */
export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Compiled validators, by the key of the variant whose body they validate. */
export type Validators = Readonly<
  Record<string, { (body: unknown): boolean; errors?: ValidationError[] | null }>
>;

/** An answer is a documented variant, but its body breaks the schema. This error holds no value of the body. */
export class InvalidAnswer extends Error {
  override readonly name = "InvalidAnswer";
  /** The variant, as `operation/status/name`. */
  readonly variant: string;
  readonly errors: readonly ValidationError[];

  constructor(variant: string, errors: readonly ValidationError[]) {
    const broken = errors.map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
    super(`the answer breaks the schema of ${variant}: ${broken.join("; ")}`);
    this.variant = variant;
    this.errors = errors;
  }
}

/** Makes a call reject with `InvalidAnswer` when its answer breaks the schema. */
export function throwInvalid(validators: Validators): Validation {
  return (...answer) => {
    const invalid = check(validators, ...answer);
    if (invalid) throw invalid;
  };
}

/** Passes answers that break their schema to `report`, and lets them through. */
export function reportInvalid(
  validators: Validators,
  report: (invalid: InvalidAnswer) => void,
  {
    sample = 1,
  }: {
    /** The share of answers that is validated, from 0 to 1; default: 1, all of them. */
    readonly sample?: number;
  } = {},
): Validation {
  return (...answer) => {
    if (Math.random() >= sample) return;
    const invalid = check(validators, ...answer);
    if (invalid) report(invalid);
  };
}

function check(
  validators: Validators,
  ...[operation, variant, body]: Parameters<Validation>
): InvalidAnswer | undefined {
  const [key, validator] =
    Object.entries(validators).find(
      ([one]) => one.startsWith(`${operation}/`) && one.endsWith(`/${variant}`),
    ) ?? [];
  if (!key || !validator || validator(body)) return undefined;
  return new InvalidAnswer(key, validator.errors ?? []);
}
