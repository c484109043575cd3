// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
export * from "./client.js";
export * from "./active-config.js";
export * from "./query-value.js";
export * from "./server-pages.js";
export { ConnectionError, TimeoutError, UsageError } from "../runtime/errors.js";
