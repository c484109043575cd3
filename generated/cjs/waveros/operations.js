"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.operations = exports.listActiveGuests = exports.listGuestHosts = exports.listLogins = exports.listFreeUsers = exports.listMobileUsers = exports.listFacebookUsers = exports.listEmailUsers = exports.listVouchers = exports.removeVoucher = exports.createVoucher = void 0;
// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
const answer_js_1 = require("../runtime/answer.js");
// Variants that several operations have: name, the shape that tells it, and status.
const KeyNotSet = ["key-not-set", { message: "API Key not set or method not allowed", error: true }];
const ApiDisabled = ["api-disabled", { message: "API is not enabled", error: true }];
const KeyIncorrect = ["key-incorrect", { message: "API Key is incorrect", error: true }];
const ErrorOccurred = ["error-occurred", { message: "An error occurred", error: true }];
// Operations: effect, method, path, and variants. A bundle has only those that it imports.
exports.createVoucher = ["creates", "POST", "/", [
        ["user-added", { message: "User added successfully", user: answer_js_1.isObject, error: false }, 200],
        KeyNotSet,
        ["username-exists", { message: "Username already exists", error: true }],
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
    ], "create_voucher"];
exports.removeVoucher = ["deletes", "POST", "/", [
        ["user-removed", { message: "User removed successfully", error: false }, 200],
        KeyNotSet,
        ["username-unknown", { message: "Username doesn't exist", error: true }],
        ["no-username", { message: "No username set", error: true }],
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
    ], "remove_voucher"];
exports.listVouchers = ["reads", "POST", "/", [
        KeyNotSet,
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
        ["vouchers", { users: answer_js_1.isList, error: answer_js_1.isFalsy }, 200],
    ], "get_voucher_users"];
exports.listEmailUsers = ["reads", "POST", "/", [
        KeyNotSet,
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
        ["email-users", { users: answer_js_1.isList, error: answer_js_1.isFalsy }, 200],
    ], "get_email_users"];
exports.listFacebookUsers = ["reads", "POST", "/", [
        KeyNotSet,
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
        ["facebook-users", /* @__PURE__ */ (0, answer_js_1.holding)(answer_js_1.isList, { error: answer_js_1.isFalsy }), 200],
    ], "get_fb_users"];
exports.listMobileUsers = ["reads", "POST", "/", [
        KeyNotSet,
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
        ["mobile-users", /* @__PURE__ */ (0, answer_js_1.holding)(answer_js_1.isList, { error: answer_js_1.isFalsy }), 200],
    ], "get_mobile_users"];
exports.listFreeUsers = ["reads", "POST", "/", [
        KeyNotSet,
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
        ["free-users", /* @__PURE__ */ (0, answer_js_1.holding)(answer_js_1.isList, { error: answer_js_1.isFalsy }), 200],
    ], "get_free_users"];
exports.listLogins = ["reads", "POST", "/", [
        KeyNotSet,
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
        ["logins", /* @__PURE__ */ (0, answer_js_1.holding)(answer_js_1.isList, { error: answer_js_1.isFalsy }), 200],
    ], "get_logins"];
exports.listGuestHosts = ["reads", "POST", "/", [
        KeyNotSet,
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
        ["guest-hosts", /* @__PURE__ */ (0, answer_js_1.holding)(answer_js_1.isList, { error: answer_js_1.isFalsy }), 200],
    ], "get_guest_hosts"];
exports.listActiveGuests = ["reads", "POST", "/", [
        KeyNotSet,
        ApiDisabled,
        KeyIncorrect,
        ErrorOccurred,
        ["active-guests", { data: answer_js_1.isList, error: answer_js_1.isFalsy }, 200],
    ], "get_active_guests"];
exports.operations = { createVoucher: exports.createVoucher, removeVoucher: exports.removeVoucher, listVouchers: exports.listVouchers, listEmailUsers: exports.listEmailUsers, listFacebookUsers: exports.listFacebookUsers, listMobileUsers: exports.listMobileUsers, listFreeUsers: exports.listFreeUsers, listLogins: exports.listLogins, listGuestHosts: exports.listGuestHosts, listActiveGuests: exports.listActiveGuests };
