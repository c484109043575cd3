"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.handlers = exports.handlersAt = void 0;
// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
const msw_js_1 = require("../runtime/msw.js");
const operations = {
    createVoucher: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "create_voucher" },
        variants: {
            "user-added": { "status": 200, "body": { "message": "User added successfully", "user": { "id": 43, "username": "user123", "passcode": "pass123", "fullname": "John Doe", "valid_for": "1 day", "valid_from": "2025-01-17 10:00:00", "download_limit": "1024", "upload_limit": "512" }, "error": false } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "username-exists": { "status": 200, "body": { "message": "Username already exists", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    removeVoucher: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "remove_voucher" },
        variants: {
            "user-removed": { "status": 200, "body": { "message": "User removed successfully", "error": false } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "username-unknown": { "status": 200, "body": { "message": "Username doesn't exist", "error": true } },
            "no-username": { "status": 200, "body": { "message": "No username set", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    listVouchers: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "get_voucher_users" },
        variants: {
            "vouchers": { "status": 200, "body": { "users": [{ "id": 45, "username": "user1234", "password": "pass1234", "fullname": "John Doe2", "created_at": "2025-02-21 02:31:30", "last_modified": "2025-02-21 02:31:30", "first_login": null, "last_login": null, "valid_for": "1 day", "valid_from": "2025-01-17 10:00:00", "MAC": null, "download_limit": 1024, "upload_limit": 512 }, { "id": 46, "username": "user12345", "password": "pass12345", "fullname": "John Doe3", "created_at": "2025-02-21 02:32:12", "last_modified": "2025-02-21 02:32:12", "first_login": null, "last_login": null, "valid_for": "5 days", "valid_from": "2025-01-18 10:00:00", "MAC": null, "download_limit": 0, "upload_limit": 0 }] } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    listEmailUsers: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "get_email_users" },
        variants: {
            "email-users": { "status": 200, "body": { "users": [{ "id": 1, "email": "john.doe@gmail.com", "created_at": "2025-01-14 08:38:10", "last_login": "2025-01-16 09:41:27", "MAC": "98:01:A7:CB:BB:00", "visits": 7, "comments": "John", "comments1": "New York", "comments2": "Male", "last_modified": "2025-01-16 09:41:27", "marketing": 0, "verified": 1 }, { "id": 2, "email": "jane.smith@yahoo.com", "created_at": "2025-02-01 10:15:30", "last_login": "2025-02-05 12:25:43", "MAC": "74:D2:46:AC:EE:11", "visits": 3, "comments": "Jane", "comments1": "Los Angeles", "comments2": "Female", "last_modified": "2025-02-05 12:25:43", "marketing": 1, "verified": 0 }] } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    listFacebookUsers: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "get_fb_users" },
        variants: {
            "facebook-users": { "status": 200, "body": { "users": [] } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    listMobileUsers: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "get_mobile_users" },
        variants: {
            "mobile-users": { "status": 200, "body": { "users": [] } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    listFreeUsers: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "get_free_users" },
        variants: {
            "free-users": { "status": 200, "body": { "users": [] } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    listLogins: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "get_logins" },
        variants: {
            "logins": { "status": 200, "body": { "data": [] } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    listGuestHosts: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "get_guest_hosts" },
        variants: {
            "guest-hosts": { "status": 200, "body": { "data": [] } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
    listActiveGuests: {
        path: "/",
        methods: ["POST", "GET"],
        constants: { "action": "get_active_guests" },
        variants: {
            "active-guests": { "status": 200, "body": { "data": [{ "logins": "user1@example.com", "address": "192.168.0.200", "mac-address": "A1:B2:C3:D4:E5:F6", "uptime": "9h12m45s", "idle-time": "2h30m10s", "bytes-out": "1056738924", "bytes-in": "87456321" }, { "logins": "15559876543", "address": "192.168.0.201", "mac-address": "F6:E5:D4:C3:B2:A1", "uptime": "12h05m30s", "idle-time": "1h15m20s", "bytes-out": "2098475632", "bytes-in": "156483920" }] } },
            "key-not-set": { "status": 200, "body": { "message": "API Key not set or method not allowed", "error": true } },
            "api-disabled": { "status": 200, "body": { "message": "API is not enabled", "error": true } },
            "key-incorrect": { "status": 200, "body": { "message": "API Key is incorrect", "error": true } },
            "error-occurred": { "status": 200, "body": { "message": "An error occurred", "error": true } },
        },
    },
};
const handlersAt = (baseUrl) => (0, msw_js_1.handlersOf)(operations, baseUrl);
exports.handlersAt = handlersAt;
exports.handlers = (0, exports.handlersAt)("*");
