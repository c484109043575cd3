import type { Asking, RouterState } from "./asking.support.ts";

/** Where a fault shows: the same look at a sound sandbox and at one with the fault. */
export interface Symptom {
  readonly see: (look: Look) => Promise<unknown>;
  readonly sound: unknown;
  readonly faulty: unknown;
}

/** A main router to be asked, and the others. */
export interface Look extends Asking {
  readonly router: (state: RouterState) => Asking;
}

/** The order that most looks place. */
export const ORDER = {
  action: "create_voucher",
  username: "user123",
  passcode: "pass123",
  fullname: "John Doe",
  valid_for: "5 days",
  valid_from: "2025-01-17 10:00:00",
  download_limit: 1024,
  upload_limit: 512,
};

/** Places the order, changed; what it answers as `user`. */
export async function ordered(look: Asking, change: object = {}) {
  return (await look.post({ ...ORDER, ...change })).body.user;
}

/** The message that an action is answered with. */
export async function messageOf(look: Asking, parameters: Readonly<Record<string, unknown>>) {
  return (await look.post(parameters)).body.message;
}

/** The message of a removal, then the usernames that are left. */
export async function removal(look: Asking, parameters: object): Promise<unknown[]> {
  const message = await messageOf(look, { action: "remove_voucher", ...parameters });
  return [message, ...(await usernames(look))];
}

/** The voucher list, whole. */
export async function vouchers(look: Asking) {
  return (await look.post({ action: "get_voucher_users" })).body.users;
}

/** The usernames of the list, in its order. */
export async function usernames(look: Asking): Promise<string[]> {
  return (await vouchers(look)).map(({ username }: { username: string }) => username);
}

/** The voucher that an order leaves in the list. */
export async function stored(look: Asking, change: object = {}) {
  await ordered(look, change);
  return (await vouchers(look))[3];
}
