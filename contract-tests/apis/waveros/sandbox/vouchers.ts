import type { Answer } from "../../../sandbox/server.ts";
import { messages, refuse, succeed, textOf, type Call, type Router } from "./answers.ts";
import type { Has } from "./faults.ts";
import { findVoucher, readOrder, type Order } from "./order.ts";
import { AN_HOUR, timeText, unused, type Voucher } from "./voucher.ts";

export function createVoucher(call: Call): Answer {
  const { router, has } = call;
  const { nextId, vouchers } = router;
  const isRefused = call.method === "GET" && has("create-get-refused");
  if (isRefused) return refuse(call, messages.keyNotSet);
  const order = readOrder(call);
  if (!order) return refuse(call, messages.errorOccurred);
  const there = findTaken(router, order.username);
  const isAccepted =
    there &&
    ((router.removed.length > 0 && has("duplicate-accepted-after-removal")) ||
      (there.valid_for === "always" && has("duplicate-of-endless-accepted")) ||
      has("duplicate-accepted"));
  if (there && !isAccepted) return duplicate(call, order, there);
  const isFree = has("ids-used-again") && router.removed.some((one) => one.id === nextId - 1);
  const isRepeated = isFree || has("list-ids-repeat");
  const id = isRepeated ? nextId - 1 : nextId;
  if (!isRepeated) router.nextId += has("ids-skip") ? 7 : 1;
  const alike = vouchers.filter(({ password }) => password === order.password);
  const isLost = alike.length > 0 && has("create-loses-passcode");
  const kept = has("create-replaces-passcode")
    ? vouchers.filter((one) => !alike.includes(one))
    : vouchers;
  if (!isLost && !has("create-stores-nothing")) {
    router.vouchers = [...kept, newVoucher(id, order, router)];
  }
  const hasBoth = order.download_limit > 0 && order.upload_limit > 0;
  if (hasBoth && has("create-both-limits-says-error")) return refuse(call, messages.errorOccurred);
  return added(call, id, order);
}

function findTaken(router: Router, username: string): Voucher | undefined {
  const { has, vouchers, removed } = router;
  const found = findVoucher(router, username);
  if (found) return found;
  const isAgain = router.removedAgain.has(username) && has("removed-twice-stays-taken");
  if (isAgain || has("removed-stays-taken"))
    return removed.find((one) => one.username === username);
  return vouchers.find((one) => {
    if (has("duplicate-by-prefix")) return username.startsWith(one.username);
    return has("duplicate-wildcards") && isMatched(username, one);
  });
}

/** Whether a username is another's where each _ is any letter, as in an SQL LIKE. */
function isMatched(pattern: string, { username }: Voucher): boolean {
  const isLike = (letter: string, nth: number) => letter === "_" || letter === username[nth];
  return pattern.length === username.length && [...pattern].every(isLike);
}

function duplicate(call: Call, order: Order, there: Voucher): Answer {
  const { router, has } = call;
  if (call.method === "GET" && has("duplicate-get-fails"))
    return refuse(call, messages.errorOccurred);
  router.refused.push(newVoucher(router.nextId, order, router));
  if (has("duplicate-says-success")) return added(call, there.id, order);
  const { password, download_limit, upload_limit } = order;
  const replace = (...by: Voucher[]) => {
    router.vouchers = router.vouchers.flatMap((one) => (one === there ? by : one));
  };
  if (has("duplicate-takes-voucher")) replace();
  if (has("duplicate-overwrites-passcode")) replace({ ...there, password });
  if (has("duplicate-changes-limits")) replace({ ...there, download_limit, upload_limit });
  if (has("duplicate-stored-renamed")) {
    const renamed = { ...order, username: `${order.username}-2` };
    router.vouchers = [...router.vouchers, newVoucher(router.nextId++, renamed, router)];
  }
  const told = has("duplicate-tells-voucher") ? { user: there } : {};
  return refuse(call, messages.usernameExists, { more: told });
}

