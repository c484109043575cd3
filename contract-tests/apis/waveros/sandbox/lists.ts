import { afterText, type Answer } from "../../../sandbox/server.ts";
import { json, messages, type Call } from "./answers.ts";
import type { FaultName } from "./faults.ts";
import { momentOf, timeText } from "./voucher.ts";

/** Fields named and ordered as the list shows them. */
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
];

export function emailUsers({ router, has, method }: Call): Answer {
  const isVisit =
    has("email-reading-is-a-visit") || (method === "GET" && has("email-get-reading-is-a-visit"));
  if (isVisit) router.emailVisits++;
  const { emailReadAt, emailVisits, madeAt, nextId } = router;
  router.emailReadAt = Date.now();
  const time = (text: string) => (has("email-times-as-epoch") ? momentOf(text) / 1000 : text);
  const more = has("create-visits-email-user") ? nextId : emailVisits;
  // Within a second of each other, two would show one time.
  const touched = timeText(madeAt + 1000 * nextId);
  const users = router.emailUsers.map((email, index) => {
    const user = EMAIL_USERS[index % EMAIL_USERS.length]!;
    const { created_at: first, last_login: last } = user;
    const [created, seen] = has("email-dates-swapped") ? [last, first] : [first, last];
    const isFirst = (fault: FaultName) => index === 0 && has(fault);
    const marketing = has("create-changes-email-user")
      ? Number(index < nextId % 16)
      : user.marketing;
    return {
      ...user,
      id: has("email-ids-repeat") ? 1 : index + 1,
      email: has("email-lacks-addresses") ? user.comments : email,
      created_at: time(created),
      last_login: time(has("email-logins-ahead") ? last.replace(/^\d+/, "2999") : seen),
      visits: has("email-visits-string") ? String(user.visits) : user.visits + more,
      comments: isFirst("create-comments-email-user") ? `Ada ${nextId}` : user.comments,
      last_modified: time(
        emailReadAt && has("email-reading-touches-all")
          ? timeText(emailReadAt)
          : isFirst("create-touches-email-user")
            ? touched
            : user.last_modified,
      ),
      marketing: has("email-lacks-marketing") ? undefined : marketing,
      verified: has("email-verified-boolean") ? user.verified === 1 : user.verified,
    };
  });
  if (method === "GET" && has("email-get-halved")) users.pop();
  return json({ users });
}

/** Seconds online and bytes each way when the router started, and bytes per second since. */
const GUESTS = [
  {
    login: "ada@example.com",
    address: "192.168.0.200",
    mac: "02:00:5E:10:00:01",
    online: 33_165,
    out: { bytes: 1_056_738_924, rate: 48_211 },
    in: { bytes: 87_456_321, rate: 3_907 },
  },
  {
    login: "15555550143",
    address: "192.168.0.201",
    mac: "02:00:5E:10:00:02",
    online: 43_530,
    out: { bytes: 2_098_475_632, rate: 9_420 },
    in: { bytes: 156_483_920, rate: 1_133 },
  },
];

/** More of them, for a faulty router that can't tell them apart. */
const MORE_GUESTS = ["ben@example.org", "15555550144"].map((login, nth) => ({
  ...GUESTS[1]!,
  login,
  address: `192.168.0.${202 + nth}`,
  mac: `02:00:5E:10:00:1${nth}`,
}));

/** How long a guest stays idle at most before the next bytes, in seconds. */
const IDLE_CYCLE = 90;

