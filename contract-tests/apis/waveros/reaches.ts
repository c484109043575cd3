import type { OperationName, VariantKey } from "../../../generated/waveros/catalogue.ts";
import type { WaverosCall } from "./calls.ts";
import type { WaverosReach, WaverosSession } from "./session.ts";

/** A key that no router has. */
const NOBODYS_KEY = "not-the-key-of-any-router";

/** How each variant is reached. */
export const reaches: { readonly [K in VariantKey]: WaverosReach } = {
  "create_voucher/user-added": {
    how: "with a username that nobody has",
    alone: true,
    call: ({ vouchers }) => ({ parameters: { ...vouchers.next() } }),
  },
  "create_voucher/username-exists": {
    how: "with the username of a voucher of this run's own, and another passcode",
    alone: true,
    async call({ vouchers }) {
      const { name } = await vouchers.own();
      return { parameters: { ...vouchers.fresh(), username: name } };
    },
  },
  ...refusals("create_voucher", ({ vouchers }) => ({ ...vouchers.fresh() })),

  "remove_voucher/user-removed": {
    how: "with the username of a voucher of this run's own",
    alone: true,
    async call({ vouchers }) {
      const { name } = await vouchers.removable();
      return { parameters: { username: name } };
    },
  },
  "remove_voucher/username-unknown": {
    how: "with a username that nobody has",
    alone: true,
    call: ({ vouchers }) => ({ parameters: { username: vouchers.nobody() } }),
  },
  "remove_voucher/no-username": {
    how: "without a username, while the newest voucher is one of this run's own",
    alone: true,
    async call({ vouchers }) {
      await vouchers.newest();
      return {};
    },
  },
  ...refusals("remove_voucher", ({ vouchers }) => ({ username: vouchers.nobody() })),

  // Beside a create or a removal, it could show either what was or what is.
  "get_voucher_users/vouchers": {
    how: "with the router's key, while this run's own are complete as those of the page",
    alone: true,
    async call({ vouchers, validities }) {
      await vouchers.retire(validities);
      return {};
    },
  },
  ...refusals("get_voucher_users"),
  "get_email_users/email-users": withKey(),
  ...refusals("get_email_users"),
  "get_fb_users/facebook-users": withKey(),
  ...refusals("get_fb_users"),
  "get_mobile_users/mobile-users": withKey(),
  ...refusals("get_mobile_users"),
  "get_free_users/free-users": withKey(),
  ...refusals("get_free_users"),
  "get_logins/logins": withKey(),
  ...refusals("get_logins"),
  "get_guest_hosts/guest-hosts": withKey(),
  ...refusals("get_guest_hosts"),
  "get_active_guests/active-guests": withKey(),
  ...refusals("get_active_guests"),
};

function withKey(): WaverosReach {
  return { how: "with the router's key", call: () => ({}) };
}

type Refused<O extends OperationName> = Record<
  `${O}/${"key-not-set" | "key-incorrect" | "api-disabled" | "error-occurred"}`,
  WaverosReach
>;

/**
 * The refusals that every action has in common. The parameters are such that a router which
 * forgets to refuse does no harm: what it creates bears this run's mark, and what it removes is nobody's.
 */
function refusals<O extends OperationName>(
  operation: O,
  harmless?: (session: WaverosSession) => Record<string, unknown>,
): Refused<O> {
  const reach = (how: string, call: WaverosCall): WaverosReach => ({
    how,
    ...(harmless ? { alone: true } : {}),
    call: (session) => ({ ...call, ...(harmless ? { parameters: harmless(session) } : {}) }),
  });
  return {
    [`${operation}/key-not-set`]: reach("without a key", { key: null }),
    [`${operation}/key-incorrect`]: reach("with a made-up key", { key: NOBODYS_KEY }),
    [`${operation}/api-disabled`]: reach("at a router whose API is not enabled", {
      at: "apiDisabled",
    }),
    [`${operation}/error-occurred`]: reach("at a router that fails", { at: "failing" }),
  } as Refused<O>;
}
