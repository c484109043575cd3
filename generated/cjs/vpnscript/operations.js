"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.operations = void 0;
// Generated from openapi/vpnscript; do not edit.
// Made anew by: npm run generate
const answer_js_1 = require("../runtime/answer.js");
const TokenIssued = (body) => body.success === true && (0, answer_js_1.isTextOrNull)(body.message) && (0, answer_js_1.isText)(body.token);
const AccountSuspended = (body) => body.status === false && body.error === "Your account has been suspended." && (0, answer_js_1.isTextOrNull)(body.suspend_reason);
const InvalidData = (body) => (0, answer_js_1.isText)(body.message) && (0, answer_js_1.isObject)(body.errors);
const WrongCredentials = (body) => body.success === false && body.message === "The provided credentials are incorrect.";
const TooManyRequests = (body) => (0, answer_js_1.isText)(body.message);
const FrameworkError = (body) => (0, answer_js_1.isText)(body.message);
const Account = (body) => body.success === true && (0, answer_js_1.isTextOrNull)(body.message) && (0, answer_js_1.isObject)(body.data);
const Unauthenticated = (body) => body.success === false && body.message === "Unauthenticated.";
const AllServers = (body) => (0, answer_js_1.isList)(body.data) && body.current_page === undefined;
const ServerPage = (body) => (0, answer_js_1.isNumber)(body.current_page) && (0, answer_js_1.isList)(body.data) && (0, answer_js_1.isText)(body.first_page_url) && (0, answer_js_1.isNumber)(body.last_page);
const FullProfile = (body) => body.success === true && (0, answer_js_1.isTextOrNull)(body.message) && /<ca>[^<]*-----BEGIN CERTIFICATE-----\r?\n(?:[A-Za-z0-9+/=]+\r?\n)+-----END CERTIFICATE-----[^<]*<\/ca>/u.test(body.data);
const CertificateOnly = (body) => body.success === true && (0, answer_js_1.isTextOrNull)(body.message) && /^[^<]*-----BEGIN CERTIFICATE-----\r?\n(?:[A-Za-z0-9+/=]+\r?\n)+-----END CERTIFICATE-----[^<]*$/u.test(body.data);
const ServerNotFound = (body) => body.success === false && body.message === "The server is not found or enabled.";
const ProfileNotFound = (body) => body.success === false && body.message === "OpenVPN profile is not found for this server.";
const NoActiveService = (body) => body.success === false && body.message === "You do not have an active service.";
const NotOpenvpn = (body) => body.success === false && body.message === "The server is not using OpenVPN protocol.";
const OpenvpnCredentials = (body) => body.success === true && (0, answer_js_1.isTextOrNull)(body.message) && (0, answer_js_1.isObject)(body.data);
const NoService = (body) => body.success === false && body.message === "You do not have any service.";
const ServiceInactive = (body) => body.success === false && body.message === "Your service is not active.";
const ServiceExpired = (body) => body.success === false && body.message === "Your service is expired.";
const Configs = (body) => body.status === true && (0, answer_js_1.isTextOrNull)(body.message) && (0, answer_js_1.isList)(body.data);
const NoConfigs = (body) => body.success === false && body.message === "No configuration found for this server.";
const NotWireguard = (body) => body.success === false && body.message === "The server is not using WireGuard protocol.";
const CreateDispatched = (body) => body.status === true && body.message === "WireGuard configuration create job dispatched. It will be completed shortly.";
const ServerFull = (body) => body.success === false && body.message === "The server has reached the maximum allowed user limit. Please try again later or choose a different server.";
const DeviceLimit = (body) => body.success === false && body.message === "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before.";
const DeleteDispatched = (body) => body.success === true && body.message === "WireGuard configuration delete job dispatched. It will be completed shortly.";
const ConfigNotFound = (body) => body.success === false && body.message === "The WireGuard configuration is not found.";
const ConfigPending = (body) => body.success === false && body.message === "The WireGuard configuration is pending creation or deletion.";
/** What the client knows of each operation: effect, method, path, and the shapes of its answers. */
exports.operations = {
    createToken: ["authenticates", "POST", "/api/auth/token", { default: { "framework-error": FrameworkError }, 429: { "too-many-requests": TooManyRequests }, 422: { "invalid-data": InvalidData, "wrong-credentials": WrongCredentials }, 400: { "account-suspended": AccountSuspended }, 200: { "token-issued": TokenIssued } }],
    getAccount: ["reads", "GET", "/api/account", { default: { "framework-error": FrameworkError }, 429: { "too-many-requests": TooManyRequests }, 401: { "unauthenticated": Unauthenticated }, 200: { "account": Account } }],
    listServers: ["reads", "GET", "/api/servers", { default: { "framework-error": FrameworkError }, 429: { "too-many-requests": TooManyRequests }, 422: { "invalid-data": InvalidData }, 401: { "unauthenticated": Unauthenticated }, 200: { "all-servers": AllServers, "server-page": ServerPage } }],
    getOpenvpnProfile: ["reads", "GET", "/api/openvpn/profile", { default: { "framework-error": FrameworkError }, 429: { "too-many-requests": TooManyRequests }, 422: { "invalid-data": InvalidData, "no-active-service": NoActiveService, "not-openvpn": NotOpenvpn }, 404: { "server-not-found": ServerNotFound, "profile-not-found": ProfileNotFound }, 401: { "unauthenticated": Unauthenticated }, 200: { "full-profile": FullProfile, "certificate-only": CertificateOnly } }],
    getOpenvpnAuth: ["reads", "GET", "/api/openvpn/auth", { default: { "framework-error": FrameworkError }, 429: { "too-many-requests": TooManyRequests }, 422: { "invalid-data": InvalidData, "no-service": NoService, "service-inactive": ServiceInactive, "service-expired": ServiceExpired, "not-openvpn": NotOpenvpn }, 404: { "server-not-found": ServerNotFound, "profile-not-found": ProfileNotFound }, 401: { "unauthenticated": Unauthenticated }, 200: { "openvpn-credentials": OpenvpnCredentials } }],
    listWireguardConfigs: ["reads", "GET", "/api/wireguard/configs", { default: { "framework-error": FrameworkError }, 429: { "too-many-requests": TooManyRequests }, 422: { "invalid-data": InvalidData, "no-service": NoService, "service-inactive": ServiceInactive, "service-expired": ServiceExpired, "not-wireguard": NotWireguard }, 404: { "server-not-found": ServerNotFound, "no-configs": NoConfigs }, 401: { "unauthenticated": Unauthenticated }, 200: { "configs": Configs } }],
    createWireguardConfig: ["creates", "POST", "/api/wireguard/create", { default: { "framework-error": FrameworkError }, 429: { "too-many-requests": TooManyRequests }, 422: { "invalid-data": InvalidData, "no-service": NoService, "service-inactive": ServiceInactive, "service-expired": ServiceExpired, "not-wireguard": NotWireguard, "server-full": ServerFull, "device-limit": DeviceLimit }, 404: { "server-not-found": ServerNotFound }, 401: { "unauthenticated": Unauthenticated }, 200: { "create-dispatched": CreateDispatched } }],
    deleteWireguardConfig: ["deletes", "DELETE", "/api/wireguard/delete", { default: { "framework-error": FrameworkError }, 429: { "too-many-requests": TooManyRequests }, 422: { "invalid-data": InvalidData, "config-pending": ConfigPending }, 404: { "config-not-found": ConfigNotFound }, 401: { "unauthenticated": Unauthenticated }, 200: { "delete-dispatched": DeleteDispatched } }],
};
