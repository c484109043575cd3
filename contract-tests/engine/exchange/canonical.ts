/** A value as JSON in which the members of objects are in order: the same for two that differ in the order of members alone; empty for undefined. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, inOrder) ?? "";
}

function inOrder(_: string, value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value).toSorted()) : value;
}
