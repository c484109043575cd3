import {
  clean,
  met,
  partly,
  unchecked,
  type Conditions,
  type Entry,
} from "../../../../sandbox/condition.ts";
import type { Front, Passing, Send } from "../../../../sandbox/front.ts";
import { changed, from, jsonOf, type Json } from "../../../../sandbox/fronts.ts";
import { textOf, withBody, type Answer } from "../../../../sandbox/server.ts";
import { guest, vouchers } from "./answers.ts";

/** Staff who do something with the router's key before every n-th request of the run. */
function staff(
  everyNth: number,
  does: (nth: number) => Json,
  isOthers: (line: string) => boolean,
): () => Front {
  return () => {
    let nth = 0;
    return {
      async ask(passing, send) {
        const { method, path, count } = passing;
        const isDue = method === "POST" && path === "/api/" && count % everyNth === 0;
        if (isDue) await asStaff(passing, send, does(++nth));
        return undefined;
      },
      isOthers,
    };
  };
}

/** With the key of the run's own request. */
function asStaff(passing: Passing, send: Send, does: Json): Promise<Answer> {
  const body = JSON.stringify({ "api-key": jsonOf(passing)?.["api-key"], ...does });
  return send({ ...passing, path: "/api/", body });
}

function order(username: string): Json {
  return { action: "create_voucher", username, passcode: "tide-2210", fullname: "Staff" };
}

function removal(username: string): Json {
  return { action: "remove_voucher", username };
}

/** A voucher that no client of the sandbox has created. */
const OLD = "lobby";

/** On another router with the same key. */
const holds =
  (count: number) =>
  async ({ apiKey }: Entry, send: Send) => {
    for (let nth = 1; nth <= count; nth++) {
      const body = JSON.stringify({ "api-key": apiKey, ...order(`room-${nth}`) });
      await send({ method: "POST", path: "/api/", headers: {}, body });
    }
  };

/** Every second request to the router itself. */
const atItself = ({ path, count }: Passing) => /^\/api\/(\?|$)/.test(path) && count % 2 === 0;

function longStanding(reply: Answer): Answer {
  const times = /(?<="(?:created_at|last_modified)":")20[^"]*/g;
  return withBody(reply, textOf(reply).replace(times, "2025-02-03 04:05:06"));
}

const KEY = /(?<=api-key"?[=:]"?)[0-9a-f]{32}/;

function otherKey(since: number): () => Front {
  return changed((passing) => {
    if (passing.count < since) return;
    passing.path = passing.path.replace(KEY, "0".repeat(32));
    passing.body = passing.body.replace(KEY, "0".repeat(32));
  });
}

const isStaffs = (line: string) => line.includes(" staff-");

/** At the second removal by POST of what is there, or of what is not, all vouchers go. */
const purge = (isNamed: boolean) => (): Front => {
  let removals = 0;
  return {
    async ask(passing, send) {
      const { action, username } = jsonOf(passing) ?? {};
      if (action !== "remove_voucher" || removals > 1) return undefined;
      const list = jsonOf(await asStaff(passing, send, { action: "get_voucher_users" }));
      const users = (list?.["users"] ?? []) as Json[];
      const others = users.filter((one) => one["username"] !== username);
      if (others.length < users.length !== isNamed || ++removals < 2) return undefined;
      for (const one of others) await asStaff(passing, send, removal(String(one["username"])));
      return undefined;
    },
    isOthers: (line) => / (room10[12]|lobby) /.test(line),
  };
};

/** Staff who remove the voucher that is listed first, with every sixth request of the run. */
function clearing(): Front {
  return {
    async ask(passing, send) {
      if (passing.path !== "/api/" || passing.count % 6 > 0) return undefined;
      const list = jsonOf(await asStaff(passing, send, { action: "get_voucher_users" }));
      const [oldest] = (list?.["users"] ?? []) as Json[];
      if (oldest) await asStaff(passing, send, removal(String(oldest["username"])));
      return undefined;
    },
    isOthers: (line) => / (room10[12]|lobby) /.test(line),
  };
}

