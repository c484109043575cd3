// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
import type { Handlers } from "../runtime/msw.js";
import type { VpnScriptMethods } from "./operations.js";

/** MSW handlers of one installation, at the base URL that its client has. */
export declare const handlersAt: (baseUrl: string) => Handlers<VpnScriptMethods>;
/** MSW handlers by operation, for an installation at any URL: `handlers.operation("variant")`. */
export declare const handlers: Handlers<VpnScriptMethods>;
export type { AnswerOptions, HandlerOf, Handlers, Resolver } from "../runtime/msw.js";
