// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
import type { Handlers } from "../runtime/msw.js";
import type { WaverOsMethods } from "./operations.js";

/** MSW handlers of one installation, at the base URL that its client has. */
export declare const handlersAt: (baseUrl: string) => Handlers<WaverOsMethods>;
/** MSW handlers by operation, for an installation at any URL: `handlers.operation("variant")`. */
export declare const handlers: Handlers<WaverOsMethods>;
export type { AnswerOptions, HandlerOf, Handlers, Resolver } from "../runtime/msw.js";
