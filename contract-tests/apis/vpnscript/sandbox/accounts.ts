import { randomInt } from "node:crypto";

/** A plan that an account has bought. Status 1 is active, and it lasts until its next payment. */
export interface Service {
  readonly nextPayment: number;
  readonly status: number;
  /** How many devices may be connected or configured at a time. */
  readonly devices: number;
}

export interface Account {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  /** The operator's reason, if the account is suspended. */
  readonly suspendReason: string | null;
  readonly service: Service | undefined;
  readonly openvpnPassword: string;
  /** Devices that are connected through OpenVPN: they count against the plan's limit. */
  readonly openvpnDevices: number;
  readonly createdAt: number | null;
  readonly updatedAt: number;
}

/** The states that an account can be in, by the names that a target file gives them. */
export type PersonaName = (typeof PERSONAS)[number];

export const PERSONAS = [
  "active",
  "other",
  "suspended",
  "noService",
  "inactive",
  "expired",
  "deviceLimited",
] as const;

const DAY = 24 * 60 * 60 * 1000;

/** One account in each state, behind an administrator who is nobody's persona; passwords are made up. */
export function createAccounts(now: number): {
  readonly accounts: readonly Account[];
  readonly personas: Readonly<Record<PersonaName, Account>>;
} {
  const gold: Service = { nextPayment: now + 30 * DAY, status: 1, devices: 10 };
  const account = (id: number, username: string, state: Partial<Account> = {}): Account => ({
    id,
    username,
    password: madeUp(20),
    suspendReason: null,
    service: gold,
    openvpnPassword: madeUp(12),
    openvpnDevices: 0,
    createdAt: now - 90 * DAY,
    updatedAt: now - 2 * DAY,
    ...state,
  });
  const personas = {
    active: account(2, "alice"),
    other: account(3, "bob"),
    suspended: account(4, "carol", { suspendReason: "Payment disputed." }),
    noService: account(5, "dave", { service: undefined }),
    inactive: account(6, "erin", { service: { ...gold, status: 0 } }),
    expired: account(7, "frank", { service: { ...gold, nextPayment: now - 3 * DAY } }),
    deviceLimited: account(8, "grace", { service: { ...gold, devices: 2 }, openvpnDevices: 1 }),
  };
  const admin = account(1, "admin", { createdAt: null });
  return { accounts: [admin, ...Object.values(personas)], personas };
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A random secret of letters and digits, with a letter of each case in front. */
export function madeUp(length: number): string {
  const letter = (from: number, to: number): string => LETTERS.charAt(randomInt(from, to));
  const rest = Array.from({ length: length - 2 }, () => letter(0, LETTERS.length));
  return letter(0, 26) + letter(26, 52) + rest.join("");
}
