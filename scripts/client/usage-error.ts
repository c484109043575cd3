/** The caller asked for something that the client refuses to do. The message says what to do instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
