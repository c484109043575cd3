import { setTimeout as sleep } from "node:timers/promises";
import { met, PARTLY, partly, findingOf, unchecked, type Conditions } from "../condition.ts";
import type { Front, Passing, Replied } from "../front.ts";
import {
  altered,
  answered,
  dateAhead,
  every,
  from,
  json,
  limited,
  oneIn,
  page,
  spell,
} from "../fronts.ts";
import type { Answer } from "../server.ts";
import { ERROR } from "./things.ts";

const throttling = met({ says: "clean", note: /throttles|429/ });
const TOO_MANY = { message: "Too Many Requests" };
const UNAVAILABLE = { message: "Service Unavailable" };

const FIVE = 300_000;

/** `Retry-After`, by the milliseconds to wait; and how far the server's clock is ahead. */
const PAUSES: Readonly<Record<string, readonly [string, (rest: number) => string, number?]>> = {
  "": ["seconds", (rest) => String(Math.ceil(rest / 1000))],
  "-zero": ["0", () => "0"],
  "-epoch": ["seconds since 1970", (rest) => String(Math.ceil((Date.now() + rest) / 1000))],
  "-by-date": ["a date", (rest) => dateAhead(rest + 999)],
  "-clock-behind": ["a date five minutes behind", (rest) => dateAhead(rest + 999 - FIVE), -FIVE],
  "-clock-ahead": ["a date five minutes ahead", (rest) => dateAhead(rest + 999 + FIVE), FIVE],
};

const pauses = Object.entries(PAUSES).map(([name, [what, after, ahead = 0]]) => {
  const front = spell(20, 2500, (until) => {
    const headers = { "retry-after": after(until - Date.now()), date: dateAhead(ahead) };
    return json(429, TOO_MANY, headers);
  });
  const title = `two and a half seconds of 429 with Retry-After: ${what}`;
  return [`throttled${name}`, throttling(title, front)] as const;
});

/** About where a run on a sandbox begins to clean up. */
export const LATE = 95;

function isRead({ method, path, body }: Passing): boolean {
  const said = path + body;
  return /get_/.test(said) || (method === "GET" && !/create|remove/.test(said));
}

/** For a second after a write, reads answer as before it. */
function behind(): Front {
  let written = 0;
  const kept = new Map<string, { readonly asked: Passing; readonly reply: Answer }>();
  const isNew = () => Date.now() - written < 1000;
  const keyOf = ({ path, headers, body }: Passing) =>
    `${path} ${headers.authorization ?? ""} ${body}`;
  return {
    async ask(passing, send) {
      if (isRead(passing)) return isNew() ? kept.get(keyOf(passing))?.reply : undefined;
      if (isNew() || !/create|remove|delete/.test(passing.path + passing.body)) return undefined;
      written = Date.now();
      for (const [key, { asked }] of kept) kept.set(key, { asked, reply: await send(asked) });
      return undefined;
    },
    answer(reply, asked) {
      if (isRead(asked) && reply.status < 500 && !isNew()) kept.set(keyOf(asked), { asked, reply });
      return undefined;
    },
  };
}

/** More requests than that under way are answered so. */
function atOnce(most: number, reply: Replied): () => Front {
  return () => {
    let busy = 0;
    return {
      ask: () => {
        if (busy === most) return reply;
        busy++;
        return sleep(10, undefined);
      },
      answer: () => void busy--,
    };
  };
}

const NO_FILE = { ...page(404, ""), body: "File not found.\n" };

