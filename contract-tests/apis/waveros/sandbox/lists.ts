import type { Fault } from "./faults.ts";
import type { Reply } from "./messages.ts";
import { momentOf } from "./validity.ts";

interface EmailUser {
  readonly id: number;
  readonly email: string;
  readonly created_at: string;
  readonly last_login: string;
  readonly MAC: string;
  readonly visits: number;
  readonly comments: string;
  readonly comments1: string;
  readonly comments2: string;
  readonly last_modified: string;
  readonly marketing: 0 | 1;
  readonly verified: 0 | 1;
}

const stored: readonly EmailUser[] = [
  {
    id: 1,
    email: "ada@example.com",
    created_at: "2025-01-14 08:38:10",
    last_login: "2025-01-16 09:41:27",
    MAC: "02:00:5E:10:00:01",
    visits: 7,
    comments: "Ada",
    comments1: "Lyon",
    comments2: "Female",
    last_modified: "2025-01-16 09:41:27",
    marketing: 0,
    verified: 1,
  },
  {
    id: 2,
    email: "ben@example.org",
    created_at: "2025-02-01 10:15:30",
    last_login: "2025-02-05 12:25:43",
    MAC: "02:00:5E:10:00:02",
    visits: 3,
    comments: "Ben",
    comments1: "Lagos",
    comments2: "Male",
    last_modified: "2025-02-05 12:25:43",
    marketing: 1,
    verified: 0,
  },
];

/** The answer of `get_email_users`. */
export function emailUsers(fault: Fault): Reply {
  return { users: stored.map((user) => listed(user, fault)) };
}

/** The answer of `get_fb_users`; the page shows none, nor one of the next three. */
export function facebookUsers(): Reply {
  return {
    users: [{ id: 1, name: "Ada Moreau", created_at: "2025-01-14 08:38:10", visits: 2 }],
  };
}

/** The answer of `get_mobile_users`. */
export function mobileUsers(): Reply {
  return {
    users: [{ id: 1, mobile: "15555550143", created_at: "2025-01-20 17:05:00", visits: 4 }],
  };
}

/** The answer of `get_free_users`: nobody took the free access yet. */
export function freeUsers(): Reply {
  return { users: [] };
}

/** The answer of `get_logins`. */
export function logins(): Reply {
  return {
    logins: [{ id: 1, login: "ada@example.com", MAC: "02:00:5E:10:00:01", type: "email" }],
  };
}

function listed(user: EmailUser, fault: Fault): Reply {
  switch (fault) {
    case "email-verified-boolean":
      return { ...user, verified: user.verified === 1 };
    case "email-visits-string":
      return { ...user, visits: String(user.visits) };
    case "email-times-as-epoch":
      return {
        ...user,
        created_at: epoch(user.created_at),
        last_login: epoch(user.last_login),
        last_modified: epoch(user.last_modified),
      };
    case "email-lacks-marketing": {
      const row: Record<string, unknown> = { ...user };
      delete row.marketing;
      return row;
    }
    default:
      return { ...user };
  }
}

function epoch(text: string): number {
  return momentOf(text).getTime() / 1000;
}
