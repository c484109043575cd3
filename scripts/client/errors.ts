/** The caller asked for what the client refuses to do. The message says what to give instead, and repeats no value. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Nothing answered, or an answer broke off. It quotes neither the request nor the platform's own error,
 * which may hold a secret.
 */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  /** What the platform calls it, such as `ECONNREFUSED`, or the name of its error; undefined where neither says more. */
  readonly code: string | undefined;

  constructor(what: string, reason: unknown) {
    const {
      cause,
      code: own,
      name,
    } = Object(reason) as Record<"code" | "name", unknown> & {
      cause?: { code?: unknown };
    };
    const words = [cause?.code, own, name === "TypeError" || name === "Error" ? undefined : name];
    const code = words.find((one) => /^[A-Z]\w+$/.test(String(one)));
    super(code ? `${what}: ${String(code)}` : what);
    this.code = code as string | undefined;
  }
}

/** The time for a call was up before it ended. */
export class TimeoutError extends Error {
  override readonly name = "TimeoutError";
}
