import type { Answer, Asked } from "../../../sandbox/server.ts";
import { refusedAccess, type Settings } from "./access.ts";
import type { Fault } from "./faults.ts";
import { activeGuests, guestHosts } from "./guests.ts";
import { readParameters, textOf, type Parameters } from "./input.ts";
import { emailUsers, facebookUsers, freeUsers, logins, mobileUsers } from "./lists.ts";
import { messages, refusal, success, type Reply } from "./messages.ts";
import { errorPage, jsonAnswer } from "./pages.ts";
import { storedVouchers } from "./stored-vouchers.ts";
import { Vouchers } from "./vouchers.ts";

export interface RouterOptions {
  readonly settings: Settings;
  /** Whether its storage fails, so that no action can be carried out. */
  readonly failing?: boolean;
  readonly now: () => Date;
  readonly fault: Fault;
}

type Action = (parameters: Parameters, method: "GET" | "POST") => Reply;

/** One hotspot router: its settings, its vouchers and its answers. */
export class Router {
  readonly vouchers: Vouchers;
  readonly #options: RouterOptions;
  readonly #started: number;
  readonly #actions: ReadonlyMap<unknown, Action>;

  constructor(options: RouterOptions) {
    const { settings, now, fault } = options;
    this.#options = options;
    this.#started = now().getTime();
    this.vouchers = new Vouchers({ ...settings, stored: storedVouchers, now, fault });
    this.#actions = new Map<string, Action>([
      ["create_voucher", (parameters) => this.vouchers.create(parameters)],
      ["remove_voucher", (parameters) => this.vouchers.remove(parameters)],
      ["get_voucher_users", (_, method) => this.vouchers.list(method)],
      ["get_email_users", () => emailUsers(fault)],
      ["get_fb_users", facebookUsers],
      ["get_mobile_users", mobileUsers],
      ["get_free_users", freeUsers],
      ["get_logins", logins],
      ["get_guest_hosts", guestHosts],
      ["get_active_guests", () => activeGuests(this.#elapsed(), fault)],
    ]);
  }

  /** The answer to a request of the API's own path. */
  answer(asked: Asked): Answer {
    const { settings, fault } = this.#options;
    // HEAD is GET to PHP; the body is dropped on the wire.
    const method = asked.method === "HEAD" ? "GET" : asked.method;
    if (method !== "GET" && method !== "POST") {
      const refused = jsonAnswer(refusal(messages.keyNotSet, fault), 405);
      return { ...refused, headers: { ...refused.headers, allow: "GET, HEAD, POST" } };
    }
    const parameters = readParameters(asked, method, fault);
    const visit = { method, query: asked.url.searchParams, parameters } as const;
    const refused = refusedAccess(visit, settings, fault);
    if (refused === undefined) return this.#act(parameters, method);
    if (fault === "key-wrong-yet-creates" && refused === messages.keyIncorrect) {
      if (parameters.get("action") === "create_voucher") this.vouchers.create(parameters);
    }
    return this.#refuse(refused, parameters);
  }

  #act(parameters: Parameters, method: "GET" | "POST"): Answer {
    const { failing, fault } = this.#options;
    let named = parameters.get("action");
    if (fault === "missing-action-lists-vouchers") named ??= "get_voucher_users";
    const action = this.#actions.get(named);
    if (!action) {
      if (fault === "unknown-action-html") return errorPage(200);
      return this.#refuse(messages.errorOccurred, parameters);
    }
    if (fault === "username-array-500" && textOf(parameters, "username") === null) {
      return errorPage(500);
    }
    if (failing) return this.#fail(parameters);
    const reply = action(parameters, method);
    if (reply.error === true) return this.#refuse(String(reply.message), parameters);
    const answer = jsonAnswer(reply);
    if (fault !== "list-after-php-warning" || named !== "get_voucher_users") return answer;
    const warning = "<br />\n<b>Warning</b>:  Undefined array key &quot;MAC&quot;<br />\n";
    return { ...answer, body: `${warning}${JSON.stringify(reply)}` };
  }

  #fail(parameters: Parameters): Answer {
    const { fault } = this.#options;
    const lists = String(parameters.get("action")).startsWith("get_");
    if (fault === "failing-lists-nothing" && lists) return jsonAnswer({ users: [] });
    if (fault === "failing-says-success" && !lists) {
      return jsonAnswer(success(messages.userRemoved, {}, fault));
    }
    return this.#refuse(messages.errorOccurred, parameters);
  }

  #refuse(message: string, parameters: Parameters): Answer {
    const { fault } = this.#options;
    const reply = refusal(message, fault);
    if (fault !== "key-echoed-in-error") return jsonAnswer(reply);
    return jsonAnswer({ ...reply, request: Object.fromEntries(parameters) });
  }

  /** Whole seconds since the router started. */
  #elapsed(): number {
    return Math.floor((this.#options.now().getTime() - this.#started) / 1000);
  }
}
