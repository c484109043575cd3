// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
export * from "./client.js";
export * from "./active-config.js";
export * from "./query-value.js";
export * from "./server-pages.js";
export { ConnectionError, TimeoutError, UsageError } from "../runtime/errors.js";
export type * from "./operations.js";
export type { components, paths } from "./openapi.js";
export type { Answer, Undocumented } from "../runtime/answer.js";
export type { Middleware, MiddlewareContext, Middlewares } from "../runtime/middleware.js";
export type { CallOptions, ClientOptions, Validation } from "../runtime/operation.js";
