import type { Validation } from "./operation.ts";

/** What a compiled validator says of a value that breaks its schema. */
export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Compiled validators, by the key of the variant whose body they hold against its schema. */
export type Validators = Readonly<
  Record<string, { (body: unknown): boolean; errors?: ValidationError[] | null }>
>;

/** An answer is the variant that it says, but its body breaks the schema. It holds no value of the body. */
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

/** Tells `report` of answers that break their schema, and lets them pass. */
export function reportInvalid(
  validators: Validators,
  report: (invalid: InvalidAnswer) => void,
  {
    sample = 1,
  }: {
    /** The share of answers that is looked at, from 0 to 1; default: 1, all of them. */
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
