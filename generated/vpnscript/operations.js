// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
import { begins, isList, isNotFalse, isNumber, isObject, isText, oneOf } from "../runtime/answer.js";

// Variants that several operations have: name, the shape that tells it, and status.
const InvalidData = ["invalid-data", { message: isText, errors: isObject }, 422];
const TooManyRequests = ["too-many-requests", { message: isText }, 429];
const FrameworkError = ["framework-error", { message: isText }, "default"];
const Unauthenticated = ["unauthenticated", { success: false, message: "Unauthenticated." }, 401];
const ServerNotFound = ["server-not-found", { success: false, message: "The server is not found or enabled." }, 404];
const ProfileNotFound = ["profile-not-found", { success: false, message: "OpenVPN profile is not found for this server." }, 404];
const NotOpenvpn = ["not-openvpn", { success: false, message: "The server is not using OpenVPN protocol." }, 422];
const NoService = ["no-service", { success: false, message: "You do not have any service." }, 422];
const ServiceInactive = ["service-inactive", { success: false, message: "Your service is not active." }, 422];
const ServiceExpired = ["service-expired", { success: false, message: "Your service is expired." }, 422];
const NotWireguard = ["not-wireguard", { success: false, message: "The server is not using WireGuard protocol." }, 422];

// Operations: effect, method, path, and variants. A bundle has only those that it imports.
export const createToken = ["authenticates", "POST", "/api/auth/token", [
  ["account-suspended", { status: false, error: "Your account has been suspended.", suspend_reason: /* @__PURE__ */ oneOf(isText, null) }, 400],
  ["wrong-credentials", { success: false, message: "The provided credentials are incorrect." }, 422],
  ["token-issued", { success: true, message: /* @__PURE__ */ oneOf(isText, null), token: isText, status: isNotFalse }, 200],
  InvalidData,
  TooManyRequests,
  FrameworkError,
]];

export const getAccount = ["reads", "GET", "/api/account", [
  Unauthenticated,
  ["account", { success: true, message: /* @__PURE__ */ oneOf(isText, null), data: isObject }, 200],
  TooManyRequests,
  FrameworkError,
]];

export const listServers = ["reads", "GET", "/api/servers", [
  Unauthenticated,
  ["all-servers", { data: isList, current_page: undefined, success: isNotFalse }, 200],
  ["server-page", { current_page: isNumber, data: isList, success: isNotFalse }, 200],
  InvalidData,
  TooManyRequests,
  FrameworkError,
]];

export const getOpenvpnProfile = ["reads", "GET", "/api/openvpn/profile", [
  Unauthenticated,
  ServerNotFound,
  ProfileNotFound,
  ["no-active-service", { success: false, message: "You do not have an active service." }, 422],
  NotOpenvpn,
  ["full-profile", { success: true, message: /* @__PURE__ */ oneOf(isText, null), data: /* @__PURE__ */ begins(/<ca>[^<]*-----BEGIN CERTIFICATE-----/u) }, 200],
  ["certificate-only", { success: true, message: /* @__PURE__ */ oneOf(isText, null), data: /* @__PURE__ */ begins(/^[^<]*-----BEGIN CERTIFICATE-----/u) }, 200],
  InvalidData,
  TooManyRequests,
  FrameworkError,
]];

export const getOpenvpnAuth = ["reads", "GET", "/api/openvpn/auth", [
  Unauthenticated,
  ServerNotFound,
  ProfileNotFound,
  NoService,
  ServiceInactive,
  ServiceExpired,
  NotOpenvpn,
  ["openvpn-credentials", { success: true, message: /* @__PURE__ */ oneOf(isText, null), data: isObject }, 200],
  InvalidData,
  TooManyRequests,
  FrameworkError,
]];

export const listWireguardConfigs = ["reads", "GET", "/api/wireguard/configs", [
  Unauthenticated,
  ServerNotFound,
  ["no-configs", { success: false, message: "No configuration found for this server." }, 404],
  NoService,
  ServiceInactive,
  ServiceExpired,
  NotWireguard,
  ["configs", { status: true, message: /* @__PURE__ */ oneOf(isText, null), data: isList, success: isNotFalse }, 200],
  InvalidData,
  TooManyRequests,
  FrameworkError,
]];

export const createWireguardConfig = ["creates", "POST", "/api/wireguard/create", [
  ["create-dispatched", { status: true, message: "WireGuard configuration create job dispatched. It will be completed shortly.", success: isNotFalse }, 200],
  Unauthenticated,
  ServerNotFound,
  NoService,
  ServiceInactive,
  ServiceExpired,
  NotWireguard,
  ["server-full", { success: false, message: "The server has reached the maximum allowed user limit. Please try again later or choose a different server." }, 422],
  ["device-limit", { success: false, message: "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before." }, 422],
  InvalidData,
  TooManyRequests,
  FrameworkError,
]];

export const deleteWireguardConfig = ["deletes", "DELETE", "/api/wireguard/delete", [
  ["delete-dispatched", { success: true, message: "WireGuard configuration delete job dispatched. It will be completed shortly." }, 200],
  Unauthenticated,
  ["config-not-found", { success: false, message: "The WireGuard configuration is not found." }, 404],
  ["config-pending", { success: false, message: "The WireGuard configuration is pending creation or deletion." }, 422],
  InvalidData,
  TooManyRequests,
  FrameworkError,
]];

export const operations = { createToken, getAccount, listServers, getOpenvpnProfile, getOpenvpnAuth, listWireguardConfigs, createWireguardConfig, deleteWireguardConfig };
