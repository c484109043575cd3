import { findingOf, PARTLY, unchecked, type Conditions } from "../condition.ts";
import type { Front, Passing, Replied, Reply } from "../front.ts";
import { altered, answered, from, json, page } from "../fronts.ts";

/** For some milliseconds from one request on, everything is answered so. */
function spell(
  first: number,
  ms: number,
  reply: Replied | ((until: number) => Replied),
): () => Front {
  return () => {
    let until = 0;
    return {
      ask({ count }) {
        if (count === first) until = Date.now() + ms;
        if (Date.now() >= until) return undefined;
        return typeof reply === "function" ? reply(until) : reply;
      },
    };
  };
}

const THROTTLED = { says: "clean", note: /throttles|429/ } as const;
const UNAVAILABLE = json(503, { message: "Service Unavailable" });
const TOO_MANY = { message: "Too Many Attempts." };

/** About where a run on a sandbox begins to clean up. */
const LATE = 95;

function isRead({ method, path, body }: Passing): boolean {
  const said = path + body;
  return /get_/.test(said) || (method === "GET" && !/create|remove/.test(said));
}

/** For a second after a write what is read is what was read before. */
function behind(): Front {
  let written = 0;
  const kept = new Map<string, Reply>();
  const isNew = () => Date.now() - written < 1000;
  const keyOf = ({ path, headers, body }: Passing) =>
    `${path} ${headers.authorization ?? ""} ${body}`;
  return {
    ask(passing) {
      if (isRead(passing)) return isNew() ? kept.get(keyOf(passing)) : undefined;
      const isWrite = /create|remove|delete/.test(passing.path + passing.body);
      if (isWrite && !isNew()) written = Date.now();
      return undefined;
    },
    answer(reply, passing) {
      if (isRead(passing) && reply.status < 500 && !isNew()) kept.set(keyOf(passing), reply);
      return undefined;
    },
  };
}

/** What lasts for a while, or begins late. */
export const SPELLS: Conditions = {
  "throttled-page": {
    title: "two seconds of 429 as a page, without Retry-After",
    truth: THROTTLED,
    front: spell(20, 2000, page(429, "429 Too Many Requests")),
  },
  "throttled-zero": {
    title: "a second and a half of 429 with Retry-After: 0",
    truth: THROTTLED,
    front: spell(20, 1500, json(429, TOO_MANY, { "retry-after": "0" })),
  },
  "throttled-epoch": {
    title: "two seconds of 429 with Retry-After as seconds since 1970",
    truth: THROTTLED,
    front: spell(20, 2000, (until) =>
      json(429, TOO_MANY, { "retry-after": String(Math.ceil(until / 1000)) }),
    ),
  },
  "fifteen-a-second": {
    title: "more than 15 requests in a second are answered with 429",
    truth: THROTTLED,
    front: () => {
      let hits: number[] = [];
      return {
        ask({ ms }) {
          hits = hits.filter((one) => ms - one < 1000);
          if (hits.length >= 15) return json(429, TOO_MANY, { "retry-after": "1" });
          hits.push(ms);
          return undefined;
        },
      };
    },
  },
  "behind-by-a-second": {
    title: "reads come from a replica that is a second behind what was written",
    truth: { says: "clean", partly: true, note: /only after a moment/ },
    front: behind,
  },
  "backend-restarts": {
    title: "a second and a half of 503 as a page, without Retry-After",
    truth: PARTLY,
    front: spell(40, 1500, page(503, "503 Service Unavailable")),
  },
  "maintenance-ends": {
    title: "three seconds of 503 in JSON with Retry-After: 2",
    truth: PARTLY,
    front: spell(50, 3000, json(503, { message: "Service Unavailable" }, { "retry-after": "2" })),
  },
  "maintenance-late": {
    title: "two seconds of 503 in JSON at the time of cleaning up",
    truth: PARTLY,
    front: spell(LATE, 2000, UNAVAILABLE),
  },
  reboot: {
    title: "six seconds in the middle in which connections are closed",
    truth: unchecked(/answer/),
    front: spell(50, 6000, "closed"),
    unreadable: true,
  },
  "gateway-wakes": {
    title: "a proxy answers the first five requests with 502",
    truth: PARTLY,
    front: answered(from(1, 5), page(502, "502 Bad Gateway")),
  },
  "firewall-late": {
    title: "at the time of cleaning up a firewall answers everything with 403 in JSON",
    truth: unchecked(/403/),
    front: answered(from(LATE), json(403, { message: "Forbidden" })),
    unreadable: true,
  },
  "gone-late": {
    title: "at the time of cleaning up every connection is closed without an answer",
    truth: unchecked(/./),
    front: answered(from(LATE), "closed"),
    unreadable: true,
  },
  "lists-fail-late": {
    title: "at the time of cleaning up what lists answers 500",
    truth: findingOf(/./),
    front: altered(
      ({ count, path, body }) =>
        count > LATE && /wireguard\/configs|get_voucher_users/.test(path + body),
      json(500, { message: "Server Error" }),
    ),
    unreadable: true,
  },
  "answers-reset": {
    title: "one connection in 29 is reset in place of an answer",
    truth: PARTLY,
    front: () => {
      let count = 0;
      return {
        write(response, { status, headers, body }) {
          if (++count % 29 === 0) response.socket?.resetAndDestroy();
          else response.writeHead(status, { ...headers }).end(body);
        },
      };
    },
  },
  "some-unanswered": {
    title: "one request in 45 is never answered",
    truth: PARTLY,
    target: (entry) => ({ ...entry, timeout: 1 }),
    front: () => ({
      ask: ({ count }) => (count % 45 === 0 ? new Promise(() => undefined) : undefined),
    }),
  },
};
