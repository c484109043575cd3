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

/** The highest traffic limit, in MB; whatever is not from 1 to that means no limit. */
export const HIGHEST_LIMIT = 9_437_184;

/**
 * The orders that between them say everything an order can: each field given and left out, each
 * limit at either end and beyond it, each kind of validity, and a start to the second.
 * Every one carries the mark of its run in a field, so that its voucher is known again whatever
 * the router makes of the others.
 */
export function orderBook(mark: string): readonly Order[] {
  return [
    {
      username: `${mark}-1-Room`,
      passcode: `${mark}-1-Pass`,
      fullname: `${mark}-1 José O'Neil + 李 & Co. 100%`,
      valid_for: "365 days",
      valid_from: "2031-02-03 04:05:06",
      download_limit: HIGHEST_LIMIT,
      upload_limit: 1,
    },
    {
      username: `${mark}-2-Room`,
      // Digits that a router must not take for a number.
      passcode: `00${Number.parseInt(mark.slice("ct-".length), 16)}`,
      fullname: `${mark}-2 Zoë A. Müller = B + C & D`,
      valid_for: "23 hours",
      valid_from: "2030-12-31 23:59:59",
      download_limit: 1,
      upload_limit: 1024,
    },
    { fullname: `${mark}-3 No Username` },
    {
      username: `${mark}-4-Room`,
      passcode: "",
      fullname: "",
      valid_for: "",
      download_limit: HIGHEST_LIMIT + 1,
      upload_limit: 0,
    },
    {
      username: "",
      passcode: `${mark}-5-Pass`,
      valid_for: "always",
      download_limit: -1,
      upload_limit: HIGHEST_LIMIT + 1,
    },
  ];
}

/** An order in which nothing is remarkable. */
export function plainOrder(mark: string, serial: number): Order & { readonly username: string } {
  return {
    username: `${mark}-${serial}-Room`,
    passcode: `${mark}-${serial}-Pass`,
    fullname: `${mark}-${serial} Plain`,
    valid_for: "1 hour",
  };
}

/** A text that was really given: neither left out nor empty, which mean the same. */
export function given(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** The limit that an order asks for; undefined where that means unlimited: left out, or out of bounds. */
export function limitOf(value: unknown): number | undefined {
  const limit = given(value) ? Number(value) : value;
  return typeof limit === "number" && limit >= 1 && limit <= HIGHEST_LIMIT ? limit : undefined;
}
