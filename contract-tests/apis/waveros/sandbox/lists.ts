import type { Has } from "./liberties.ts";
import type { Reply } from "./messages.ts";
import { momentOf } from "./validity.ts";

/** The users who have left their e-mail address, the fields named and ordered as the list shows them. */
const EMAIL_USERS = [
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
] as const;

/** The answers that the page does not show, by action: each is one way it may look. Nobody took the free access yet. */
export const UNSHOWN: Readonly<Record<string, Reply>> = {
  get_fb_users: {
    users: [{ id: 1, name: "Ada Moreau", created_at: "2025-01-14 08:38:10", visits: 2 }],
  },
  get_mobile_users: {
    users: [{ id: 1, mobile: "15555550143", created_at: "2025-01-20 17:05:00", visits: 4 }],
  },
  get_free_users: { users: [] },
  get_logins: {
    logins: [{ id: 1, login: "ada@example.com", MAC: "02:00:5E:10:00:01", type: "email" }],
  },
};

/** The answer of `get_email_users`. */
export function emailUsers(has: Has): Reply {
  return { users: EMAIL_USERS.map((user) => listed(user, has)) };
}

function listed(user: (typeof EMAIL_USERS)[number], has: Has): Reply {
  const { marketing, verified, visits } = user;
  const time = (text: string) =>
    has("email-times-as-epoch") ? momentOf(text).getTime() / 1000 : text;
  return {
    ...user,
    created_at: time(user.created_at),
    last_login: time(user.last_login),
    visits: has("email-visits-string") ? String(visits) : visits,
    last_modified: time(user.last_modified),
    marketing: has("email-lacks-marketing") ? undefined : marketing,
    verified: has("email-verified-boolean") ? verified === 1 : verified,
  };
}
