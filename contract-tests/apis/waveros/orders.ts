import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { given } from "./answers.ts";

export type Order = Readonly<Partial<Record<keyof ReturnType<typeof plainOrder>, unknown>>>;

export const LIMITS = ["download_limit", "upload_limit"] as const;

/** In MB; whatever is not from 1 to that means no limit. */
const HIGHEST_LIMIT = 9_437_184;

const FOR_HOURS = schemas.ValidFor.enum.filter((one) => one.endsWith(" hours"));

const FOR_DAYS = schemas.ValidFor.enum.filter((one) => one.endsWith(" days"));

/** From there on, some days are left out. */
const GAP = FOR_DAYS.indexOf("35 days");

/** After so many days, the runs of each day have given all validities: the longest series takes as many. */
export const DAYS = Math.ceil(((GAP - 2) * 3) / 2);

/** One of each kind. */
export function validitiesOf(turn: number) {
  return {
    hour: "1 hour",
    hours: nthOf(FOR_HOURS, turn),
    day: "1 day",
    days: nthOf(FOR_DAYS.slice(0, GAP), turn + 1),
    longer: nthOf(FOR_DAYS.slice(GAP), turn + 2),
  };
}

/** Every third is the first or the last, in turn: those are the likeliest to be forgotten. */
function nthOf(series: readonly string[], turn: number): string {
  const third = Math.floor(turn / 3);
  if (turn % 3 === 0) return series.at(third % 2 === 0 ? 0 : -1)!;
  const inner = series.slice(1, -1);
  return inner[(turn - third - 1) % inner.length]!;
}

/** What a run does by turns: one further each day, and targets apart from one another. */
export function turnOf(target: string, day = Math.floor(Date.now() / 86_400_000)): number {
  return Array.from(target).reduce((sum, letter) => sum + letter.codePointAt(0)!, day);
}

/**
 * Orders that together say all that an order can: each field given and left out, each limit at
 * either end, beyond it and without the other, validities, and a start to the second. Each carries
 * the run's mark in its passcode or full name, so that its voucher is recognised under any username, and a
 * copy of it, too. The usernames of the first three begin with one another, and the first two share all else
 * by which a router might know a voucher.
 */
export function orderBook(
  mark: string,
  validities: ReturnType<typeof validitiesOf>,
  /** What an order has that leaves all else to the router, a validity apart: on every other day. */
  valid_from?: string,
): readonly Order[] {
  // Digits that a router must not take for a number.
  const digits = `0${Number.parseInt(passcodeOf(mark), 16)}`;
  const passcode = `0${digits}`;
  const fullname = `${mark}-1 Ada A Moreau`;
  return [
    // Named and complete, as in the vendor's example.
    {
      ...plainOrder(mark, 1),
      passcode,
      fullname,
      valid_for: validities.longer,
      valid_from: "2031-02-03 04:05:06",
      download_limit: HIGHEST_LIMIT,
      upload_limit: 1,
    },
    {
      ...plainOrder(mark, 2),
      username: `${mark}-1-Room2`,
      passcode,
      fullname,
      valid_for: validities.days,
      valid_from: "2030-12-31 23:59:59",
      download_limit: 1,
      upload_limit: 1024,
    },
    // With a passcode and a full name that the vendor's page does not say a router takes.
    {
      ...plainOrder(mark, 3),
      username: `${mark}-1-Room23`,
      passcode: `${mark}-3-Pa+s&s%41\\`,
      fullname: `${mark}-3 José O'Neil + 李 & Co. = 100%41 <b>a\\b`,
      valid_for: validities.hour,
      download_limit: 70_000,
      upload_limit: HIGHEST_LIMIT,
    },
    // From a leap day on, beyond the seconds that 32 bits hold.
    {
      username: digits,
      passcode: "",
      fullname: `${mark}-6 Digits`,
      valid_for: validities.hours,
      valid_from: "2040-02-29 12:34:56",
      upload_limit: 7,
    },
    // Left out, empty or out of bounds: the vendor's page says what that means, not how it is answered. Between two
    // without a validity comes one that has another than the order before them.
    {
      username: "",
      passcode: passcodeOf(mark, "P5"),
      fullname: `${mark}-5 Empty`,
      valid_for: "",
      valid_from: "",
      download_limit: HIGHEST_LIMIT + 1,
    },
    {
      passcode: passcodeOf(mark, "P4"),
      fullname: "",
      valid_for: validities.day,
      ...(valid_from !== undefined && { valid_from }),
      download_limit: 0,
      upload_limit: 2048,
    },
    // In letters that the vendor's page does not say a router takes, and more of them.
    {
      username: `${mark}-7 Zoë's`,
      fullname: `${mark}-7 Zoë 😀 Öz, guest of the room at the end of the long corridor on the left`,
      valid_from: "2030-01-17 10:00:00",
      download_limit: 3,
      upload_limit: -1,
    },
  ];
}

