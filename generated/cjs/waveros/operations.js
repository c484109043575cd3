"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.operations = void 0;
// Generated from openapi/waveros; do not edit.
// Made anew by: npm run generate
const answer_js_1 = require("../runtime/answer.js");
const UserAdded = (body) => body.message === "User added successfully" && (0, answer_js_1.isObject)(body.user) && body.error === false;
const KeyNotSet = (body) => body.message === "API Key not set or method not allowed" && body.error === true;
const UsernameExists = (body) => body.message === "Username already exists" && body.error === true;
const ApiDisabled = (body) => body.message === "API is not enabled" && body.error === true;
const KeyIncorrect = (body) => body.message === "API Key is incorrect" && body.error === true;
const ErrorOccurred = (body) => body.message === "An error occurred" && body.error === true;
const UserRemoved = (body) => body.message === "User removed successfully" && body.error === false;
const UsernameUnknown = (body) => body.message === "Username doesn't exist" && body.error === true;
const NoUsername = (body) => body.message === "No username set" && body.error === true;
const VoucherList = (body) => (0, answer_js_1.isList)(body.users);
const EmailUserList = (body) => (0, answer_js_1.isList)(body.users);
const UndocumentedList = (body) => (0, answer_js_1.isObject)(body) && !body.error && Object.values(body).some(answer_js_1.isList);
const ActiveGuestList = (body) => (0, answer_js_1.isList)(body.data);
/** What the client knows of each operation: effect, method, path, and the shapes of its answers. */
exports.operations = {
    createVoucher: ["creates", "POST", "/", { any: { "key-not-set": KeyNotSet, "username-exists": UsernameExists, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "user-added": UserAdded } }, "create_voucher"],
    removeVoucher: ["deletes", "POST", "/", { any: { "key-not-set": KeyNotSet, "username-unknown": UsernameUnknown, "no-username": NoUsername, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "user-removed": UserRemoved } }, "remove_voucher"],
    listVouchers: ["reads", "POST", "/", { any: { "key-not-set": KeyNotSet, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "vouchers": VoucherList } }, "get_voucher_users"],
    listEmailUsers: ["reads", "POST", "/", { any: { "key-not-set": KeyNotSet, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "email-users": EmailUserList } }, "get_email_users"],
    listFacebookUsers: ["reads", "POST", "/", { any: { "key-not-set": KeyNotSet, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "facebook-users": UndocumentedList } }, "get_fb_users"],
    listMobileUsers: ["reads", "POST", "/", { any: { "key-not-set": KeyNotSet, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "mobile-users": UndocumentedList } }, "get_mobile_users"],
    listFreeUsers: ["reads", "POST", "/", { any: { "key-not-set": KeyNotSet, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "free-users": UndocumentedList } }, "get_free_users"],
    listLogins: ["reads", "POST", "/", { any: { "key-not-set": KeyNotSet, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "logins": UndocumentedList } }, "get_logins"],
    listGuestHosts: ["reads", "POST", "/", { any: { "key-not-set": KeyNotSet, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "guest-hosts": UndocumentedList } }, "get_guest_hosts"],
    listActiveGuests: ["reads", "POST", "/", { any: { "key-not-set": KeyNotSet, "api-disabled": ApiDisabled, "key-incorrect": KeyIncorrect, "error-occurred": ErrorOccurred }, 200: { "active-guests": ActiveGuestList } }, "get_active_guests"],
};
