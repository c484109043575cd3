import type { Answer, Asked } from "../../../sandbox/server.ts";
import { refusedAccess, type Settings } from "./access.ts";
import { activeGuests, guestHosts } from "./guests.ts";
import { readParameters, textOf, type Method, type Parameters } from "./input.ts";
import type { Has } from "./liberties.ts";
import { emailUsers, UNSHOWN } from "./lists.ts";
import { messages, refusal, success, type Reply } from "./messages.ts";
import { errorPage, jsonAnswer } from "./pages.ts";
import { Vouchers } from "./vouchers.ts";

export interface RouterOptions {
  readonly settings: Settings;
  /** Whether its storage fails, so that no action can be carried out. */
  readonly failing?: boolean;
  readonly now: () => Date;
  readonly has: Has;
}

type Action = (parameters: Parameters, method: Method) => Reply;

/** One hotspot router: its settings, its vouchers and its answers. */
export class Router {
  readonly vouchers: Vouchers;
  readonly #options: RouterOptions;
  readonly #started: number;
  readonly #actions: ReadonlyMap<unknown, Action>;

  constructor(options: RouterOptions) {
    const { settings, now, has } = options;
    this.#options = options;
    this.#started = now().getTime();
    this.vouchers = new Vouchers({ ...settings, now, has });
    const unshown = { ...UNSHOWN, get_guest_hosts: guestHosts() };
    this.#actions = new Map<string, Action>([
      ["create_voucher", (parameters) => this.vouchers.create(parameters)],
      ["remove_voucher", (parameters) => this.vouchers.remove(parameters)],
      ["get_voucher_users", (_, method) => this.vouchers.list(method)],
      ["get_email_users", () => emailUsers(has)],
      ["get_active_guests", () => activeGuests(this.#elapsed(), has)],
      ...Object.entries(unshown).map(([name, reply]): [string, Action] => [
        name,
        () => (has("lists-empty") ? { data: [] } : reply),
      ]),
    ]);
  }

  /** The answer to a request of the API's own path. */
  answer(asked: Asked): Answer {
    const { settings, has } = this.#options;
    // HEAD is GET to PHP; the body is dropped on the wire.
    const method = asked.method === "HEAD" ? "GET" : asked.method;
    if (method !== "GET" && method !== "POST") {
      const refused = jsonAnswer(refusal(messages.keyNotSet, has), 405);
      return { ...refused, headers: { ...refused.headers, allow: "GET, HEAD, POST" } };
    }
    const parameters = readParameters(asked, method, has);
    const visit = { method, query: asked.url.searchParams, parameters } as const;
    const refused = refusedAccess(visit, settings, has);
    if (refused === undefined) return this.#act(parameters, method);
    if (refused === messages.keyIncorrect && has("key-wrong-yet-creates")) {
      if (parameters.get("action") === "create_voucher") this.vouchers.create(parameters);
    }
    return this.#refuse(refused, parameters, 401);
  }

  #act(parameters: Parameters, method: Method): Answer {
    const { failing, has } = this.#options;
    let named = parameters.get("action");
    if (has("missing-action-lists-vouchers")) named ??= "get_voucher_users";
    const action = this.#actions.get(named);
    if (!action) {
      if (has("unknown-action-html")) return errorPage(200);
      if (has("own-unknown-action")) return jsonAnswer({ error: "no such action" }, 404);
      return this.#refuse(messages.errorOccurred, parameters);
    }
    if (textOf(parameters, "username", has) === null && has("username-array-500")) {
      return errorPage(500);
    }
    if (failing) return this.#fail(parameters);
    const reply = action(parameters, method);
    if (reply.error === true) return this.#refuse(String(reply.message), parameters);
    const answer = jsonAnswer(reply);
    if (named !== "get_voucher_users" || !has("list-after-php-warning")) return answer;
    const warning = "<br />\n<b>Warning</b>:  Undefined array key &quot;MAC&quot;<br />\n";
    return { ...answer, body: `${warning}${JSON.stringify(reply)}` };
  }

  #fail(parameters: Parameters): Answer {
    const { has } = this.#options;
    const lists = String(parameters.get("action")).startsWith("get_");
    if (lists && has("failing-lists-nothing")) return jsonAnswer({ users: [] });
    if (!lists && has("failing-says-success")) {
      return jsonAnswer(success(messages.userRemoved, {}, has));
    }
    return this.#refuse(messages.errorOccurred, parameters);
  }

  /** The page documents no status, so errors have 200 as well. */
  #refuse(message: string, parameters: Parameters, ownStatus = 400): Answer {
    const { has } = this.#options;
    const status = has("error-status") ? ownStatus : 200;
    const reply = refusal(message, has);
    if (!has("key-echoed-in-error")) return jsonAnswer(reply, status);
    return jsonAnswer({ ...reply, request: Object.fromEntries(parameters) }, status);
  }

  /** Whole seconds since the router started. */
  #elapsed(): number {
    return Math.floor((this.#options.now().getTime() - this.#started) / 1000);
  }
}
