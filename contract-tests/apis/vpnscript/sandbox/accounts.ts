import { randomInt } from "node:crypto";

const DAY = 24 * 60 * 60 * 1000;

export type Account = ReturnType<typeof createAccounts>["accounts"][number];

export type PersonaName = keyof ReturnType<typeof createAccounts>["personas"];

/** One account in each state, behind an administrator who is not a persona; passwords are made up. */
export function createAccounts(now: number) {
  const gold = { nextPayment: now + 30 * DAY, status: 1, devices: 10 };
  const usual = {
    suspendReason: null as string | null,
    service: gold as typeof gold | undefined,
    /** Connected through OpenVPN: they count against the plan's limit. */
    openvpnDevices: 0,
    openvpnEnabled: 1,
    autoRenew: 1,
    refusedLogins: 0,
    createdAt: (now - 90 * DAY) as number | null,
    updatedAt: now - 2 * DAY,
  };
  const account = (id: number, username: string, state: Partial<typeof usual> = {}) => ({
    ...usual,
    id,
    username,
    password: madeUp(20),
    openvpnPassword: madeUp(12),
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

/** Letters and digits, with a letter of each case in front. */
export function madeUp(length: number): string {
  const letter = (from: number, to: number): string => LETTERS.charAt(randomInt(from, to));
  const rest = Array.from({ length: length - 2 }, () => letter(0, LETTERS.length));
  return letter(0, 26) + letter(26, 52) + rest.join("");
}
