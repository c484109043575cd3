import type { Has } from "./liberties.ts";
import type { Reply } from "./messages.ts";

interface Guest {
  readonly login: string;
  readonly address: string;
  readonly mac: string;
  /** Seconds on line when the router started. */
  readonly online: number;
  /** Bytes out and in when the router started, and how many more every second brings. */
  readonly bytesOut: number;
  readonly bytesIn: number;
  readonly outRate: number;
  readonly inRate: number;
}

const guests: readonly Guest[] = [
  {
    login: "ada@example.com",
    address: "192.168.0.200",
    mac: "02:00:5E:10:00:01",
    online: 33_165,
    bytesOut: 1_056_738_924,
    bytesIn: 87_456_321,
    outRate: 48_211,
    inRate: 3_907,
  },
  {
    login: "15555550143",
    address: "192.168.0.201",
    mac: "02:00:5E:10:00:02",
    online: 43_530,
    bytesOut: 2_098_475_632,
    bytesIn: 156_483_920,
    outRate: 9_420,
    inRate: 1_133,
  },
];

/** How long a guest stays idle at most before the next bytes, in seconds. */
const IDLE_CYCLE = 90;

/** The answer of `get_active_guests`, that many whole seconds after the router started. */
export function activeGuests(sinceStart: number, has: Has): Reply {
  const elapsed = has("guests-stand-still") ? 0 : sinceStart;
  const rows = guests.map((guest) => active(guest, elapsed, has));
  return { [has("guests-under-users") ? "users" : "data"]: rows };
}

/** The answer of `get_guest_hosts`: the page shows none, so this is one way it may look. */
export function guestHosts(): Reply {
  return {
    data: guests.map(({ address, mac }) => ({ address, "mac-address": mac, authorized: true })),
  };
}

/** Seconds as the router writes them: `9h12m45s`, `12h05m30s`. */
export function durationText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m${two(seconds % 60)}s`;
}

function active(guest: Guest, elapsed: number, has: Has): Reply {
  const uptime = guest.online + elapsed;
  const bytes = (start: number, rate: number): string | number => {
    const count = start + (has("guests-count-down") ? -rate : rate) * elapsed;
    return has("guests-bytes-as-numbers") ? count : String(count);
  };
  const dash = has("guests-keys-underscored") ? "_" : "-";
  return {
    logins: guest.login,
    address: guest.address,
    [`mac${dash}address`]: guest.mac,
    uptime: has("guests-uptime-in-seconds") ? String(uptime) : durationText(uptime),
    [`idle${dash}time`]: durationText(uptime % IDLE_CYCLE),
    [`bytes${dash}out`]: bytes(guest.bytesOut, guest.outRate),
    [`bytes${dash}in`]: bytes(guest.bytesIn, guest.inRate),
  };
}
