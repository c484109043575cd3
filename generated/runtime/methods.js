// Generated from scripts/client/methods.ts; do not edit.
// Made anew by: npm run generate
import createClient, {} from "openapi-fetch";
import { messageOf, variantOf } from "./answer.js";
import { plainOptions } from "./operation.js";
import { askedPause, FIRST_PAUSE_S, pause } from "./retry.js";
/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 */
export function methodsOf(operations, options, add, fetchOptions) {
    const { retries = 2, timeoutMs, validation, fetch: send = fetch } = options;
    const plain = createClient({
        ...fetchOptions,
        ...plainOptions(options),
        // openapi-fetch makes a `Request`, and `fetch` another of it, where none is needed.
        Request: function (...unsent) {
            return unsent;
        },
        fetch: (unsent) => send(...unsent),
    });
    const methods = {};
    for (const [key, operation] of Object.entries(operations)) {
        const [effect, usual, path, variants, name = key] = operation;
        methods[key] = async (given, { signal } = {}) => {
            const { headers: own, method = usual, parameters } = add(operation);
            const all = { ...parameters, ...given };
            for (let attempt = 0;; attempt++) {
                // A signal costs a tenth of a call to a server nearby, so there is none unless it is asked for.
                const limit = timeoutMs && AbortSignal.timeout(timeoutMs);
                let seconds;
                try {
                    const { data, error, response: { status, headers }, } = await plain.request(method, path, {
                        ...(method === "GET" ? { params: { query: all } } : { body: all }),
                        headers: own,
                        signal: signal && limit ? AbortSignal.any([signal, limit]) : (signal ?? limit),
                        parseAs: "text",
                    });
                    seconds = askedPause(effect, status, headers);
                    if (!seconds || attempt >= retries) {
                        const body = error ?? parsed(data);
                        const properties = Object(body);
                        const variant = variantOf(variants, status, properties);
                        validation?.(name, variant, body);
                        return { variant, status, headers, body, message: messageOf(properties) };
                    }
                }
                catch (error) {
                    // `fetch` rejects with a TypeError when nothing answered; all else is an abort or a timeout.
                    if (!(error instanceof TypeError) || effect !== "reads" || attempt >= retries)
                        throw error;
                    seconds = FIRST_PAUSE_S * 2 ** attempt;
                }
                await pause(seconds * 1000, signal);
            }
        };
    }
    return methods;
}
/** The JSON that a text is, or the text. */
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}
