import type { Conditions, Truth } from "../condition.ts";
import type { Front } from "../front.ts";
import { answered, dateAhead, json, oneIn, page } from "../fronts.ts";

/** A few seconds of 429 in the middle, with `Retry-After` as seconds or as a date by a clock that is so far ahead. */
function pause(retryAfter: "seconds" | "date", aheadMs = 0): () => Front {
  return () => {
    let until = 0;
    return {
      ask({ count }) {
        if (count === 20) until = Date.now() + 3000;
        const rest = until - Date.now();
        if (rest <= 0) return undefined;
        const after =
          retryAfter === "date" ? dateAhead(rest + 999 + aheadMs) : String(Math.ceil(rest / 1000));
        const headers = { "retry-after": after, date: dateAhead(aheadMs) };
        return json(429, { message: "Too Many Requests" }, headers);
      },
    };
  };
}

const NOTED: Truth = { says: "clean", note: /throttles|429/ };

/** Fewer requests are let through than the run would send. */
export const THROTTLES: Conditions = {
  throttled: {
    title: "three seconds of 429 with Retry-After in seconds",
    truth: NOTED,
    front: pause("seconds"),
  },
  "throttled-by-date": {
    title: "three seconds of 429 with Retry-After as a date",
    truth: NOTED,
    front: pause("date"),
  },
  "throttled-clock-behind": {
    title: "three seconds of 429 with Retry-After as a date, by a clock five minutes behind",
    truth: NOTED,
    front: pause("date", -300_000),
  },
  "throttled-clock-ahead": {
    title: "three seconds of 429 with Retry-After as a date, by a clock five minutes ahead",
    truth: NOTED,
    front: pause("date", 300_000),
  },
  "shared-address": {
    title:
      "others behind the same address use up the limit: one request in 30 is answered with 429",
    truth: NOTED,
    front: answered(oneIn(30), page(429, "429 Too Many Requests", { "retry-after": "1" })),
  },
  "bursts-refused": {
    title: "nginx answers 503 to more than ten requests within 100 ms",
    truth: { says: "clean", partly: true },
    front: () => {
      let hits: number[] = [];
      return {
        ask({ ms }) {
          hits = hits.filter((one) => ms - one < 100);
          if (hits.length >= 10) return page(503, "503 Service Temporarily Unavailable");
          hits.push(ms);
          return undefined;
        },
      };
    },
  },
};
