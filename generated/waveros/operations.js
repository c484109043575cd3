// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
import { holding, isFalsy, isList, isObject } from "../runtime/answer.js";

// Variants that several operations have: name, the shape that tells it, and status.
const KeyNotSet = ["key-not-set", { message: "API Key not set or method not allowed", error: true }];
const ApiDisabled = ["api-disabled", { message: "API is not enabled", error: true }];
const KeyIncorrect = ["key-incorrect", { message: "API Key is incorrect", error: true }];
const ErrorOccurred = ["error-occurred", { message: "An error occurred", error: true }];

// Operations: effect, method, path, and variants. A bundle has only those that it imports.
export const createVoucher = ["creates", "POST", "/", [
  ["user-added", { message: "User added successfully", user: isObject, error: false }, 200],
  KeyNotSet,
  ["username-exists", { message: "Username already exists", error: true }],
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
], "create_voucher"];

export const removeVoucher = ["deletes", "POST", "/", [
  ["user-removed", { message: "User removed successfully", error: false }, 200],
  KeyNotSet,
  ["username-unknown", { message: "Username doesn't exist", error: true }],
  ["no-username", { message: "No username set", error: true }],
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
], "remove_voucher"];

export const listVouchers = ["reads", "POST", "/", [
  KeyNotSet,
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
  ["vouchers", { users: isList, error: isFalsy }, 200],
], "get_voucher_users"];

export const listEmailUsers = ["reads", "POST", "/", [
  KeyNotSet,
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
  ["email-users", { users: isList, error: isFalsy }, 200],
], "get_email_users"];

export const listFacebookUsers = ["reads", "POST", "/", [
  KeyNotSet,
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
  ["facebook-users", /* @__PURE__ */ holding(isList, { error: isFalsy }), 200],
], "get_fb_users"];

export const listMobileUsers = ["reads", "POST", "/", [
  KeyNotSet,
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
  ["mobile-users", /* @__PURE__ */ holding(isList, { error: isFalsy }), 200],
], "get_mobile_users"];

export const listFreeUsers = ["reads", "POST", "/", [
  KeyNotSet,
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
  ["free-users", /* @__PURE__ */ holding(isList, { error: isFalsy }), 200],
], "get_free_users"];

export const listLogins = ["reads", "POST", "/", [
  KeyNotSet,
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
  ["logins", /* @__PURE__ */ holding(isList, { error: isFalsy }), 200],
], "get_logins"];

export const listGuestHosts = ["reads", "POST", "/", [
  KeyNotSet,
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
  ["guest-hosts", /* @__PURE__ */ holding(isList, { error: isFalsy }), 200],
], "get_guest_hosts"];

export const listActiveGuests = ["reads", "POST", "/", [
  KeyNotSet,
  ApiDisabled,
  KeyIncorrect,
  ErrorOccurred,
  ["active-guests", { data: isList, error: isFalsy }, 200],
], "get_active_guests"];

export const operations = { createVoucher, removeVoucher, listVouchers, listEmailUsers, listFacebookUsers, listMobileUsers, listFreeUsers, listLogins, listGuestHosts, listActiveGuests };
