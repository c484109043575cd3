import {
  catalogue,
  type OperationName,
  type VariantKey,
} from "../../../generated/waveros/catalogue.ts";
import { NoAnswer } from "../../engine/exchange/errors.ts";
import { almostKey } from "./almost-keys.ts";
import { OTHER_LISTS } from "./answers.ts";
import type { Placed } from "./placed.ts";
import type { WaverosReach, WaverosSession } from "./session.ts";
import { METHODS, STATES, type WaverosCall } from "./target.ts";
import type { Vouchers } from "./vouchers.ts";

const REFUSALS = {
  "key-not-set": ["without a key", { key: null }],
  "key-incorrect": ["with a key that is almost the router's", {}],
  "api-disabled": ["at a router whose API is not enabled", { at: "apiDisabled" }],
  "error-occurred": ["at a router that fails", { at: "failing" }],
} as const satisfies Record<string, readonly [how: string, call: WaverosCall]>;

type Refused = `${OperationName}/${keyof typeof REFUSALS}`;

const WITH_KEY: WaverosReach = { how: "with the router's key", needs: [], call: () => ({}) };

export const reaches: { readonly [K in VariantKey]: WaverosReach } = {
  ...refusals(),
  "create_voucher/user-added": alone("with a username that nobody has", async (session) => {
    await readBeside(session);
    return { parameters: { ...(await session.vouchers.upcoming()) } };
  }),
  "create_voucher/username-exists": alone(
    "with the username of a voucher of this run's own, and another passcode",
    async ({ vouchers }) => {
      const own = await vouchers.own();
      const isStillSo = () => isStill(vouchers, own);
      return { parameters: { ...vouchers.fresh(), username: own.name }, isStillSo };
    },
    { byOne: true, fleeting: true },
  ),
  "remove_voucher/user-removed": alone(
    "with the username of a voucher of this run's own",
    async (session) => {
      const { vouchers } = session;
      await readBeside(session);
      // The list that this reads comes last: staff may sell the name of one that they have removed.
      const own = await vouchers.removable();
      return { parameters: { username: own.name }, isStillSo: () => isStill(vouchers, own) };
    },
    { fleeting: true },
  ),
  "remove_voucher/username-unknown": alone(
    "with a username that nobody has, and that is a part of one of this run's own",
    async ({ vouchers }) => {
      await vouchers.watch();
      return { parameters: { username: almost(vouchers) } };
    },
  ),
  "remove_voucher/no-username": alone(
    "without a username, while the newest voucher is one of this run's own",
    async ({ vouchers }) => {
      await vouchers.watch();
      await vouchers.newest();
      return {};
    },
  ),
  // Beside a create or a removal, the answer could show the state before or after.
  "get_voucher_users/vouchers": alone(
    "with the router's key, while this run's own are complete as those on the vendor's page",
    ({ vouchers }) => vouchers.retire().then(() => ({})),
  ),
  "get_email_users/email-users": WITH_KEY,
  "get_fb_users/facebook-users": WITH_KEY,
  "get_mobile_users/mobile-users": WITH_KEY,
  "get_free_users/free-users": WITH_KEY,
  "get_logins/logins": WITH_KEY,
  "get_guest_hosts/guest-hosts": WITH_KEY,
  "get_active_guests/active-guests": WITH_KEY,
};

/** What depends on the vouchers of this run's own, or changes them. */
function alone(
  how: string,
  call: WaverosReach["call"],
  more: Pick<WaverosReach, "byOne" | "fleeting"> = {},
): WaverosReach {
  return { how, needs: [], alone: true, ...more, call };
}

/**
 * Parameters that do no harm at a router that forgets to refuse them: a create carries this run's
 * mark, and a removal is of this run's own voucher, if there is one, or of nothing.
 * @param isTaken whether a create is for the username of such a voucher: that it is taken is not told to all
 */
export function harmless(
  { vouchers }: WaverosSession,
  operation: OperationName,
  isTaken = false,
): Readonly<Record<string, unknown>> {
  const { name: username } = vouchers.existing[0] ?? {};
  const isAgain = isTaken && username !== undefined;
  if (operation === "create_voucher") return { ...vouchers.fresh(), ...(isAgain && { username }) };
  return operation === "remove_voucher" ? { username: username ?? vouchers.nobody() } : {};
}

/** For what writes, alone and with harmless parameters, should a router forget to refuse. */
function refusals(): Record<Refused, WaverosReach> {
  const entries = Object.entries(catalogue.operations).flatMap(([operation, { effect }], index) =>
    Object.entries(REFUSALS).map(([name, [how, call]]): [string, WaverosReach] => [
      `${operation}/${name}`,
      {
        how,
        needs: "at" in call ? [call.at] : [],
        ...("at" in call ? { unless: `states.${call.at} is not ${STATES[call.at]}` } : {}),
        ...(effect === "reads" ? {} : { alone: true }),
        ...(effect !== "reads" && name === "api-disabled" && { byEach: true }),
        call: (session) => ({
          ...call,
          ...(name === "key-incorrect" && {
            key: almostKey(session.target.apiKey, index, session.secrets),
          }),
          parameters: harmless(session, operation as OperationName, name === "key-incorrect"),
        }),
      },
    ]),
  );
  return Object.fromEntries(entries) as Record<Refused, WaverosReach>;
}

/** Whether a voucher is still there, and the same; that it is not counts once, as another client may be why. */
async function isStill(vouchers: Vouchers, { name, user }: Placed): Promise<boolean> {
  if (vouchers.missed.size > 0) return true;
  const { items } = await vouchers.look();
  const isThere = items.some(
    ({ username, id }) => username === name && [undefined, id].includes(user["id"]),
  );
  if (!isThere) vouchers.missed.add(name);
  return isThere;
}

/** The other lists before the first write and the second removal, each by another method: the lists' own variants need these readings, too. */
async function readBeside(session: WaverosSession): Promise<void> {
  const isLater = session.vouchers.place.removals.length > 0;
  for (const action of OTHER_LISTS) {
    const read = session.readings(action).map(({ exchange }) => exchange.request.method);
    const method = METHODS.find(
      (one) => session.target.methods.includes(one) && !read.includes(one),
    );
    if (!method || read.length > Number(isLater)) continue;
    await session.once(action, {}, session.wayOf(action, method)).catch((error: unknown) => {
      // That it is answered is for its variant to say.
      if (!(error instanceof NoAnswer)) throw error;
    });
  }
}

/** A username that nobody has: the end of one of this run's own, or one and a star behind it, in turn. */
function almost(vouchers: Vouchers): string {
  const { existing, mark, place } = vouchers;
  const { name } = existing.at(-1) ?? {};
  if (!name?.startsWith(mark)) return vouchers.nobody();
  return place.inVain.length % 2 === 0 ? name.slice(1) : `${name}*`;
}
