import {
  formFields,
  jsonFields,
  withHeaders,
  type Answer,
  type Asked,
} from "../../../sandbox/server.ts";
import {
  json,
  messages,
  page,
  refusal,
  refuse,
  succeed,
  textOf,
  type Call,
  type Router,
} from "./answers.ts";
import { doBesides, editVoucher } from "./besides.ts";
import type { FaultName } from "./faults.ts";
import { findVoucher } from "./order.ts";
import { activeGuests, emailUsers, unshown, UNSHOWN } from "./lists.ts";
import { listVouchers } from "./voucher-list.ts";
import { createVoucher, removeVoucher } from "./vouchers.ts";

const ACTIONS = new Map<unknown, (call: Call) => Answer>([
  ["create_voucher", createVoucher],
  ["remove_voucher", removeVoucher],
  ["get_voucher_users", listVouchers],
  ["get_email_users", emailUsers],
  ["get_active_guests", activeGuests],
]);
for (const name of Object.keys(UNSHOWN) as (keyof typeof UNSHOWN)[]) {
  ACTIONS.set(name, (call) => unshown(call, name));
}

export function answerAsRouter(router: Router, asked: Asked): Answer {
  const { has } = router;
  const method = asked.method === "HEAD" ? "GET" : asked.method;
  if (method !== "GET" && method !== "POST") {
    const refused = json(refusal(messages.keyNotSet, has), 405);
    return withHeaders(refused, { allow: "GET, HEAD, POST" });
  }
  const call: Call = { router, has, method, parameters: readParameters(asked, method, has) };
  const refused = refusedMethod(call) ?? refusedKey(call, asked.url.searchParams);
  const { vouchers } = router;
  const answer = refused === undefined ? act(call) : refusedYet(call, refused);
  doBesides(call, vouchers);
  if (router.vouchers !== vouchers) router.earlier = vouchers;
  return answer;
}

/** A faulty router refuses after it has done what was asked. */
function refusedYet(call: Call, refused: string): Answer {
  const { router, has, parameters } = call;
  const action = parameters.get("action");
  const isKey = refused === messages.keyIncorrect;
  const isDisabled = router.post && !router.get;
  const yetCreates =
    (router.post && has("refused-yet-creates")) ||
    (isKey && has("key-wrong-yet-creates")) ||
    (isDisabled && has("get-disabled-yet-creates"));
  if (isDisabled && has("get-disabled-creates-nameless") && action === "create_voucher") {
    const others = [...parameters].filter(([name]) => name !== "fullname");
    createVoucher({ ...call, parameters: new Map(others) });
  }
  if (yetCreates && action === "create_voucher") createVoucher(call);
  const yetRemoves =
    (router.post && has("refused-yet-removes")) || (isKey && has("key-wrong-yet-removes"));
  if (yetRemoves && action === "remove_voucher") removeVoucher(call);
  if (isKey && has("key-wrong-yet-edits") && action === "create_voucher") {
    editVoucher(router, String(parameters.get("username")));
  }
  const names = router.vouchers.map(({ username }) => username);
  const users = has("key-wrong-yet-names") ? names : router.vouchers;
  const isTold = isKey && (users === names || has("key-wrong-yet-lists"));
  return refuse(call, refused, { ownStatus: 401, more: isTold ? { users } : {} });
}

function readParameters(
  { url, headers, body }: Asked,
  method: Call["method"],
  has: Router["has"],
): Call["parameters"] {
  if (method === "GET") {
    const read = (value: string) => {
      if (has("get-spaces-not-decoded")) return value.replaceAll(" ", "%20");
      return has("get-decodes-twice")
        ? value.replace(/%[2-7][\da-f]/gi, decodeURIComponent)
        : value;
    };
    const sent = ([name, value]: [string, string]) => [name, read(value)] as const;
    return formFields(Array.from(url.searchParams, sent));
  }
  return /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "")
    ? formFields(new URLSearchParams(body))
    : jsonFields(body);
}

function refusedMethod(call: Call): string | undefined {
  const { has, method } = call;
  const { post, get } = call.router;
  if (isHole(call, post || get ? "method" : "api")) return undefined;
  if (!post && !get) {
    // A router that is wrong in every answer could not be told from one in another state.
    const isLogins = call.parameters.get("action") === "get_logins";
    const saysNotSet = isLogins && has("api-disabled-says-not-set");
    if (has("api-disabled-says-error")) return messages.errorOccurred;
    return saysNotSet ? messages.keyNotSet : messages.notEnabled;
  }
  if (method === "POST" ? post : get) return undefined;
  if (has("get-disabled-says-not-enabled")) return messages.notEnabled;
  return has("get-disabled-says-incorrect") ? messages.keyIncorrect : messages.keyNotSet;
}

type Gate = "api" | "method" | "no key" | "wrong key";

/** What a faulty router lets through a gate that is shut: an action, by that method or by any. */
const HOLES: readonly (readonly [FaultName, Gate, action: string, method?: "GET" | "POST"])[] = [
  ["api-disabled-writes", "api", "create_voucher"],
  ["api-disabled-writes", "api", "remove_voucher"],
  ["api-disabled-removes-over-post", "api", "remove_voucher", "POST"],
  ["api-disabled-creates-over-get", "api", "create_voucher", "GET"],
  ["get-disabled-answers-logins", "method", "get_logins"],
  ["get-disabled-answers-vouchers", "method", "get_voucher_users"],
  ["get-disabled-answers-hosts", "method", "get_guest_hosts"],
  ["get-disabled-removes", "method", "remove_voucher"],
  ["key-unchecked-on-active-guests", "no key", "get_active_guests"],
  ["key-unchecked-on-active-guests", "wrong key", "get_active_guests"],
  ["key-missing-removes-over-post", "no key", "remove_voucher", "POST"],
  ["key-missing-creates", "no key", "create_voucher"],
  ["key-any-creates-over-get", "wrong key", "create_voucher", "GET"],
  ["key-any-on-mobile-users-over-post", "wrong key", "get_mobile_users", "POST"],
];

