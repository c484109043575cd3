// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
import type { Answer, Undocumented } from "../runtime/answer.js";
import type { CallOptions, Operation } from "../runtime/operation.js";
import type { components, operations as described } from "./openapi.js";

/** What `createVoucher` takes. */
export type CreateVoucherParameters = Omit<NonNullable<described["createVoucher"]["requestBody"]["content"]["application/json"]>, "action" | "api-key">;

/** Every answer of `createVoucher`, told apart by `variant`. */
export type CreateVoucherResult =
  | Answer<"user-added", 200, components["schemas"]["UserAdded"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"username-exists", number, components["schemas"]["UsernameExists"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `removeVoucher` takes. */
export type RemoveVoucherParameters = Omit<NonNullable<described["removeVoucher"]["requestBody"]["content"]["application/json"]>, "action" | "api-key">;

/** Every answer of `removeVoucher`, told apart by `variant`. */
export type RemoveVoucherResult =
  | Answer<"user-removed", 200, components["schemas"]["UserRemoved"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"username-unknown", number, components["schemas"]["UsernameUnknown"]>
  | Answer<"no-username", number, components["schemas"]["NoUsername"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `listVouchers` takes. */
export type ListVouchersParameters = Record<string, never>;

/** Every answer of `listVouchers`, told apart by `variant`. */
export type ListVouchersResult =
  | Answer<"vouchers", 200, components["schemas"]["VoucherList"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `listEmailUsers` takes. */
export type ListEmailUsersParameters = Record<string, never>;

/** Every answer of `listEmailUsers`, told apart by `variant`. */
export type ListEmailUsersResult =
  | Answer<"email-users", 200, components["schemas"]["EmailUserList"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `listFacebookUsers` takes. */
export type ListFacebookUsersParameters = Record<string, never>;

/** Every answer of `listFacebookUsers`, told apart by `variant`. */
export type ListFacebookUsersResult =
  | Answer<"facebook-users", 200, components["schemas"]["UndocumentedList"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `listMobileUsers` takes. */
export type ListMobileUsersParameters = Record<string, never>;

/** Every answer of `listMobileUsers`, told apart by `variant`. */
export type ListMobileUsersResult =
  | Answer<"mobile-users", 200, components["schemas"]["UndocumentedList"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `listFreeUsers` takes. */
export type ListFreeUsersParameters = Record<string, never>;

/** Every answer of `listFreeUsers`, told apart by `variant`. */
export type ListFreeUsersResult =
  | Answer<"free-users", 200, components["schemas"]["UndocumentedList"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `listLogins` takes. */
export type ListLoginsParameters = Record<string, never>;

/** Every answer of `listLogins`, told apart by `variant`. */
export type ListLoginsResult =
  | Answer<"logins", 200, components["schemas"]["UndocumentedList"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `listGuestHosts` takes. */
export type ListGuestHostsParameters = Record<string, never>;

/** Every answer of `listGuestHosts`, told apart by `variant`. */
export type ListGuestHostsResult =
  | Answer<"guest-hosts", 200, components["schemas"]["UndocumentedList"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** What `listActiveGuests` takes. */
export type ListActiveGuestsParameters = Record<string, never>;

/** Every answer of `listActiveGuests`, told apart by `variant`. */
export type ListActiveGuestsResult =
  | Answer<"active-guests", 200, components["schemas"]["ActiveGuestList"]>
  | Answer<"key-not-set", number, components["schemas"]["KeyNotSet"]>
  | Answer<"api-disabled", number, components["schemas"]["ApiDisabled"]>
  | Answer<"key-incorrect", number, components["schemas"]["KeyIncorrect"]>
  | Answer<"error-occurred", number, components["schemas"]["ErrorOccurred"]>
  | Undocumented;

/** Every operation of the WaverOS hotspot API. A method rejects when nothing answers in time, never for an answer. */
export interface WaverOsMethods {
  /**
   * Create a voucher.
   *
   * Creates a user that is available immediately, or from `valid_from` on. The router fills in what is left out: a random username, passcode and full name, the preset validity, unlimited traffic. The answer holds what it chose, so keep it.
   *
   * - `user-added` (200): The voucher was created
   * - `key-not-set`: No key, or a method that is off
   * - `username-exists`: The username is taken
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  createVoucher(
    parameters?: CreateVoucherParameters,
    options?: CallOptions,
  ): Promise<CreateVoucherResult>;

  /**
   * Remove a voucher.
   *
   * Removes a voucher by its username. The answer only confirms it.
   *
   * - `user-removed` (200): The voucher was removed
   * - `key-not-set`: No key, or a method that is off
   * - `username-unknown`: No such username
   * - `no-username`: No username given
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  removeVoucher(
    parameters: RemoveVoucherParameters,
    options?: CallOptions,
  ): Promise<RemoveVoucherResult>;

  /**
   * List vouchers.
   *
   * The vouchers of the router, with their passwords, limits and times.
   *
   * - `vouchers` (200): Two vouchers, not used yet
   * - `key-not-set`: No key, or a method that is off
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  listVouchers(
    parameters?: ListVouchersParameters,
    options?: CallOptions,
  ): Promise<ListVouchersResult>;

  /**
   * List e-mail users.
   *
   * The e-mail users that the router has stored; by their name, guests who signed in with an e-mail address.
   *
   * - `email-users` (200): Two guests with an e-mail address
   * - `key-not-set`: No key, or a method that is off
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  listEmailUsers(
    parameters?: ListEmailUsersParameters,
    options?: CallOptions,
  ): Promise<ListEmailUsersResult>;

  /**
   * List Facebook users.
   *
   * The Facebook users that the router has stored; by their name, guests who signed in with a Facebook account. The vendor's page does not show the answer.
   *
   * - `facebook-users` (200): No Facebook users (invented)
   * - `key-not-set`: No key, or a method that is off
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  listFacebookUsers(
    parameters?: ListFacebookUsersParameters,
    options?: CallOptions,
  ): Promise<ListFacebookUsersResult>;

  /**
   * List mobile users.
   *
   * The mobile users that the router has stored; by their name, guests who signed in with a mobile phone. The vendor's page does not show the answer.
   *
   * - `mobile-users` (200): No mobile users (invented)
   * - `key-not-set`: No key, or a method that is off
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  listMobileUsers(
    parameters?: ListMobileUsersParameters,
    options?: CallOptions,
  ): Promise<ListMobileUsersResult>;

  /**
   * List free users.
   *
   * The free users that the router has stored. The vendor's page shows neither what sets them apart nor the answer.
   *
   * - `free-users` (200): No free users (invented)
   * - `key-not-set`: No key, or a method that is off
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  listFreeUsers(
    parameters?: ListFreeUsersParameters,
    options?: CallOptions,
  ): Promise<ListFreeUsersResult>;

  /**
   * List logins.
   *
   * The login log that the router has stored. The vendor's page does not show the answer.
   *
   * - `logins` (200): No logins (invented)
   * - `key-not-set`: No key, or a method that is off
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  listLogins(
    parameters?: ListLoginsParameters,
    options?: CallOptions,
  ): Promise<ListLoginsResult>;

  /**
   * List guest hosts.
   *
   * The hosts that are on the guest network now. The vendor's page does not show the answer. For active users, see `listActiveGuests`.
   *
   * - `guest-hosts` (200): No guest hosts (invented)
   * - `key-not-set`: No key, or a method that is off
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  listGuestHosts(
    parameters?: ListGuestHostsParameters,
    options?: CallOptions,
  ): Promise<ListGuestHostsResult>;

  /**
   * List active guests.
   *
   * The guest users who are active now, with their device, how long they have been there, and how much data they have moved.
   *
   * - `active-guests` (200): Two guests online
   * - `key-not-set`: No key, or a method that is off
   * - `api-disabled`: The API is switched off
   * - `key-incorrect`: The key is not the right one
   * - `error-occurred`: Something else went wrong
   */
  listActiveGuests(
    parameters?: ListActiveGuestsParameters,
    options?: CallOptions,
  ): Promise<ListActiveGuestsResult>;
}

export declare const createVoucher: Operation<"createVoucher">;
export declare const removeVoucher: Operation<"removeVoucher">;
export declare const listVouchers: Operation<"listVouchers">;
export declare const listEmailUsers: Operation<"listEmailUsers">;
export declare const listFacebookUsers: Operation<"listFacebookUsers">;
export declare const listMobileUsers: Operation<"listMobileUsers">;
export declare const listFreeUsers: Operation<"listFreeUsers">;
export declare const listLogins: Operation<"listLogins">;
export declare const listGuestHosts: Operation<"listGuestHosts">;
export declare const listActiveGuests: Operation<"listActiveGuests">;

/** What the client knows of each operation: effect, method, path, and variants. */
export declare const operations: { readonly [Name in keyof WaverOsMethods]: Operation<Name> };
