import { randomInt } from "node:crypto";
import { timestamp } from "./timestamp.ts";

/** A plan that an account has bought. Status 1 is active, and it lasts until its next payment. */
export interface Service {
  readonly id: number;
  readonly planId: number;
  readonly name: string;
  readonly nextPayment: number;
  readonly status: number;
  /** How many devices may be connected or configured at a time. */
  readonly devices: number;
}

export interface Account {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly status: number;
  readonly suspendReason: string | null;
  readonly service: Service | undefined;
  readonly openvpnPassword: string;
  /** Devices that are connected through OpenVPN: they count against the plan's limit. */
  readonly openvpnDevices: number;
  readonly createdAt: string | null;
  readonly updatedAt: string;
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
const ACTIVE = 2;
const SUSPENDED = 3;

/** One account in each state, behind an administrator who is nobody's persona; passwords are made up. */
export function createAccounts(now: number): {
  readonly accounts: readonly Account[];
  readonly personas: Readonly<Record<PersonaName, Account>>;
} {
  const personas = {
    active: account(2, "alice", now, { service: {} }),
    other: account(3, "bob", now, { service: {} }),
    suspended: account(4, "carol", now, { suspendReason: "Payment disputed.", service: {} }),
    noService: account(5, "dave", now, {}),
    inactive: account(6, "erin", now, { service: { status: 0 } }),
    expired: account(7, "frank", now, { service: { nextPayment: now - 3 * DAY } }),
    deviceLimited: account(8, "grace", now, { service: { devices: 2 }, openvpnDevices: 1 }),
  };
  const admin = { ...account(1, "admin", now, { service: {} }), createdAt: null };
  return { accounts: [admin, ...Object.values(personas)], personas };
}

interface State {
  readonly suspendReason?: string;
  readonly service?: Partial<Service>;
  readonly openvpnDevices?: number;
}

function account(id: number, username: string, now: number, state: State): Account {
  const plan = {
    planId: 3,
    name: "Gold Plan",
    nextPayment: now + 30 * DAY,
    status: 1,
    devices: 10,
  };
  return {
    id,
    username,
    password: madeUp(20),
    status: state.suspendReason === undefined ? ACTIVE : SUSPENDED,
    suspendReason: state.suspendReason ?? null,
    service: state.service && { id, ...plan, ...state.service },
    openvpnPassword: madeUp(12),
    openvpnDevices: state.openvpnDevices ?? 0,
    createdAt: timestamp(now - 90 * DAY),
    updatedAt: timestamp(now - 2 * DAY),
  };
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A random secret of letters and digits, with a letter of each case in front. */
export function madeUp(length: number): string {
  const letter = (from: number, to: number): string => LETTERS.charAt(randomInt(from, to));
  const rest = Array.from({ length: length - 2 }, () => letter(0, LETTERS.length));
  return letter(0, 26) + letter(26, 52) + rest.join("");
}
