import type { SandboxOptions } from "../../../sandbox/sandbox.ts";
import { withHeaders } from "../../../sandbox/server.ts";
import { httpError, TOO_MANY_ATTEMPTS } from "./laravel.ts";

/** Laravel's limiter before a panel: so many requests in the minute that begins with the first. */
export function throttledTo(limit: number, now = Date.now): NonNullable<SandboxOptions["alter"]> {
  let count = 0;
  let resetAt = 0;
  return (asked, answer) => {
    if (now() >= resetAt) {
      count = 0;
      resetAt = now() + 60_000;
    }
    count++;
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - count)),
    };
    if (count <= limit) return withHeaders(answer, headers);
    return httpError(asked, 429, TOO_MANY_ATTEMPTS, {
      ...headers,
      "retry-after": String(Math.ceil((resetAt - now()) / 1000)),
      "x-ratelimit-reset": String(Math.ceil(resetAt / 1000)),
    });
  };
}