/** What a reader should know of the validities that a run uses; each target has its own turn. */
export const NOTE = `Of the 65 documented validities, each run uses one of each kind; daily runs take ${DAYS} days to use all.`;

/** Of letters and figures, and short, as the vendor's example: some routers take no other. It is this run's own all the same. */
export function passcodeOf(mark: string, rest = ""): string {
  return `${mark.slice("ct-".length)}${rest}`;
}

/** Each has a validity and a limit that the one before had not: what is copied from it to others then shows. */
export function plainOrder(mark: string, serial: number) {
  return {
    username: `${mark}-${serial}-Room`,
    passcode: passcodeOf(mark, `p${serial}`),
    fullname: `${mark}-${serial} Plain`,
    valid_for: serial % 2 === 0 ? "1 day" : "2 days",
    valid_from: "2030-01-17 10:00:00",
    download_limit: 1024 + serial,
    upload_limit: 512,
  };
}

/** An order, the same in a username and a full name of letters and figures alone, without a passcode, and with nothing but a name: each has the mark. */
export function ordersLike(order: Order): readonly Order[] {
  const { username, fullname } = order;
  const short = String(username)
    .toLowerCase()
    .replaceAll(/-|room/g, "");
  // No other voucher may have that name.
  const letters = short.replaceAll(/\d/g, (digit) => (Number(digit) + 20).toString(36));
  return [
    order,
    { ...order, username: short, fullname: `Ada ${letters}` },
    { ...order, passcode: "" },
    { username, fullname },
  ];
}

export function isSimple({ username, fullname }: Order): boolean {
  const isName = !given(fullname) || /^[a-z ]{1,20}$/i.test(fullname);
  return isName && (!given(username) || /^[a-z\d]{1,16}$/.test(username));
}

/** Another with the same values, and a username, if there is one, in the same letters: they may be why one is not listed. */
export function likeOf(order: Order, serial: number): Order {
  const { username } = order;
  return given(username)
    ? { ...order, username: username.replace(/-(?=[^-]*$)|$/, `$&${serial}`) }
    : order;
}

/** The same values under the texts of another order; undefined where its own are not unusual. */
export function plainLike(order: Order, { username, passcode, fullname }: Order) {
  if (isOrdinary(order) && !isOfDigits(order.username)) return undefined;
  const texts = Object.entries({ username, passcode, fullname });
  const has = (field: string) => given(order[field as keyof Order]);
  return { ...order, ...Object.fromEntries(texts.filter(([field]) => has(field))) };
}

/** Whether any router takes it, and answers and lists it as documented. */
export function isUsual(order: Order): boolean {
  return isComplete(order) && isOrdinary(order);
}

/** Whether its names hold only letters that any router takes, as far as documented. */
export function isOrdinary({ username, fullname }: Order): boolean {
  return [username, fullname].every(isPlain);
}

export function isPlain(value: unknown): boolean {
  return !given(value) || /^[\w .:-]*$/.test(value);
}

/** Whether it begins with the 0 that a number has not. */
export function isOfDigits(username: unknown): boolean {
  return /^0\d+$/.test(String(username));
}

export function isValidity(value: unknown): boolean {
  return schemas.ValidFor.enum.some((one) => one === value);
}

export function limitOf(value: unknown): number | undefined {
  const limit = given(value) ? Number(value) : value;
  return typeof limit === "number" && limit >= 1 && limit <= HIGHEST_LIMIT ? limit : undefined;
}

/** Whether nothing is left to the router, so that the result is documented. */
export function isComplete(order: Order): boolean {
  const { username, passcode, fullname, valid_for, valid_from } = order;
  const limits = [limitOf(order.download_limit), limitOf(order.upload_limit)];
  const isGiven = [username, passcode, fullname, valid_from].every(given);
  return isGiven && isValidity(valid_for) && !limits.includes(undefined);
}

/** Whether they have the same values, whatever the username. */
export function sameOrder(one: Order, other: Order): boolean {
  const fields = ["passcode", "fullname", "valid_for", "valid_from", ...LIMITS] as const;
  // A query has texts alone.
  return fields.every((field) => String(one[field] ?? "") === String(other[field] ?? ""));
}

/** The texts beside the username that two orders have in common. */
export function textsShared(one: Order, other: Order) {
  return (["passcode", "fullname"] as const).filter(
    (field) => given(one[field]) && one[field] === other[field],
  );
}
