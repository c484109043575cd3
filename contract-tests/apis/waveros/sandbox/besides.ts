import type { Call, Router } from "./answers.ts";
import { PRESET, randomText, validities } from "./order.ts";
import { momentOf, timeText, type Voucher } from "./voucher.ts";

/** What a faulty router does without being asked; `before` are the vouchers that it had. */
export function doBesides(call: Call, before: readonly Voucher[]): void {
  const { router } = call;
  const made = router.vouchers.filter((one) => !before.includes(one));
  if (router.vouchers !== before) {
    const isHidden = router.isAfterRemoval && router.has("create-after-removal-unlisted");
    router.unlisted = isHidden ? made[0] : undefined;
    router.isAfterRemoval = made.length === 0;
  }
  const gone = before.filter((one) => !router.vouchers.includes(one));
  // What was changed is neither created nor removed.
  const ids = new Set(before.map(({ id }) => id));
  for (const one of made) if (!ids.has(one.id)) besideCreation(call, one);
  for (const one of gone) {
    if (!router.vouchers.some(({ id }) => id === one.id)) besideRemoval(call, one);
  }
  const action = call.parameters.get("action");
  if (action === "get_voucher_users") besideReading(call);
  const isTaken = action === "get_email_users" && call.method === "GET";
  if (isTaken && router.has("email-get-takes-newest")) {
    const isNew = (one: Voucher) => momentOf(one.created_at) >= router.started - 1000;
    const newest = router.vouchers.findLast(isNew);
    router.vouchers = router.vouchers.filter((one) => one !== newest);
  }
}

function besideCreation({ router, has, method }: Call, made: Voucher): void {
  const { username, download_limit, upload_limit } = made;
  const add = (more: Partial<Voucher>) => {
    const another = { ...made, username: anyName(), ...more, id: router.nextId++ };
    router.vouchers = [...router.vouchers, another];
  };
  if (has("create-makes-two")) add({ username: `${username}-2` });
  if (has("create-makes-copy")) add({});
  if (has("create-makes-stranger-over-get") && method === "GET") {
    add({ password: anyName(), fullname: "Guest" });
  }
  if (has("create-takes-oldest")) router.vouchers = router.vouchers.slice(1);
  if (has("create-limits-all")) {
    router.vouchers = router.vouchers.map((one) => ({ ...one, download_limit, upload_limit }));
  }
  if (has("create-touches-all")) touchAll(router);
  if (has("create-binds-device")) {
    const MAC = "98:01:A7:CB:BB:00";
    router.vouchers = router.vouchers.map((one, nth) => (nth < 3 ? { ...one, MAC } : one));
  }
  if (has("create-validates-oldest")) {
    const [oldest, ...others] = router.vouchers;
    router.vouchers = [{ ...oldest!, valid_for: made.valid_for }, ...others];
  }
  if (has("create-adds-email-user")) router.emailUsers.push(`${username}@example.com`);
  if (has("create-adds-other-email-user")) router.emailUsers.push(`${anyName()}@example.com`);
  router.madeAt = Date.now();
  if (has("create-adds-guest")) router.guests.push(username);
}

function besideRemoval({ router, has }: Call, gone: Voucher): void {
  const { vouchers } = router;
  const keep = (isKept: (one: Voucher) => boolean) => {
    router.vouchers = vouchers.filter(isKept);
  };
  if (has("remove-takes-same-passcode")) keep((one) => one.password !== gone.password);
  if (has("remove-takes-same-fullname")) keep((one) => one.fullname !== gone.fullname);
  if (has("remove-takes-other-letters")) {
    keep((one) => one.username.toLowerCase() !== gone.username.toLowerCase());
  }
  if (has("remove-resets-others")) {
    router.vouchers = vouchers.map((one) => ({ ...one, valid_for: PRESET }));
  }
  const later = router.refused.find(({ username }) => username === gone.username);
  if (later && has("duplicate-stored-later")) {
    router.refused = router.refused.filter((one) => one !== later);
    router.vouchers = [...vouchers, later];
  }
  if (has("remove-touches-all")) touchAll(router);
  if (has("remove-takes-mobile-user")) router.mobileUsers--;
  if (has("remove-takes-email-user")) router.emailUsers.pop();
  // The last removals of a run would bring them up for ever.
  if (has("remove-leaves-copy") && router.removed.length < MOST_COPIES) {
    router.vouchers = [...vouchers, { ...gone, username: anyName(), id: router.nextId++ }];
  }
}

const MOST_COPIES = 8;

/** Gives a voucher another passcode, as a table does that says of each edit when it was. */
export function editVoucher(router: Router, username: string): void {
  const edit = { password: anyName(), last_modified: timeText(Date.now() + 2000) };
  router.vouchers = router.vouchers.map((one) =>
    one.username === username ? { ...one, ...edit } : one,
  );
}

function touchAll(router: Router): void {
  const last_modified = timeText(Date.now());
  router.vouchers = router.vouchers.map((one) => ({ ...one, last_modified }));
}

function besideReading({ router, has, method }: Call): void {
  const { reads, removed, vouchers } = router;
  if (method === "GET" && has("list-get-uses-vouchers")) {
    const moment = timeText(Date.now());
    const use = (one: Voucher) => ({ ...one, first_login: one.first_login ?? moment });
    router.vouchers = vouchers.map(use);
  }
  const [oldest, ...others] = vouchers;
  if (oldest && has("list-changes-oldest")) {
    router.vouchers = [{ ...oldest, valid_for: validities[reads % 60]! }, ...others];
  }
  const [first] = removed;
  if (first && reads === READS_UNTIL_BACK && has("removed-returns")) {
    router.vouchers = [...vouchers, first];
  }
}

/** After so many readings of the list, what was removed first is there again. */
const READS_UNTIL_BACK = 5;

function anyName(): string {
  return randomText("abcdefghjkmnpqrstuvwxyz", 8);
}
