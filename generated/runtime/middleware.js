// Generated from scripts/client/middleware.ts; do not edit.
// Written by: npm run generate
import { UsageError } from "./errors.js";
function must(given, kind) {
    if (given instanceof kind)
        return given;
    throw new UsageError(`middleware must give a ${kind.name}, or nothing`);
}
/** Sends one request through middleware, and gives the answer. */
export async function answerThrough(used, send, asked) {
    const context = { ...asked, id: Math.random().toString(36).slice(2) };
    for (const one of used) {
        const given = await one.onRequest?.(context);
        if (given instanceof Response)
            return given;
        if (given)
            context.request = must(given, Request);
    }
    const back = [...used].reverse();
    let response;
    try {
        response = await send(context.request);
    }
    catch (thrown) {
        let error = thrown;
        for (const one of back) {
            const given = await one.onError?.({ ...context, error });
            if (given instanceof Response) {
                response = given;
                break;
            }
            error = given ?? error;
        }
        if (!response)
            throw error;
    }
    for (const one of back) {
        const given = await one.onResponse?.({ ...context, response });
        if (given)
            response = must(given, Response);
    }
    return response;
}