/** What lasts for a while, begins late, or lets through fewer requests than the run would send. */
export const SPELLS: Conditions = {
  ...Object.fromEntries(pauses),
  "throttled-page": throttling(
    "two seconds of 429 as a page, without Retry-After",
    spell(20, 2000, page(429, "429 Too Many Requests")),
  ),
  "shared-address": throttling(
    "others behind the same address use up the limit: one request in 30 is answered with 429",
    answered(oneIn(30), page(429, "429 Too Many Requests", { "retry-after": "1" })),
  ),
  "fifteen-a-second": throttling(
    "more than 15 requests in a second are answered with 429",
    limited(every, 15, 1000, () => json(429, TOO_MANY, { "retry-after": "1" })),
  ),
  "bursts-refused": partly(
    "nginx answers 503 to more than ten requests within 100 ms",
    limited(every, 10, 100, () => page(503, "503 Service Temporarily Unavailable")),
  ),
  "two-at-once": partly(
    "nginx answers 503 to a third request while two are under way",
    atOnce(2, page(503, "503 Service Temporarily Unavailable")),
  ),
  "one-at-once": partly("a second connection is closed while one is in use", atOnce(1, "closed")),
  "behind-by-a-second": met({ ...PARTLY, note: /only after a moment/ })(
    "reads come from a replica that is a second behind what was written",
    behind,
  ),
  restart: partly(
    "three requests in the middle are answered with 503 and Retry-After: 1",
    answered(from(40, 42), json(503, UNAVAILABLE, { "retry-after": "1" })),
  ),
  "restart-abrupt": partly(
    "three requests in the middle find no one: their connections are closed",
    answered(from(40, 42), "closed"),
  ),
  "restart-refuses": met({ says: "clean", note: /refused for a while/ })(
    "for a second and a half in the middle, connections are refused",
    () => ({ restart: { at: 50, ms: 1500 } }),
  ),
  "backend-restarts": partly(
    "a second and a half of 503 as a page, without Retry-After",
    spell(40, 1500, page(503, "503 Service Unavailable")),
  ),
  "maintenance-ends": partly(
    "three seconds of 503 in JSON with Retry-After: 2",
    spell(50, 3000, json(503, UNAVAILABLE, { "retry-after": "2" })),
  ),
  "maintenance-late": partly(
    "two seconds of 503 in JSON at the time of cleaning up",
    spell(LATE, 2000, json(503, UNAVAILABLE)),
  ),
  "cut-late": partly(
    "connections are closed for a third of a second at the time of cleaning up",
    spell(LATE, 300, "closed"),
  ),
  reboot: met(unchecked(/answer/))("six seconds in the middle in which connections are closed", {
    front: spell(50, 6000, "closed"),
    unreadable: true,
  }),
  "files-exchanged": partly(
    "a second and a half of PHP's own 404, while the files of the installation are exchanged",
    spell(50, 1500, NO_FILE),
  ),
  "database-locked": partly(
    "two seconds in which whatever writes is answered with 500 in JSON, as while a backup locks the database",
    spell(6, 2000, ERROR, (passing) => !isRead(passing)),
  ),
  "one-operation-fails": partly(
    "a second and a half in which one operation alone is answered with 500 in JSON",
    spell(1, 1500, ERROR, ({ path, body }) => /openvpn\/auth|get_active_guests/.test(path + body)),
  ),
  "creates-meet-gateway": partly(
    "for three seconds, a gateway answers whatever creates with 502, and nothing else",
    spell(1, 3000, page(502, "502 Bad Gateway"), ({ path, body }) => /create/.test(path + body)),
  ),
  "routes-unknown": partly(
    "six requests in the middle are answered by a gateway that knows no way to the installation",
    answered(from(60, 65), json(404, { message: "no Route matched with those values" })),
  ),
  "one-of-two-in-maintenance": partly(
    "for a dozen requests, one in two is answered with 503 in JSON",
    answered((passing) => from(50, 61)(passing) && oneIn(2)(passing), json(503, UNAVAILABLE)),
  ),
  "gateway-wakes": partly(
    "a proxy answers the first five requests with 502",
    answered(from(1, 5), page(502, "502 Bad Gateway")),
  ),
  "lists-fail-late": met(findingOf(/./))("at the time of cleaning up what lists answers 500", {
    front: altered(
      ({ count, path, body }) =>
        count > LATE && /wireguard\/configs|get_voucher_users/.test(path + body),
      ERROR,
    ),
    unreadable: true,
  }),
};
