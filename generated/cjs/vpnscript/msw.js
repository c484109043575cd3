"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.handlers = exports.handlersAt = void 0;
// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
const msw_js_1 = require("../runtime/msw.js");
const operations = {
    createToken: {
        path: "/api/auth/token",
        methods: ["POST"],
        constants: {},
        variants: {
            "token-issued": { "status": 200, "body": { "success": true, "message": null, "token": "12|TDLLcUvoJlzYKMgMi398WwxjW6tcY8OJtZkWcfTC" } },
            "account-suspended": { "status": 400, "body": { "status": false, "error": "Your account has been suspended.", "suspend_reason": null } },
            "invalid-data": { "status": 422, "body": { "message": "The given data was invalid.", "errors": { "password": ["The password field is required."] } } },
            "wrong-credentials": { "status": 422, "body": { "success": false, "message": "The provided credentials are incorrect." } },
            "too-many-requests": { "status": 429, "headers": { "Retry-After": "42" }, "body": { "message": "Too Many Attempts." } },
            "framework-error": { "status": 500, "body": { "message": "Server Error" } },
        },
    },
    getAccount: {
        path: "/api/account",
        methods: ["GET"],
        constants: {},
        variants: {
            "account": { "status": 200, "body": { "success": true, "message": null, "data": { "user_id": 1, "username": "admin", "email": "admin@example.com", "status": 2, "suspend_reason": null, "service": [{ "id": 1, "user_id": 1, "plan_id": 3, "name": "Gold Plan", "next_payment": "2022-06-15T00:06:00.000000Z", "auto_renew": 1, "status": 1 }], "created_at": null, "updated_at": "2021-12-21T20:16:32.000000Z" } } },
            "unauthenticated": { "status": 401, "body": { "success": false, "message": "Unauthenticated." } },
            "too-many-requests": { "status": 429, "headers": { "Retry-After": "42" }, "body": { "message": "Too Many Attempts." } },
            "framework-error": { "status": 500, "body": { "message": "Server Error" } },
        },
    },
    listServers: {
        path: "/api/servers",
        methods: ["GET"],
        constants: {},
        variants: {
            "all-servers": { "status": 200, "body": { "data": [{ "id": 1, "name": "Test Server", "country": "Germany", "country_slug": "germany", "country_iso_code": "de", "city": "", "state": "Frankfurt", "host": "", "ipaddr": "127.0.0.1", "protocol": "openvpn", "config_id": 1, "wg_available_slots": 253, "wg_slots": 0 }, { "id": 2, "name": "Test Server 2", "country": "Germany", "country_slug": "germany", "country_iso_code": "de", "city": "", "state": "Frankfurt", "host": "", "ipaddr": "127.0.0.2", "protocol": "wireguard", "config_id": null, "wg_available_slots": 253, "wg_slots": 0 }] } },
            "server-page": { "status": 200, "body": { "current_page": 1, "data": [{ "id": 1, "name": "Test Server", "country": "Germany", "country_slug": "germany", "country_iso_code": "de", "city": "", "state": "Frankfurt", "host": "", "ipaddr": "127.0.0.1", "protocol": "openvpn", "config_id": 1, "wg_available_slots": 253, "wg_slots": 0 }], "first_page_url": "http://127.0.0.1:8000/api/servers?page=1", "from": 1, "last_page": 2, "last_page_url": "http://127.0.0.1:8000/api/servers?page=2", "links": [{ "url": null, "label": "&laquo; Previous", "active": false }, { "url": "http://127.0.0.1:8000/api/servers?page=1", "label": "1", "active": true }, { "url": "http://127.0.0.1:8000/api/servers?page=2", "label": "2", "active": false }, { "url": "http://127.0.0.1:8000/api/servers?page=2", "label": "Next &raquo;", "active": false }], "next_page_url": "http://127.0.0.1:8000/api/servers?page=2", "path": "http://127.0.0.1:8000/api/servers", "per_page": "1", "prev_page_url": null, "to": 1, "total": 2 } },
            "unauthenticated": { "status": 401, "body": { "success": false, "message": "Unauthenticated." } },
            "invalid-data": { "status": 422, "body": { "message": "The given data was invalid.", "errors": { "paginate": ["The paginate must be an integer."] } } },
            "too-many-requests": { "status": 429, "headers": { "Retry-After": "42" }, "body": { "message": "Too Many Attempts." } },
            "framework-error": { "status": 500, "body": { "message": "Server Error" } },
        },
    },
    getOpenvpnProfile: {
        path: "/api/openvpn/profile",
        methods: ["GET"],
        constants: {},
        variants: {
            "full-profile": { "status": 200, "body": { "success": true, "message": null, "data": "client\ndev tun\nproto udp\nremote 127.0.0.1 1194\nresolv-retry infinite\nnobind\npersist-tun\nauth-user-pass\nreneg-sec 0\nblock-outside-dns\ncipher AES-128-GCM\ntls-version-min 1.2\ntls-cipher TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256\nmute-replay-warnings\nverb 0\nclient-cert-not-required\nignore-unknown-option block-outside-dns\nsetenv opt block-outside-dns # Prevent Windows 10 DNS leak\n<ca>\n-----BEGIN CERTIFICATE-----\r\nMIIB2DCCAX2gAwIBAgIUOgwSKMY1IqPDbjvrVJ5S5/m5IrQwCgYIKoZIzj0EAwIw\r\nHjEcMBoGA1UEAwwTY25fenBnenhZa1J4b2dRNHJ0eTAeFw0yMTEyMjExNTU2MzVa\r\nFw0zMTEyMTkxNTU2MzVaMB4xHDAaBgNVBAMME2NuX3pwZ3p4WWtSeG9nUTRydHkw\r\nWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ/BGhelZoeNxRn/ppaxxM0b3jZqbHv\r\ny0u8dXIhMWpfw+bM9zEFYxixP24Lqpt7RTiW0ML9pcBSQ/xKQGNQB3nao4GYMIGV\r\nMB0GA1UdDgQWBBSHNinCzJ65lMK0oKaanWtnfbYGvjBZBgNVHSMEUjBQgBSHNinC\r\nzJ65lMK0oKaanWtnfbYGvqEipCAwHjEcMBoGA1UEAwwTY25fenBnenhZa1J4b2dR\r\nNHJ0eYIUOgwSKMY1IqPDbjvrVJ5S5/m5IrQwDAYDVR0TBAUwAwEB/zALBgNVHQ8E\r\nBAMCAQYwCgYIKoZIzj0EAwIDSQAwRgIhAMMyz27x4tc1mWkkMqaPa7WCYJ2hAVCl\r\nsXnxlX+efW1dAiEA24iaSKjJKNsXyyzslTDegu9ktHg2AiHOVdrCIoD1Nk4=\r\n-----END CERTIFICATE-----\r\n\n</ca>\n" } },
            "certificate-only": { "status": 200, "body": { "success": true, "message": null, "data": "-----BEGIN CERTIFICATE-----\r\nMIIB2DCCAX2gAwIBAgIUOgwSKMY1IqPDbjvrVJ5S5/m5IrQwCgYIKoZIzj0EAwIw\r\nHjEcMBoGA1UEAwwTY25fenBnenhZa1J4b2dRNHJ0eTAeFw0yMTEyMjExNTU2MzVa\r\nFw0zMTEyMTkxNTU2MzVaMB4xHDAaBgNVBAMME2NuX3pwZ3p4WWtSeG9nUTRydHkw\r\nWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ/BGhelZoeNxRn/ppaxxM0b3jZqbHv\r\ny0u8dXIhMWpfw+bM9zEFYxixP24Lqpt7RTiW0ML9pcBSQ/xKQGNQB3nao4GYMIGV\r\nMB0GA1UdDgQWBBSHNinCzJ65lMK0oKaanWtnfbYGvjBZBgNVHSMEUjBQgBSHNinC\r\nzJ65lMK0oKaanWtnfbYGvqEipCAwHjEcMBoGA1UEAwwTY25fenBnenhZa1J4b2dR\r\nNHJ0eYIUOgwSKMY1IqPDbjvrVJ5S5/m5IrQwDAYDVR0TBAUwAwEB/zALBgNVHQ8E\r\nBAMCAQYwCgYIKoZIzj0EAwIDSQAwRgIhAMMyz27x4tc1mWkkMqaPa7WCYJ2hAVCl\r\nsXnxlX+efW1dAiEA24iaSKjJKNsXyyzslTDegu9ktHg2AiHOVdrCIoD1Nk4=\r\n-----END CERTIFICATE-----\r\n" } },
            "unauthenticated": { "status": 401, "body": { "success": false, "message": "Unauthenticated." } },
            "server-not-found": { "status": 404, "body": { "success": false, "message": "The server is not found or enabled." } },
            "profile-not-found": { "status": 404, "body": { "success": false, "message": "OpenVPN profile is not found for this server." } },
            "invalid-data": { "status": 422, "body": { "message": "The given data was invalid.", "errors": { "server_id": ["The server id field is required."] } } },
            "no-active-service": { "status": 422, "body": { "success": false, "message": "You do not have an active service." } },
            "not-openvpn": { "status": 422, "body": { "success": false, "message": "The server is not using OpenVPN protocol." } },
            "too-many-requests": { "status": 429, "headers": { "Retry-After": "42" }, "body": { "message": "Too Many Attempts." } },
            "framework-error": { "status": 500, "body": { "message": "Server Error" } },
        },
    },
    getOpenvpnAuth: {
        path: "/api/openvpn/auth",
        methods: ["GET"],
        constants: {},
        variants: {
            "openvpn-credentials": { "status": 200, "body": { "success": true, "message": null, "data": { "id": 1, "user_id": 1, "service_id": 1, "username": "admin", "password": "HZovQQZlQori", "devices": 10, "enabled": 1, "created_at": "2021-12-21T20:16:32.000000Z", "updated_at": "2021-12-21T20:20:21.000000Z" } } },
            "unauthenticated": { "status": 401, "body": { "success": false, "message": "Unauthenticated." } },
            "server-not-found": { "status": 404, "body": { "success": false, "message": "The server is not found or enabled." } },
            "profile-not-found": { "status": 404, "body": { "success": false, "message": "OpenVPN profile is not found for this server." } },
            "invalid-data": { "status": 422, "body": { "message": "The given data was invalid.", "errors": { "server_id": ["The server id must be an integer."] } } },
            "no-service": { "status": 422, "body": { "success": false, "message": "You do not have any service." } },
            "service-inactive": { "status": 422, "body": { "success": false, "message": "Your service is not active." } },
            "service-expired": { "status": 422, "body": { "success": false, "message": "Your service is expired." } },
            "not-openvpn": { "status": 422, "body": { "success": false, "message": "The server is not using OpenVPN protocol." } },
            "too-many-requests": { "status": 429, "headers": { "Retry-After": "42" }, "body": { "message": "Too Many Attempts." } },
            "framework-error": { "status": 500, "body": { "message": "Server Error" } },
        },
    },
    listWireguardConfigs: {
        path: "/api/wireguard/configs",
        methods: ["GET"],
        constants: {},
        variants: {
            "configs": { "status": 200, "body": { "status": true, "message": null, "data": [{ "id": 5, "config": null, "status": 2, "fail_reason": null, "created_at": "2021-12-21T21:29:45.000000Z", "updated_at": "2021-12-21T21:40:02.000000Z" }] } },
            "unauthenticated": { "status": 401, "body": { "success": false, "message": "Unauthenticated." } },
            "server-not-found": { "status": 404, "body": { "success": false, "message": "The server is not found or enabled." } },
            "no-configs": { "status": 404, "body": { "success": false, "message": "No configuration found for this server." } },
            "invalid-data": { "status": 422, "body": { "message": "The given data was invalid.", "errors": { "server_id": ["The server id field is required."] } } },
            "no-service": { "status": 422, "body": { "success": false, "message": "You do not have any service." } },
            "service-inactive": { "status": 422, "body": { "success": false, "message": "Your service is not active." } },
            "service-expired": { "status": 422, "body": { "success": false, "message": "Your service is expired." } },
            "not-wireguard": { "status": 422, "body": { "success": false, "message": "The server is not using WireGuard protocol." } },
            "too-many-requests": { "status": 429, "headers": { "Retry-After": "42" }, "body": { "message": "Too Many Attempts." } },
            "framework-error": { "status": 500, "body": { "message": "Server Error" } },
        },
    },
    createWireguardConfig: {
        path: "/api/wireguard/create",
        methods: ["POST"],
        constants: {},
        variants: {
            "create-dispatched": { "status": 200, "body": { "status": true, "message": "WireGuard configuration create job dispatched. It will be completed shortly." } },
            "unauthenticated": { "status": 401, "body": { "success": false, "message": "Unauthenticated." } },
            "server-not-found": { "status": 404, "body": { "success": false, "message": "The server is not found or enabled." } },
            "invalid-data": { "status": 422, "body": { "message": "The given data was invalid.", "errors": { "server_id": ["The server id field is required."] } } },
            "no-service": { "status": 422, "body": { "success": false, "message": "You do not have any service." } },
            "service-inactive": { "status": 422, "body": { "success": false, "message": "Your service is not active." } },
            "service-expired": { "status": 422, "body": { "success": false, "message": "Your service is expired." } },
            "not-wireguard": { "status": 422, "body": { "success": false, "message": "The server is not using WireGuard protocol." } },
            "server-full": { "status": 422, "body": { "success": false, "message": "The server has reached the maximum allowed user limit. Please try again later or choose a different server." } },
            "device-limit": { "status": 422, "body": { "success": false, "message": "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before." } },
            "too-many-requests": { "status": 429, "headers": { "Retry-After": "42" }, "body": { "message": "Too Many Attempts." } },
            "framework-error": { "status": 500, "body": { "message": "Server Error" } },
        },
    },
    deleteWireguardConfig: {
        path: "/api/wireguard/delete",
        methods: ["DELETE"],
        constants: {},
        variants: {
            "delete-dispatched": { "status": 200, "body": { "success": true, "message": "WireGuard configuration delete job dispatched. It will be completed shortly." } },
            "unauthenticated": { "status": 401, "body": { "success": false, "message": "Unauthenticated." } },
            "config-not-found": { "status": 404, "body": { "success": false, "message": "The WireGuard configuration is not found." } },
            "invalid-data": { "status": 422, "body": { "message": "The given data was invalid.", "errors": { "config_id": ["The config id field is required."] } } },
            "config-pending": { "status": 422, "body": { "success": false, "message": "The WireGuard configuration is pending creation or deletion." } },
            "too-many-requests": { "status": 429, "headers": { "Retry-After": "42" }, "body": { "message": "Too Many Attempts." } },
            "framework-error": { "status": 500, "body": { "message": "Server Error" } },
        },
    },
};
const handlersAt = (baseUrl) => (0, msw_js_1.handlersOf)(operations, baseUrl);
exports.handlersAt = handlersAt;
exports.handlers = (0, exports.handlersAt)("*");
