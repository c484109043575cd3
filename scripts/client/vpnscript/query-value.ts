/** A boolean is 1 or 0 in a query: Laravel refuses the words. */
export const queryValue = (value: unknown): string =>
  String(typeof value === "boolean" ? Number(value) : value);