export function activeGuests({ router, has, method }: Call): Answer {
  const { started, guests, nextId } = router;
  const sinceStart = Math.floor((Date.now() - started) / 1000);
  const elapsed = has("guests-stand-still") ? 0 : sinceStart;
  const counted = ({ bytes, rate }: (typeof GUESTS)[number]["in"]) => {
    const count = bytes + (has("guests-count-down") ? -rate : rate) * elapsed;
    return has("guests-bytes-as-numbers") ? count : String(count);
  };
  const dash = has("guests-keys-underscored") ? "_" : "-";
  const { address, mac } = GUESTS[0]!;
  const shared = {
    ...(has("guests-share-address") && { address }),
    ...(has("guests-share-device") && { mac }),
  };
  const isShared = Object.keys(shared).length > 0;
  const more = [...GUESTS.slice(1), ...(isShared ? MORE_GUESTS : [])];
  const others = guests.map((login) => ({ ...GUESTS[0]!, login }));
  const moved = has("create-moves-guest") ? { address: `192.168.0.${nextId % 250}` } : {};
  const rows = [{ ...GUESTS[0]!, ...moved }, ...more, ...others].map((one) => {
    const guest = { ...one, ...shared };
    const uptime = guest.online + elapsed;
    return {
      logins: guest.login,
      address: has("guests-addresses-as-names") ? "phone.lan" : guest.address,
      [`mac${dash}address`]: guest.mac,
      uptime: has("guests-uptime-in-seconds") ? String(uptime) : durationText(uptime),
      [`idle${dash}time`]: durationText(
        has("guests-idle-longer") ? 2 * uptime : uptime % IDLE_CYCLE,
      ),
      [`bytes${dash}out`]: counted(guest.out),
      [`bytes${dash}in`]: counted(guest.in),
    };
  });
  if (has("guests-listed-twice")) rows.push(...rows.slice(0, 1));
  if (method === "GET" && has("guests-get-lacks-them")) rows.length = 0;
  return json({ [has("guests-under-users") ? "users" : "data"]: rows });
}

export function durationText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m${two(seconds % 60)}s`;
}

/** Undocumented answers by action: each is one way it may look. Nobody has used the free access yet. */
export const UNSHOWN = {
  get_fb_users: {
    users: [{ id: 1, name: "Ada Moreau", created_at: "2025-01-14 08:38:10", visits: 2 }],
  },
  get_mobile_users: {
    users: [{ id: 1, mobile: "15555550143", created_at: "2025-01-20 17:05:00", visits: 4 }],
  },
  get_free_users: { users: [] },
  get_logins: {
    logins: [
      { id: 1, login: "ada@example.com", MAC: "02:00:5E:10:00:01", type: "email" },
      { id: 2, login: "ben@example.org", MAC: "02:00:5E:10:00:02", type: "email" },
    ],
  },
  get_guest_hosts: {
    data: GUESTS.map(({ address, mac }) => ({ address, "mac-address": mac, authorized: true })),
  },
};

/** Mobile users of whom a faulty router has none left after so many readings. */
const FEW = 4;

export function unshown(call: Call, name: keyof typeof UNSHOWN): Answer {
  const { router, has, method } = call;
  const [[list, rows]] = Object.entries(UNSHOWN[name]) as [[string, readonly object[]]];
  const rowsBy = (length: number, row: (nth: number) => object) =>
    json({ [list]: Array.from({ length }, (_, nth) => row(nth)) });
  if (has("lists-empty")) return json({ data: [] });
  if (name === "get_free_users" && has("free-users-are-vouchers")) {
    return json({ users: router.vouchers });
  }
  if (name === "get_guest_hosts") {
    const isRefused = has("hosts-refused") || (method === "GET" && has("hosts-get-refused"));
    if (isRefused) return json({ message: messages.keyIncorrect, error: true });
    if (method === "GET" && has("hosts-get-lack-one")) return json({ [list]: rows.slice(1) });
  }
  if (name === "get_logins") {
    const reads = router.loginReads++;
    if (reads > 0 && has("logins-cleared-by-reading")) return json({ logins: [] });
    if (has("logins-grow-by-reading")) {
      return rowsBy(reads + 1, (id) => ({ id, login: "api", type: "api" }));
    }
    if (has("create-is-a-login")) {
      return rowsBy(router.nextId, (id) => ({ id, login: `guest${id}`, type: "voucher" }));
    }
  }
  if (name === "get_mobile_users") {
    const user = (id: number, nth: number) => ({ id, mobile: `155555501${nth}` });
    if (has("mobile-users-are-email-users")) return emailUsers(call);
    if (has("mobile-users-taken-by-reading")) {
      return rowsBy(Math.max(0, FEW - router.mobileReads++), (nth) => user(FEW - nth, nth));
    }
    if (has("remove-takes-mobile-user")) return rowsBy(router.mobileUsers, (id) => user(id, id));
    if (has("mobile-users-after-php-warning")) {
      return afterText("Warning: Undefined array key\n", json({ [list]: rows }));
    }
  }
  return json({ [list]: rows });
}
