import { json, type Condition } from "../../../sandbox/conditions.ts";
import type { Front, Passing, Replied, Reply } from "../../../sandbox/front.ts";

const CLEAN = { says: "clean" } as const;
const PARTLY = { says: "clean", partly: true } as const;

interface Row {
  readonly username?: string;
  readonly [field: string]: unknown;
}

/** The parameter of a request by either method. */
function parameter({ path, body }: Passing, name: string): string | undefined {
  const inQuery = new URL(path, "http://router").searchParams.get(name);
  if (inQuery !== null) return inQuery;
  try {
    return String((JSON.parse(body) as Record<string, unknown>)[name]);
  } catch {
    return undefined;
  }
}

function isAction(passing: Passing, action: string): boolean {
  return parameter(passing, "action") === action;
}

/** The rows of every list of vouchers, changed. */
function vouchers(change: (rows: readonly Row[], reads: number) => readonly Row[]): () => Front {
  return () => {
    let reads = 0;
    return {
      answer(reply, passing) {
        if (!isAction(passing, "get_voucher_users")) return undefined;
        const body = bodyOf(reply) as { users?: readonly Row[] } | undefined;
        if (!Array.isArray(body?.users)) return undefined;
        const users = change(body.users as readonly Row[], ++reads);
        return { ...reply, body: JSON.stringify({ ...body, users }) };
      },
    };
  };
}

function bodyOf(reply: Reply): unknown {
  try {
    return JSON.parse(reply.body.toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** What becomes of the answers to one action. */
function actionAnswers(action: string, change: (reply: Reply, nth: number) => Replied | undefined) {
  return (): Front => {
    let nth = 0;
    return {
      answer(reply, passing) {
        return isAction(passing, action) ? change(reply, ++nth) : undefined;
      },
    };
  };
}

function guest(n: number): Row {
  const now = "2026-01-02 10:20:30";
  return {
    id: 100_000 + n,
    username: `guest-${n}`,
    password: `pw${n}`,
    fullname: `Conference guest number ${n}`,
    created_at: now,
    last_modified: now,
    first_login: null,
    last_login: null,
    valid_for: "1 day",
    valid_from: now,
    MAC: null,
    download_limit: 0,
    upload_limit: 0,
  };
}

const shifted = (text: string) => {
  const time = Date.parse(`${text.replace(" ", "T")}Z`) + 5.5 * 3_600_000;
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
};

/** The conditions that only a router is met under. */
export const CONDITIONS: Readonly<Record<string, Condition>> = {
  "many-vouchers": {
    title: "25,000 more vouchers are in the list",
    truth: CLEAN,
    front: vouchers((rows) => [...Array.from({ length: 25_000 }, (_, n) => guest(n)), ...rows]),
  },
  "staff-at-work": {
    title: "at each reading of the list a voucher more is there, and at each third one has gone",
    truth: CLEAN,
    front: () => {
      const staff: Row[] = [];
      return vouchers((rows, reads) => {
        staff.push({ ...guest(reads), id: 900_000 + reads, username: `staff-${reads}` });
        if (reads % 3 === 0) staff.shift();
        return [...rows, ...staff];
      })();
    },
  },
  "guests-log-in": {
    title: "at each reading of the list a guest has just logged in",
    truth: CLEAN,
    front: () => {
      const one = guest(1);
      return vouchers((rows, reads) => {
        const last_login = `2026-01-02 11:${String(reads % 60).padStart(2, "0")}:00`;
        return [
          {
            ...one,
            first_login: "2026-01-02 11:00:00",
            last_login,
            last_modified: last_login,
            MAC: "98:01:A7:CB:BB:00",
          },
          ...rows,
        ];
      })();
    },
  },
  "another-run": {
    title: "another run on the same router creates and removes its vouchers",
    truth: CLEAN,
    front: vouchers((rows, reads) => [
      ...rows,
      { ...guest(reads), username: `ct-0a1b2c3d-${reads}`, fullname: `ct-0a1b2c3d ${reads}` },
    ]),
  },
  "time-zone": {
    title: "the router's clock is in another time zone",
    truth: CLEAN,
    front: vouchers((rows) =>
      rows.map((row) => ({
        ...row,
        created_at: shifted(String(row["created_at"])),
        last_modified: shifted(String(row["last_modified"])),
      })),
    ),
  },
  "idle-in-milliseconds": {
    title: "a guest's idle time is given in milliseconds",
    truth: CLEAN,
    front: actionAnswers("get_active_guests", (reply) => {
      const body = bodyOf(reply) as { data?: readonly Row[] } | undefined;
      if (!Array.isArray(body?.data)) return undefined;
      const data = (body.data as readonly Row[]).map((row) => ({ ...row, "idle-time": "470ms" }));
      return { ...reply, body: JSON.stringify({ ...body, data }) };
    }),
  },
  "html-media-type": {
    title: "JSON is sent as text/html",
    truth: { says: "clean", note: /text\/html|media type|content-type/i },
    front: () => ({
      answer: (reply) => ({
        ...reply,
        headers: { ...reply.headers, "content-type": "text/html; charset=UTF-8" },
      }),
    }),
  },
  "list-fails": {
    title: "the list of vouchers alone answers 500",
    truth: { says: "finding", of: /get_voucher_users/ },
    front: actionAnswers("get_voucher_users", () => json(500, { message: "Server Error" })),
  },
  "first-lists-fail": {
    title: "the first three lists of vouchers answer 500",
    truth: { says: "finding", of: /get_voucher_users/ },
    front: actionAnswers("get_voucher_users", (_, nth) =>
      nth <= 3 ? json(500, { message: "Server Error" }) : undefined,
    ),
  },
  "lists-fail-later": {
    title: "every list of vouchers after the tenth answers 500",
    truth: { says: "finding", of: /get_voucher_users/ },
    front: actionAnswers("get_voucher_users", (_, nth) =>
      nth > 10 ? json(500, { message: "Server Error" }) : undefined,
    ),
  },
  "undocumented-list-cut": {
    title: "the answer of an action whose body the page does not show is cut short",
    truth: { says: "finding", of: /get_mobile_users/ },
    front: actionAnswers("get_mobile_users", (reply) => ({
      ...reply,
      body: reply.body.toString().slice(0, -3),
    })),
  },
  "undocumented-list-fails": {
    title: "an action whose body the page does not show answers 500",
    truth: { says: "finding", of: /get_mobile_users/ },
    front: actionAnswers("get_mobile_users", () => json(500, { message: "Server Error" })),
  },
  "creates-lost": {
    title: "the answer to every creation is lost after it was done",
    truth: PARTLY,
    front: actionAnswers("create_voucher", () => "closed"),
  },
  "removals-lost": {
    title: "the answer to every removal is lost after it was done",
    truth: PARTLY,
    front: actionAnswers("remove_voucher", () => "closed"),
  },
  "api-missing": {
    title: "the target file's base URL lacks /api/",
    truth: { says: "unchecked", error: /baseUrl/ },
    target: (entry) => ({
      ...entry,
      baseUrl: String(entry["baseUrl"]).replace(/api\/$/, ""),
    }),
  },
  "slash-missing": {
    title: "the target file's base URL lacks its last slash",
    truth: CLEAN,
    target: (entry) => ({ ...entry, baseUrl: String(entry["baseUrl"]).replace(/\/$/, "") }),
  },
  "wrong-key": {
    title: "the target file's API key is another router's",
    truth: { says: "unchecked", error: /apiKey/ },
    target: (entry) => ({ ...entry, apiKey: "0123456789abcdef0123456789abcdef" }),
  },
};
