// Generated from scripts/client/middleware.ts; do not edit.
// Written by: npm run generate
/** What every function of a middleware gets, as in openapi-fetch. */
export interface MiddlewareContext {
    request: Request;
    /** The path of the operation in the description. */
    readonly schemaPath: string;
    /** The same for all that belongs to one request. */
    readonly id: string;
    readonly params: {
        readonly query?: Record<string, unknown>;
    };
    readonly options: {
        readonly baseUrl: string;
    };
}
type Given<Value> = Value | void | undefined | Promise<Value | void | undefined>;
/**
 * Code around each request; one that was written for openapi-fetch fits. Each attempt goes through
 * it again. What it throws reaches the app unchanged.
 */
export interface Middleware {
    /** May give another request, or the answer itself: then nothing is sent. */
    onRequest?(context: MiddlewareContext): Given<Request | Response>;
    /** May give another answer. To read the one that came, it reads a clone. */
    onResponse?(context: MiddlewareContext & {
        readonly response: Response;
    }): Given<Response>;
    /** May give an answer after all, or another error. */
    onError?(context: MiddlewareContext & {
        readonly error: unknown;
    }): Given<Response | Error>;
}
export interface Middlewares {
    /** Adds middleware: the last one is nearest to the installation. */
    use(...middleware: Middleware[]): void;
    /** Takes middleware away again. */
    eject(...middleware: Middleware[]): void;
}
/** Sends one request through middleware, and gives the answer. */
export declare function answerThrough(used: readonly Middleware[], send: (request: Request) => Promise<Response>, asked: Omit<MiddlewareContext, "id">): Promise<Response>;
export {};
