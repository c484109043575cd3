/** Whether something that was read from a file is of use. */
export type Fits = (value: unknown) => boolean;

export const text: Fits = (value) => typeof value === "string";

export const count: Fits = (value) => typeof value === "number";

/** One of some values. */
export const among =
  (...values: readonly unknown[]): Fits =>
  (value) =>
    values.includes(value);

export const optional =
  (fits: Fits): Fits =>
  (value) =>
    value === undefined || fits(value);

export const list =
  (fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(fits);

/** An object with at least these fields. */
export function having(fields: Readonly<Record<string, Fits>>): Fits {
  const all = Object.entries(fields);
  return (value) =>
    typeof value === "object" &&
    value !== null &&
    all.every(([name, fits]) => fits((value as Record<string, unknown>)[name]));
}

/** The checks that a run had. */
export const suite: Fits = having({
  digest: text,
  rules: list(having({ id: text, digest: text, claims: optional(count) })),
  below: optional(list(having({ file: text, digest: text }))),
});