function added(call: Call, id: number, order: Order): Answer {
  const { router, has } = call;
  if (has("success-without-user")) return succeed(call, messages.userAdded);
  const leak = has("key-echoed-in-answer") ? { "api-key": router.apiKey } : {};
  const user = { ...answeredVoucher(id, order, has), ...leak };
  return succeed(call, messages.userAdded, { user });
}

export function removeVoucher(call: Call): Answer {
  const { router, has, parameters } = call;
  const sent = parameters.get("username");
  const asked = textOf(call, "username");
  const isLowered = call.method === "GET" && has("remove-get-lowercases");
  const username = isLowered ? asked?.toLowerCase() : asked;
  // A null is as good as no username: there is nothing to look for.
  if (username === undefined || sent === null) {
    const newest = has("remove-without-username-takes-last") ? router.vouchers.at(-1) : undefined;
    if (newest) return removed(call, newest);
    const [oldest, ...others] = router.vouchers;
    if (oldest && has("remove-without-username-changes-oldest")) {
      router.vouchers = [{ ...oldest, download_limit: oldest.download_limit + 1 }, ...others];
    }
    const isGetAlone = call.method === "GET" && has("remove-get-without-username-takes-last");
    if (isGetAlone || has("remove-without-username-refused-takes-last")) {
      router.vouchers = router.vouchers.slice(0, -1);
    }
    if (has("remove-without-username-refused-takes-all")) router.vouchers = [];
    const unknown = has("remove-without-username-says-unknown");
    return refuse(call, unknown ? messages.usernameUnknown : messages.noUsername);
  }
  if (username === null) return refuse(call, messages.errorOccurred);
  const isBeyond = /[^ -~]/.test(username) && call.method === "GET";
  const isHidden =
    (isBeyond && has("remove-get-lacks-other-letters")) ||
    (username.includes("'") && has("remove-quoted-says-unknown"));
  const found = isHidden ? undefined : findForRemoval(router, username);
  // Only where lists are taken, a list comes as far as this.
  if (found?.valid_for === "always" && has("remove-endless-fails"))
    return refuse(call, messages.errorOccurred);
  const isKnown = found ?? (Array.isArray(sent) || has("remove-unknown-says-success"));
  if (isKnown) return removed(call, found);
  if (has("remove-unknown-creates")) {
    const created = timeText(Date.now());
    const made = unused(router.nextId++, username, "7d2k9m4x", "Guest", created);
    router.vouchers = [...router.vouchers, made];
  }
  if (has("remove-unknown-takes-newest")) router.vouchers = router.vouchers.slice(0, -1);
  if (has("remove-unknown-takes-oldest")) router.vouchers = router.vouchers.slice(1);
  if (has("remove-unknown-takes-all")) router.vouchers = [];
  router.removedAgain.add(username);
  if (router.removed.some((one) => one.username === username) && has("remove-again-fails"))
    return refuse(call, messages.errorOccurred);
  return refuse(call, messages.usernameUnknown);
}

function findForRemoval(router: Router, username: string): Voucher | undefined {
  const { has, vouchers } = router;
  const isLike = (one: Voucher) => one.username.toLowerCase() === username.toLowerCase();
  const exact = has("remove-ignores-case") ? vouchers.find(isLike) : findVoucher(router, username);
  if (exact && has("remove-takes-another")) {
    return vouchers.find((voucher) => voucher !== exact) ?? exact;
  }
  if (exact) return exact;
  if (has("remove-twice")) return router.removed.find((one) => one.username === username);
  return vouchers.find((voucher) => {
    if (has("remove-matches-prefix")) return voucher.username.startsWith(username);
    if (has("remove-by-fullname")) return voucher.fullname === username;
    if (has("remove-by-passcode")) return voucher.password === username;
    if (has("remove-compares-numbers")) return Number(voucher.username) === Number(username);
    if (has("remove-by-id")) return String(voucher.id) === username;
    if (has("remove-by-longer")) return voucher.username === username.slice(0, -1);
    if (has("remove-by-end")) return voucher.username.endsWith(username);
    if (has("remove-several")) return username.split(",").includes(voucher.username);
    if (has("remove-ignores-hyphens")) {
      return voucher.username.replaceAll("-", "") === username.replaceAll("-", "");
    }
    if (has("remove-globs") && username.endsWith("*")) {
      return voucher.username.startsWith(username.slice(0, -1));
    }
    return false;
  });
}

