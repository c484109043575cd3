import { textOf, type Method, type Parameters } from "./input.ts";
import type { Has } from "./liberties.ts";
import { messages, refusal, success, type Reply } from "./messages.ts";
import { storedVouchers } from "./stored-vouchers.ts";
import { answeredVoucher, listedVoucher, newVoucher, type Voucher } from "./voucher.ts";
import { readOrder, type VoucherOrder } from "./voucher-order.ts";

export interface VouchersOptions {
  readonly preset: string;
  readonly apiKey: string;
  readonly now: () => Date;
  readonly has: Has;
}

/** The vouchers of one router and the actions upon them. */
export class Vouchers {
  readonly #options: VouchersOptions;
  #stored = storedVouchers;
  #nextId = Math.max(...storedVouchers.map(({ id }) => id)) + 1;
  #removals = 0;
  #reads = 0;

  constructor(options: VouchersOptions) {
    this.#options = options;
  }

  create(parameters: Parameters): Reply {
    const { preset, apiKey, has } = this.#options;
    const now = this.#options.now();
    const taken = (username: string): boolean => this.#find(username) !== undefined;
    const context = { preset, apiKey, has, now, taken, id: this.#nextId };
    const order = readOrder(parameters, context);
    if (!order) return refusal(messages.errorOccurred, has);
    if (taken(order.username) && !has("duplicate-accepted")) return this.#duplicate(order);
    const id = has("list-ids-repeat") ? this.#nextId - 1 : this.#nextId;
    if (!has("list-ids-repeat")) this.#nextId += has("ids-skip") ? 7 : 1;
    if (!has("create-stores-nothing")) {
      this.#stored = [...this.#stored, newVoucher(id, order, now, has)];
    }
    return this.#added(id, order);
  }

  remove(parameters: Parameters): Reply {
    const { has } = this.#options;
    const username = textOf(parameters, "username", has);
    // A null is as good as no username: there is nothing to look for.
    if (username === undefined || parameters.get("username") === null) return this.#unnamed();
    if (username === null) return refusal(messages.errorOccurred, has);
    const found = this.#findForRemoval(username);
    // Only where lists are taken, a list comes as far as this.
    const isList = Array.isArray(parameters.get("username"));
    if (found) this.#remove(found);
    else if (!isList && !has("remove-unknown-says-success")) {
      return refusal(messages.usernameUnknown, has);
    }
    return success(messages.userRemoved, {}, has);
  }

  list(method: Method): Reply {
    const { has } = this.#options;
    const reads = ++this.#reads;
    const rows = this.#stored.map((voucher) => listedVoucher(voucher, reads, has));
    const newest = rows.at(-1);
    if (newest && has("list-repeats-username")) rows.push(newest);
    if (method === "GET" && has("list-get-lacks-newest")) rows.pop();
    if (has("rows-reversed")) rows.reverse();
    if (has("list-under-data")) return { data: rows };
    const asObject = this.#removals > 0 && has("list-object-after-removal");
    return { users: asObject ? { ...rows } : rows };
  }

  /** The vouchers as they are stored, whatever the list makes of them. */
  stored(): readonly Voucher[] {
    return this.#stored;
  }

  #find(username: string): Voucher | undefined {
    const form = (name: string): string =>
      this.#options.has("usernames-any-case") ? name.toLowerCase() : name;
    return this.#stored.find((voucher) => form(voucher.username) === form(username));
  }

  #added(id: number, order: VoucherOrder): Reply {
    const { apiKey, has } = this.#options;
    if (has("success-without-user")) return success(messages.userAdded, {}, has);
    const leak = has("key-echoed-in-answer") ? { "api-key": apiKey } : {};
    const user = { ...answeredVoucher(id, order, has), ...leak };
    return success(messages.userAdded, { user }, has);
  }

  #duplicate(order: VoucherOrder): Reply {
    const { has } = this.#options;
    const there = this.#find(order.username);
    if (there && has("duplicate-says-success")) return this.#added(there.id, order);
    if (has("duplicate-overwrites-passcode")) {
      this.#stored = this.#stored.map((voucher) =>
        voucher === there ? { ...voucher, password: order.passcode } : voucher,
      );
    }
    return refusal(messages.usernameExists, has);
  }

  #unnamed(): Reply {
    const { has } = this.#options;
    const newest = this.#stored.at(-1);
    if (newest && has("remove-without-username-takes-last")) {
      this.#remove(newest);
      return success(messages.userRemoved, {}, has);
    }
    const unknown = has("remove-without-username-says-unknown");
    return refusal(unknown ? messages.usernameUnknown : messages.noUsername, has);
  }

  #findForRemoval(username: string): Voucher | undefined {
    const { has } = this.#options;
    const exact = this.#find(username);
    if (exact && has("remove-takes-another")) {
      return this.#stored.find((voucher) => voucher !== exact) ?? exact;
    }
    if (exact) return exact;
    return this.#stored.find((voucher) => {
      if (has("remove-matches-prefix")) return voucher.username.startsWith(username);
      const same = voucher.username.toLowerCase() === username.toLowerCase();
      return same && has("remove-ignores-case");
    });
  }

  #remove(voucher: Voucher): void {
    const { has } = this.#options;
    if (has("remove-keeps-voucher")) return;
    const everything = has("remove-takes-everything");
    this.#stored = everything ? [] : this.#stored.filter((other) => other !== voucher);
    this.#removals += 1;
  }
}
