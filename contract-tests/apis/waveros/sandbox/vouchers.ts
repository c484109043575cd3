import type { Fault } from "./faults.ts";
import { textOf, type Parameters } from "./input.ts";
import { messages, refusal, success, type Reply } from "./messages.ts";
import { answeredVoucher, newVoucher, type Voucher } from "./voucher.ts";
import { listVouchers } from "./voucher-list.ts";
import { readOrder, type VoucherOrder } from "./voucher-order.ts";

export interface VouchersOptions {
  /** The vouchers that are there from the start. */
  readonly stored: readonly Voucher[];
  readonly preset: string;
  readonly apiKey: string;
  readonly now: () => Date;
  readonly fault: Fault;
}

/** The vouchers of one router and the actions upon them. */
export class Vouchers {
  readonly #options: VouchersOptions;
  #stored: Voucher[];
  #nextId: number;
  #removals = 0;
  #reads = 0;

  constructor(options: VouchersOptions) {
    this.#options = options;
    this.#stored = [...options.stored];
    this.#nextId = Math.max(0, ...options.stored.map(({ id }) => id)) + 1;
  }

  create(parameters: Parameters): Reply {
    const { preset, apiKey, fault, now } = this.#options;
    const taken = (username: string): boolean => this.#find(username) !== undefined;
    const context = { preset, apiKey, fault, now: now(), taken };
    const order = readOrder(parameters, context);
    if (!order) return refusal(messages.errorOccurred, fault);
    if (taken(order.username) && fault !== "duplicate-accepted") return this.#duplicate(order);
    return this.#added(this.#store(order, context.now), order);
  }

  remove(parameters: Parameters): Reply {
    const { fault } = this.#options;
    const username = textOf(parameters, "username");
    // A null is as good as no username: there is nothing to look for.
    if (username === undefined || parameters.get("username") === null) return this.#unnamed();
    if (username === null) return refusal(messages.errorOccurred, fault);
    const found = this.#findForRemoval(username);
    if (found) this.#remove(found);
    else if (fault !== "remove-unknown-says-success") {
      return refusal(messages.usernameUnknown, fault);
    }
    return success(messages.userRemoved, {}, fault);
  }

  list(method: "GET" | "POST"): Reply {
    this.#reads += 1;
    const { fault } = this.#options;
    const seen = { method, fault, reads: this.#reads, removals: this.#removals };
    return listVouchers(this.#stored, seen);
  }

  /** The vouchers as they are stored, whatever the list makes of them. */
  stored(): readonly Voucher[] {
    return this.#stored;
  }

  #find(username: string): Voucher | undefined {
    return this.#stored.find((voucher) => voucher.username === username);
  }

  #store(order: VoucherOrder, now: Date): number {
    const { fault } = this.#options;
    const id = fault === "list-ids-repeat" ? this.#nextId - 1 : this.#nextId++;
    if (fault !== "create-stores-nothing") this.#stored.push(newVoucher(id, order, now, fault));
    return id;
  }

  #added(id: number, order: VoucherOrder): Reply {
    const { apiKey, fault } = this.#options;
    const user = answeredVoucher(id, order, fault);
    if (fault === "success-without-user") return success(messages.userAdded, {}, fault);
    const leak = fault === "key-echoed-in-answer" ? { "api-key": apiKey } : {};
    return success(messages.userAdded, { user: { ...user, ...leak } }, fault);
  }

  #duplicate(order: VoucherOrder): Reply {
    const { fault } = this.#options;
    const there = this.#find(order.username);
    if (fault === "duplicate-says-success" && there) return this.#added(there.id, order);
    if (fault === "duplicate-overwrites-passcode") {
      this.#stored = this.#stored.map((voucher) =>
        voucher === there ? { ...voucher, password: order.passcode } : voucher,
      );
    }
    return refusal(messages.usernameExists, fault);
  }

  #unnamed(): Reply {
    const { fault } = this.#options;
    const newest = this.#stored.at(-1);
    if (fault === "remove-without-username-takes-last" && newest) {
      this.#remove(newest);
      return success(messages.userRemoved, {}, fault);
    }
    const unknown = fault === "remove-without-username-says-unknown";
    return refusal(unknown ? messages.usernameUnknown : messages.noUsername, fault);
  }

  #findForRemoval(username: string): Voucher | undefined {
    const { fault } = this.#options;
    const exact = this.#find(username);
    if (fault === "remove-takes-another" && exact) {
      return this.#stored.find((voucher) => voucher !== exact) ?? exact;
    }
    if (exact) return exact;
    return this.#stored.find((voucher) => {
      if (fault === "remove-matches-prefix") return voucher.username.startsWith(username);
      if (fault !== "remove-ignores-case") return false;
      return voucher.username.toLowerCase() === username.toLowerCase();
    });
  }

  #remove(voucher: Voucher): void {
    const { fault } = this.#options;
    if (fault === "remove-keeps-voucher") return;
    const everything = fault === "remove-takes-everything";
    this.#stored = everything ? [] : this.#stored.filter((other) => other !== voucher);
    this.#removals += 1;
  }
}
