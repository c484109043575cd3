import { CLEAN, PARTLY, type Conditions } from "../../../../sandbox/condition.ts";
import type { Front, Passing } from "../../../../sandbox/front.ts";
import { jsonAltered, jsonOf, type Json } from "../../../../sandbox/fronts.ts";
import { doing, guest, vouchers } from "./answers.ts";

/** Staff who do something on the router before each so many-th request of the run, with its key. */
function staff(
  everyNth: number,
  does: (nth: number) => Json,
  isOthers: (line: string) => boolean,
): () => Front {
  return () => {
    let nth = 0;
    return {
      async ask(passing, send) {
        const { method, path, headers, count } = passing;
        const key = jsonOf(passing)?.["api-key"];
        if (method === "POST" && path === "/api/" && count % everyNth === 0) {
          const body = JSON.stringify({ "api-key": key, ...does(++nth) });
          await send({ method, path, headers, body });
        }
        return undefined;
      },
      isOthers,
    };
  };
}

function order(username: string): Json {
  return { action: "create_voucher", username, passcode: "tide-2210", fullname: "Staff" };
}

/** A router's own voucher, which no client of the sandbox has created. */
const OLD = "lobby";

/** The key in a request, as text. */
const KEY = /(?<=api-key"?[=:]"?)[0-9a-f]{32}/;

/** From one request on, the installation is asked with another key. */
function otherKey(since: number): () => Front {
  return () => ({
    ask(passing: Passing) {
      if (passing.count < since) return undefined;
      passing.path = passing.path.replace(KEY, "0".repeat(32));
      passing.body = passing.body.replace(KEY, "0".repeat(32));
      return undefined;
    },
  });
}

/** Others are at work on the router. */
export const CLIENTS: Conditions = {
  "staff-at-work": {
    title: "at each reading of the list a voucher more is there, and at each third one has gone",
    truth: CLEAN,
    front: () => {
      const rows: Json[] = [];
      return vouchers((own, reads) => {
        rows.push({ ...guest(reads), id: 900_000 + reads, username: `staff-${reads}` });
        if (reads % 3 === 0) rows.shift();
        return [...own, ...rows];
      })();
    },
  },
  "staff-create": {
    title: "staff create a voucher between every fourth and the next request of the run",
    truth: CLEAN,
    front: staff(
      4,
      (nth) => order(`staff-${nth}`),
      (line) => line.includes(" staff-"),
    ),
  },
  "staff-create-and-remove": {
    title: "staff create vouchers and remove each of them a few requests later",
    truth: CLEAN,
    front: staff(
      3,
      (nth) =>
        nth % 2
          ? order(`staff-${nth}`)
          : { action: "remove_voucher", username: `staff-${nth - 1}` },
      (line) => line.includes(" staff-"),
    ),
  },
  "staff-remove-old": {
    title: "staff remove a voucher that was there before the run, and create it again",
    truth: CLEAN,
    front: staff(
      20,
      (nth) => (nth % 2 ? { action: "remove_voucher", username: OLD } : order(OLD)),
      (line) => line.includes(` ${OLD} `),
    ),
  },
  "staff-import": {
    title: "staff import 300 vouchers in the middle",
    truth: CLEAN,
    front: vouchers((rows, reads) => {
      const row = (n: number) => ({ ...guest(n), id: 700_000 + n, username: `import-${n}` });
      return reads < 20 ? rows : [...rows, ...Array.from({ length: 300 }, (_, n) => row(n))];
    }),
  },
  "staff-remove-ours": {
    title: "staff remove a voucher of the run",
    truth: PARTLY,
    front: () => {
      let name = "";
      let isDone = false;
      return {
        async ask(passing, send) {
          const { action, username, "api-key": key } = jsonOf(passing) ?? {};
          if (action === "create_voucher" && typeof username === "string") name ||= username;
          if (isDone || passing.count < 45 || name === "" || action === undefined) return undefined;
          isDone = true;
          const asked = { "api-key": key, action: "remove_voucher", username: name };
          await send({ ...passing, path: "/api/", body: JSON.stringify(asked) });
          return undefined;
        },
      };
    },
  },
  "guests-move": {
    title: "at each reading guests have come and gone",
    truth: CLEAN,
    front: jsonAltered(doing("get_active_guests"), ({ data, ...rest }, nth) =>
      Array.isArray(data) ? { ...rest, data: (data as Json[]).slice(nth % 2) } : undefined,
    ),
  },
  "guests-log-in": {
    title: "at each reading of the list a guest has just logged in",
    truth: CLEAN,
    front: vouchers((rows, reads) => {
      const last_login = `2026-01-02 11:${String(reads % 60).padStart(2, "0")}:00`;
      const first_login = "2026-01-02 11:00:00";
      const seen = { first_login, last_login, last_modified: last_login };
      return [{ ...guest(1), ...seen, MAC: "98:01:A7:CB:BB:00" }, ...rows];
    }),
  },
  "another-run-listed": {
    title: "at each reading of the list there is a voucher of another run",
    truth: CLEAN,
    front: vouchers((rows, reads) => [
      ...rows,
      { ...guest(reads), username: `ct-0a1b2c3d-${reads}`, fullname: `ct-0a1b2c3d ${reads}` },
    ]),
  },
  "another-run": {
    title: "another run verifies the same router",
    truth: CLEAN,
    twice: true,
  },
  "key-renewed": {
    title: "from request 60 on the API key is another one: the operator has renewed it",
    truth: { says: "unchecked", error: /apiKey|API Key/i },
    front: otherKey(60),
    unreadable: true,
  },
};
