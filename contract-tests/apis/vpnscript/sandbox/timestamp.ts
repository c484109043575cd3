/** A time as the panel writes it, whole seconds: `2021-12-21T20:16:32.000000Z`. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, ".000000Z");
}
