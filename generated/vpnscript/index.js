// Generated from openapi/vpnscript; do not edit.
// Made anew by: npm run generate
export * from "./client.js";
export * from "./active-config.js";
export * from "./server-pages.js";
