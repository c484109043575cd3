import { NoAnswer, TargetError } from "./errors.ts";
import { clockOf, type Exchange, type WireRequest } from "./exchange.ts";

type Dispatcher = NonNullable<RequestInit["dispatcher"]>;

/** The time limit of an exchange where nothing else is said, in seconds. */
export const TIMEOUT = 30;

/** Times that a request is sent again after a 429 before the target is taken to refuse it. */
export const ATTEMPTS = 4;

/**
 * Opens a connection for each request, by the proxy that the environment names. A server may close
 * a connection just as it is used again, and a write that is lost by that can't be sent once more.
 */
export function newConnections(): Promise<Dispatcher> {
  return (made ??= import("undici").then(
    ({ EnvHttpProxyAgent }) => new EnvHttpProxyAgent({ pipelining: 0 }) as unknown as Dispatcher,
  ));
}

let made: Promise<Dispatcher> | undefined;

/** Whether a connection was closed while a request was on it. */
export function isClosed(error: unknown): boolean {
  const { code } = (error as { readonly cause?: { readonly code?: string } }).cause ?? {};
  return code === "UND_ERR_SOCKET" || code === "ECONNRESET" || code === "EPIPE";
}

export function noAnswer({ method, url }: WireRequest, error: Error, timeout = TIMEOUT): NoAnswer {
  const cause = error.cause as { readonly code?: string; readonly message?: string } | undefined;
  const why =
    error.name === "TimeoutError"
      ? `no answer within ${timeout} s`
      : (cause?.code ?? cause?.message ?? error.message);
  return new NoAnswer(`${method} ${new URL(url).origin}: ${why}`, { cause: error });
}

/** By the clock of what answered: it need not go as this machine's does. */
export function retryAfter(exchange: Exchange): number {
  const value = exchange.answer.headers["retry-after"] ?? "";
  const left = Date.parse(value) - clockOf(exchange);
  const seconds = /^\d+$/.test(value) ? Number(value) : left / 1000;
  return (Number.isFinite(seconds) ? Math.max(seconds, 1) : 10) * 1000;
}

export function throttled(
  { method, url }: WireRequest,
  pauseMs: number,
  times: number,
): TargetError {
  const { origin, pathname } = new URL(url);
  const said = `${origin} throttles: ${method} ${pathname} answered 429`;
  const advice = "lower requestsPerMinute in the target file";
  const wait = Math.ceil(pauseMs / 1000);
  return new TargetError(
    times < ATTEMPTS
      ? `${said} and asks to wait ${wait} s; run again after that, and ${advice}`
      : `${said} ${times} times, however long this run waited; ${advice}`,
  );
}
