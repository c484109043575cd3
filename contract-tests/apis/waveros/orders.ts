import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };

/** What `create_voucher` is asked to make: its parameters, all of which may be missing. */
export interface Order {
  readonly username?: unknown;
  readonly passcode?: unknown;
  readonly fullname?: unknown;
  readonly valid_for?: unknown;
  readonly valid_from?: unknown;
  readonly download_limit?: unknown;
  readonly upload_limit?: unknown;
}

/** An order for a name of its own. */
export type NamedOrder = Order & { readonly username: string };

/** The orders of one run. */
export interface OrderBook {
  /** Named and complete, as the page's example is. */
  readonly complete: readonly NamedOrder[];
  /** Complete, and with a full name of which the page does not say that a router takes it. */
  readonly curious: NamedOrder;
  /** With values left out, empty or out of bounds: the page says what they mean, not how they are answered. */
  readonly incomplete: readonly Order[];
}

/** The highest traffic limit, in MB; whatever is not from 1 to that means no limit. */
const HIGHEST_LIMIT = 9_437_184;

/**
 * The orders that between them say everything an order can: each field given and left out, each
 * limit at either end and beyond it, each kind of validity, and a start to the second.
 * Every one carries the mark of its run in a field, so that its voucher is known again whatever
 * the router makes of the others.
 */
export function orderBook(mark: string): OrderBook {
  return {
    complete: [
      {
        username: `${mark}-1-Room`,
        passcode: `${mark}-1-Pass`,
        fullname: `${mark}-1 Ada Moreau`,
        valid_for: "365 days",
        valid_from: "2031-02-03 04:05:06",
        download_limit: HIGHEST_LIMIT,
        upload_limit: 1,
      },
      {
        username: `${mark}-2-Room`,
        // Digits that a router must not take for a number.
        passcode: `00${Number.parseInt(mark.slice("ct-".length), 16)}`,
        fullname: `${mark}-2 Ben A Okafor`,
        valid_for: "23 hours",
        valid_from: "2030-12-31 23:59:59",
        download_limit: 1,
        upload_limit: 1024,
      },
    ],
    curious: {
      ...plainOrder(mark, 3),
      fullname: `${mark}-3 José O'Neil + 李 & Co. = 100%`,
      valid_for: "always",
    },
    incomplete: [
      { passcode: "", fullname: `${mark}-4 No Username`, upload_limit: 0 },
      {
        username: "",
        passcode: `${mark}-5-Pass`,
        fullname: "",
        valid_for: "",
        download_limit: HIGHEST_LIMIT + 1,
        upload_limit: -1,
      },
    ],
  };
}

/** A complete order in which nothing is remarkable. */
export function plainOrder(mark: string, serial: number): NamedOrder {
  return {
    username: `${mark}-${serial}-Room`,
    passcode: `${mark}-${serial}-Pass`,
    fullname: `${mark}-${serial} Plain`,
    valid_for: "1 day",
    valid_from: "2030-01-17 10:00:00",
    download_limit: 1024,
    upload_limit: 512,
  };
}

/** A text that was really given: neither left out nor empty, which mean the same. */
export function given(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** A text that any name may hold, as far as the page says. */
export function isPlain(value: unknown): boolean {
  return !given(value) || /^[\w .:-]*$/.test(value);
}

/** Whether a value is one of the documented `valid_for`. */
export function isValidity(value: unknown): boolean {
  return schemas.ValidFor.enum.some((one) => one === value);
}

/** The limit that an order asks for; undefined where that means unlimited: left out, or out of bounds. */
export function limitOf(value: unknown): number | undefined {
  const limit = given(value) ? Number(value) : value;
  return typeof limit === "number" && limit >= 1 && limit <= HIGHEST_LIMIT ? limit : undefined;
}

/** Whether an order leaves nothing to the router, so that the page shows what comes of it. */
export function isComplete(order: Order): boolean {
  const { username, passcode, fullname, valid_for, valid_from } = order;
  return (
    [username, passcode, fullname, valid_from].every(given) &&
    isValidity(valid_for) &&
    limitOf(order.download_limit) !== undefined &&
    limitOf(order.upload_limit) !== undefined
  );
}

/** True if two orders carry the same marks. */
export function sameOrder(one: Order, other: Order): boolean {
  return (["username", "passcode", "fullname"] as const).every(
    (field) => (given(one[field]) ? one[field] : "") === (given(other[field]) ? other[field] : ""),
  );
}
