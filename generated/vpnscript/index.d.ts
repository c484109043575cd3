// Generated from openapi/vpnscript; do not edit.
// Made anew by: npm run generate
export * from "./client.js";
export * from "./active-config.js";
export * from "./server-pages.js";
export type * from "./operations.js";
export type { components, paths } from "./openapi.js";
export type { Answer, Undocumented } from "../runtime/answer.js";
export type { CallOptions, ClientOptions, Validation } from "../runtime/operation.js";
