import type { Answer, Asked } from "../../../sandbox/server.ts";
import { httpError } from "./laravel.ts";

/** Counts a request: what it is refused with, if it is, and the headers that its answer carries. */
export type Throttle = (asked: Asked) => { refused?: Answer; headers: Answer["headers"] };

/**
 * The framework's limiter: so many requests in the minute that begins with the first one.
 * Without a limit nothing is counted and no header is sent.
 */
export function createThrottle(limit: number | undefined, now: () => number = Date.now): Throttle {
  if (limit === undefined) return () => ({ headers: {} });
  let count = 0;
  let resetAt = 0;
  return (asked) => {
    if (now() >= resetAt) {
      count = 0;
      resetAt = now() + 60_000;
    }
    count++;
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - count)),
    };
    if (count <= limit) return { headers };
    const refused = httpError(asked, 429, "Too Many Attempts.", {
      ...headers,
      "retry-after": String(Math.ceil((resetAt - now()) / 1000)),
      "x-ratelimit-reset": String(Math.ceil(resetAt / 1000)),
    });
    return { refused, headers };
  };
}