function removed(call: Call, voucher: Voucher | undefined): Answer {
  const { router, has, method } = call;
  const isGet = method === "GET" && has("remove-get-keeps-voucher");
  const wasRemoved = router.removed.some(({ username }) => username === voucher?.username);
  const isAgain = wasRemoved && has("remove-recreated-keeps");
  if (voucher && !isGet && !isAgain && !has("remove-keeps-voucher")) {
    router.vouchers = router.vouchers.filter((other) => !goesWith(router, voucher, other));
    router.removed.push(voucher);
    const isThird = router.removed.length % 3 === 0;
    if (isThird && has("remove-third-says-error")) return refuse(call, messages.errorOccurred);
  }
  return succeed(call, messages.userRemoved);
}

function goesWith({ has, vouchers, removed: before }: Router, removed: Voucher, other: Voucher) {
  const isSecond = before.some(({ username }) => username === removed.username);
  if (isSecond && other === vouchers.at(-1) && has("remove-second-takes-newest")) return true;
  if (has("remove-takes-everything") || other === removed) return true;
  if (has("remove-takes-all-but-oldest")) return other !== vouchers[0];
  const [one, another] = [other.username, removed.username];
  if (has("remove-wildcards") && isMatched(another, other)) return true;
  if (has("remove-takes-longer-names")) return one.startsWith(another);
  if (has("remove-takes-shorter-names")) return another.startsWith(one);
  if (has("remove-takes-same-second")) return other.created_at === removed.created_at;
  if (has("remove-takes-one-before")) return other === vouchers[vouchers.indexOf(removed) - 1];
  if (has("remove-takes-same-start")) return other.valid_from === removed.valid_from;
  return has("remove-takes-oldest") && other === vouchers[0];
}

function newVoucher(id: number, order: Order, { has, removed }: Router): Voucher {
  const behind = has("created-an-hour-behind") ? AN_HOUR : 0;
  const created = timeText(Date.now() - behind);
  const earlier = has("removed-comes-back")
    ? removed.find((one) => one.username === order.username)
    : undefined;
  const { password: given } = earlier ?? order;
  const password = has("create-stores-other-passcode") ? `${given}0` : given;
  const { fullname } = order;
  const username = has("create-stores-short-username")
    ? order.username.slice(0, 16)
    : order.username;
  const MAC = has("create-names-device") ? "00:00:00:00:00:00" : null;
  return {
    ...unused(id, username, password, fullname, created),
    ...order,
    username,
    password,
    MAC,
  };
}

function answeredVoucher(id: number, order: Order, has: Has) {
  const limit = (value: number) => {
    if (value === 0 && has("null-for-none")) return null;
    // A field without a value is none of the answer's JSON.
    if (has("answer-as-listed") || (value === 0 && has("limits-left-out"))) return undefined;
    return has("limits-answered-as-integers") ? value : String(value);
  };
  const told = has("answer-id-as-string") ? String(id) : id;
  return {
    id: has("answer-as-listed") || has("answer-without-id") ? undefined : told,
    username: order.username,
    [has("answer-says-password") ? "password" : "passcode"]: order.password,
    fullname: order.fullname,
    valid_for: order.valid_for,
    valid_from: order.valid_from,
    download_limit: limit(order.download_limit),
    upload_limit: limit(order.upload_limit),
  };
}
