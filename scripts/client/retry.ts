/** How an operation changes the installation; `x-effect` in the description. */
export type Effect = "reads" | "authenticates" | "creates" | "deletes";

/** How long to wait, in milliseconds, after the first failure; twice as long after the next. */
const FIRST_PAUSE_MS = 300;

/** A pause of our own, in milliseconds, before the next attempt; shortened by chance, so that many clients don't come back at once. */
export const ownPause = (attempt: number): number =>
  FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random() / 2);

/**
 * How long to wait, in milliseconds, before the same is asked again; undefined where it must not be,
 * or where there is no reason to. After a 429 the installation has not looked at the request, yet a
 * creation is never repeated. A gateway's 502, 503 or 504 says nothing of that: only a read is.
 */
export function pauseAfter(
  effect: Effect,
  status: number,
  headers: Headers,
  attempt: number,
): number | undefined {
  if (status === 429 && effect !== "creates") return askedPause(headers);
  const isGateway = status === 502 || status === 503 || status === 504;
  return isGateway && effect === "reads" ? (askedPause(headers) ?? ownPause(attempt)) : undefined;
}

/** What `Retry-After` asks for, in milliseconds: it holds seconds, or a date by the server's own clock. */
function askedPause(headers: Headers): number | undefined {
  const said = headers.get("Retry-After") ?? "";
  const ms = /^[\d.]+$/.test(said)
    ? Number(said) * 1000
    : dateOf(said) - (dateOf(headers.get("Date") ?? "") || Date.now());
  // A comparison with NaN is false: what could not be read asks for nothing.
  return ms > 0 ? ms : ms <= 0 ? 0 : undefined;
}

/** One of HTTP's three forms of dates, which begin with the day of the week; asctime's says nowhere that it is GMT. */
const dateOf = (text: string): number =>
  /^[A-Z][a-z]+,? /.test(text) ? Date.parse(/GMT$/.test(text) ? text : `${text} GMT`) : Number.NaN;