function isHole({ has, method, parameters }: Call, shut: Gate): boolean {
  const action = parameters.get("action");
  return HOLES.some(
    ([fault, gate, name, by = method]) =>
      gate === shut && name === action && by === method && has(fault),
  );
}

/** What a faulty router takes for a key. */
const MISTAKEN: Readonly<Record<string, FaultName>> = {
  "your-api-key": "key-of-the-page",
  null: "key-words",
};

/** What means any letter in the patterns of a faulty router. */
const PATTERNS: Readonly<Record<string, FaultName>> = { ".": "key-by-pattern", "?": "key-globs" };

function refusedKey(call: Call, query: URLSearchParams): string | undefined {
  const { router, has, method, parameters } = call;
  const { apiKey } = router;
  const action = parameters.get("action");
  let key = parameters.get("api-key");
  if (has("key-in-query-of-post")) key ??= query.get("api-key");
  if (key === null && has("key-null-accepted")) return undefined;
  const isMissing = key === undefined || key === null || key === "";
  if (isHole(call, isMissing ? "no key" : "wrong key")) return undefined;
  if (isMissing) {
    if (method === "GET" && has("key-missing-over-get")) return undefined;
    return has("key-missing-says-incorrect") ? messages.keyIncorrect : messages.keyNotSet;
  }
  const lists = typeof action === "string" && action.startsWith("get_");
  if (lists && has("key-any-on-lists")) return undefined;
  if (Array.isArray(key) && has("key-list-accepted")) return undefined;
  if ((key === true || key === 0) && has("key-compared-loosely")) return undefined;
  if (typeof key === "string") {
    const mistaken = MISTAKEN[key];
    if (key === apiKey || (mistaken && has(mistaken))) return undefined;
    const letters = key.length === apiKey.length ? new Set(key) : undefined;
    const anyLetter = letters?.size === 1 && PATTERNS[[...letters][0]!];
    if (anyLetter && has(anyLetter)) return undefined;
    if (has("key-until-nul") && key.split("\0")[0] === apiKey) return undefined;
    if (has("key-injected") && key.includes("' or '1'='1")) return undefined;
    if (has("key-by-suffix") && apiKey.endsWith(key)) return undefined;
    if (has("key-by-length") && key.length === apiKey.length) return undefined;
    if (has("key-wildcards") && key.includes("%")) return undefined;
    if (has("key-by-prefix") && key.slice(0, 8) === apiKey.slice(0, 8)) return undefined;
    if (has("key-ignores-hyphens") && key.replaceAll("-", "") === apiKey) return undefined;
    if (has("key-ignores-case") && key.toLowerCase() === apiKey.toLowerCase()) return undefined;
  }
  const isTaken = () => findVoucher(router, String(parameters.get("username"))) !== undefined;
  if (action === "create_voucher" && has("key-after-username") && isTaken()) {
    return messages.usernameExists;
  }
  return has("key-wrong-says-not-set") ? messages.keyNotSet : messages.keyIncorrect;
}

/** The answer of a faulty router that breaks at certain values. */
function brokenAt(call: Call, action: string): Answer | undefined {
  const { has, method, parameters } = call;
  const [username, fullname] = ["username", "fullname"].map((name) => String(parameters.get(name)));
  const broken = page(500, "Internal Server Error");
  if (action === "remove_voucher") {
    return /^\d+$/.test(username!) && has("remove-digits-500") ? broken : undefined;
  }
  if (action !== "create_voucher") return undefined;
  if (fullname!.includes("\\") && has("create-backslash-500")) return broken;
  if (/[^\0-\x7f]/.test(fullname!) && method === "POST" && has("create-unicode-says-not-set")) {
    return refuse(call, messages.keyNotSet);
  }
  if (!/\p{Emoji_Presentation}/u.test(fullname!) || !has("create-emoji-stores-and-500")) {
    return undefined;
  }
  createVoucher(call);
  return broken;
}

function act(call: Call): Answer {
  const { router, has, parameters } = call;
  let named = parameters.get("action");
  if (has("missing-action-creates")) named ??= "create_voucher";
  if (has("missing-action-lists-vouchers")) named ??= "get_voucher_users";
  const action = ACTIONS.get(named);
  if (!action) {
    if (has("unknown-action-html")) return page(200, "Internal Server Error");
    if (has("own-unknown-action")) return json({ error: "no such action" }, 404);
    if (has("unknown-action-says-success")) return json({ message: "", error: false });
    return refuse(call, messages.errorOccurred);
  }
  if (textOf(call, "username") === null && has("username-array-500")) {
    return page(500, "Internal Server Error");
  }
  if (!router.failing) return brokenAt(call, String(named)) ?? action(call);
  const lists = String(named).startsWith("get_");
  if (lists && has("failing-lists-nothing")) return json({ users: [] });
  if (!lists && has("failing-says-success")) return succeed(call, messages.userRemoved);
  return refuse(call, messages.errorOccurred);
}