export const CLIENTS: Conditions = {
  "staff-at-work": clean(
    "at each reading of the list a voucher more is there, and at each third one has gone",
    () => {
      const rows: Json[] = [];
      return vouchers((own, reads) => {
        rows.push({ ...guest(reads), id: 900_000 + reads, username: `staff-${reads}` });
        if (reads % 3 === 0) rows.shift();
        return [...own, ...rows];
      })();
    },
  ),
  "staff-create": clean(
    "staff create a voucher between every fourth and the next request of the run",
    staff(4, (nth) => order(`staff-${nth}`), isStaffs),
  ),
  "staff-create-and-remove": clean(
    "staff create vouchers and remove each of them a few requests later",
    staff(3, (nth) => (nth % 2 ? order(`staff-${nth}`) : removal(`staff-${nth - 1}`)), isStaffs),
  ),
  "staff-remove-old": clean(
    "staff remove a voucher that was there before the run, and create it again",
    staff(
      20,
      (nth) => (nth % 2 ? removal(OLD) : order(OLD)),
      (line) => line.includes(` ${OLD} `),
    ),
  ),
  "staff-disable": clean(
    "staff take a voucher out of use and back into it at each third reading of the list",
    vouchers((rows, reads) => rows.filter((_, nth) => nth > 0 || reads % 3 > 0)),
  ),
  "staff-import": clean(
    "staff import 300 vouchers in the middle",
    vouchers((rows, reads) => {
      const row = (n: number) => ({ ...guest(n), id: 700_000 + n, username: `import-${n}` });
      return reads < 20 ? rows : [...rows, ...Array.from({ length: 300 }, (_, n) => row(n))];
    }),
  ),
  "staff-remove-ours": partly("staff remove a voucher of the run", () => {
    let name = "";
    let isDone = false;
    return {
      async ask(passing, send) {
        const { action, username } = jsonOf(passing) ?? {};
        if (action === "create_voucher" && typeof username === "string") name ||= username;
        if (isDone || passing.count < 45 || name === "" || action === undefined) return undefined;
        isDone = true;
        await asStaff(passing, send, removal(name));
        return undefined;
      },
    };
  }),
  "staff-remove-oldest": partly(
    "staff remove the oldest vouchers one by one, and then those of the run",
    { front: clearing, unreadable: true },
  ),
  "vouchers-purged": partly(
    "staff remove every voucher at once, at a moment at which the run removes one of its own",
    // As where another router answers, for all that can be seen.
    { front: purge(true), unreadable: true },
  ),
  "vouchers-purged-at-a-refusal": partly(
    "staff remove every voucher at once, at a moment at which the run asks for the removal of one that is not there",
    { front: purge(false), unreadable: true },
  ),
  "staff-rename-ours": clean(
    "staff give a voucher of the run another username as soon as it is there",
    () => {
      let id: unknown;
      return vouchers((rows) => {
        // The third order of a run is not the first of any kind.
        const own = rows.filter(({ username }) => /^ct-[0-9a-f]{8}-/.test(String(username)));
        id ??= own.length > 2 ? own.at(-1)!["id"] : undefined;
        return rows.map((row) => (row["id"] === id ? { ...row, username: "suite" } : row));
      })();
    },
  ),
  "another-run-listed": clean(
    "at each reading of the list there is a voucher of another run",
    vouchers((rows, reads) => [
      ...rows,
      { ...guest(reads), username: `ct-0a1b2c3d-${reads}`, fullname: `ct-0a1b2c3d ${reads}` },
    ]),
  ),
  "moved-midway": met(unchecked(/another installation answers/))(
    "from request 60 on another router answers, which has the same key and other vouchers",
    { elsewhere: { which: from(60), has: holds(3), altered: longStanding } },
  ),
  "moved-late": partly(
    "between a run that was killed and its clean-up the address moves to another router, which has the same key and other vouchers",
    { elsewhere: { which: "clean-up", has: holds(2), altered: longStanding } },
  ),
  "two-by-turns": met(unchecked(/two installations answer by turns/))(
    "two routers answer by turns, each with vouchers of its own",
    { elsewhere: { which: atItself, has: holds(3), altered: (reply) => reply }, unreadable: true },
  ),
  "another-run": clean("another run verifies the same router", { twice: true }),
  "key-renewed": met(unchecked(/apiKey|API Key/i))(
    "from request 60 on the API key is another one: the operator has renewed it",
    { front: otherKey(60), unreadable: true },
  ),
};
