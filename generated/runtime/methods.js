// Generated from scripts/client/methods.ts; do not edit.
// Written by: npm run generate
import { messageOf, variantOf } from "./answer.js";
import { parsed, textOf } from "./body.js";
import { pause, within } from "./deadline.js";
import { ConnectionError, UsageError } from "./errors.js";
import { answerThrough } from "./middleware.js";
import { numberIn, settled } from "./options.js";
import { outgoing } from "./request.js";
import { ownPause, pauseAfter } from "./retry.js";
/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 * @throws UsageError for an option that could not work.
 */
export function methodsOf(operations, options, { add = () => ({}), renewed, queryValue = String } = {}) {
    const maxBytes = numberIn("maxBytes", options.maxBytes ?? 2 ** 24, 1, 2 ** 29);
    const usual = settled(options);
    let used = [];
    /** One request, and its answer. */
    async function ask(operation, given, call) {
        const { url, init, query } = outgoing(operation, given, call, queryValue);
        const send = async (request, init) => {
            const fetch = options.fetch ?? globalThis.fetch;
            if (!fetch)
                throw new UsageError("this platform has no fetch: give one as an option");
            try {
                // The app's own fetch may ignore it, and middleware may have taken long.
                if (call.signal.aborted)
                    throw call.signal.reason;
                return await fetch(request, init);
            }
            catch (error) {
                throw new ConnectionError("nothing answered", error);
            }
        };
        const [, , schemaPath, variants] = operation;
        const response = await (used.length === 0
            ? send(url, init)
            : answerThrough(used, 
            // A request that middleware has made has neither.
            (request) => send(request, { redirect: init.redirect, signal: call.signal }), {
                request: requestOf(url, init),
                schemaPath,
                params: { query },
                options: { baseUrl: call.baseUrl },
            }));
        const text = await textOf(response, maxBytes).catch((error) => {
            throw error instanceof UsageError
                ? error
                : new ConnectionError("the answer broke off", error);
        });
        const body = parsed(text);
        const { status, headers } = response;
        const variant = variantOf(variants, status, body);
        const answer = { variant, status, headers, body, message: messageOf(body) };
        // A logged answer shows no URL: it may hold a key.
        return Object.defineProperty(answer, "response", { value: response });
    }
    /** A call: as many requests as it takes. */
    async function call(operation, key, given, own) {
        const [effect, , , , name = key] = operation;
        const { timeoutMs, retries, baseUrl, headers } = own ? settled(options, own) : usual;
        const end = Date.now() + timeoutMs;
        return within(timeoutMs, own?.signal, async (signal) => {
            // Another address has other tokens.
            let mayRenew = baseUrl === usual.baseUrl;
            // After the end nobody waits for its result.
            for (let count = 0; !signal.aborted; count++) {
                const added = add(operation, baseUrl);
                let answer;
                let failure;
                try {
                    answer = await ask(operation, given, { baseUrl, headers, signal, added });
                }
                catch (error) {
                    if (effect !== "reads" || !(error instanceof ConnectionError))
                        throw error;
                    failure = error;
                }
                const ms = answer
                    ? pauseAfter(effect, answer.status, answer.headers, count)
                    : ownPause(count);
                if (ms !== undefined && count < retries && Date.now() + ms < end) {
                    await pause(ms, signal);
                    continue;
                }
                if (!answer)
                    throw failure;
                const renewal = mayRenew && renewed?.(answer.status, added);
                if (renewal && (await renewal)) {
                    mayRenew = false;
                    continue;
                }
                options.validation?.(name, answer.variant, answer.body);
                return answer;
            }
            return undefined;
        });
    }
    const methods = {
        use: (...more) => void (used = [...used, ...more]),
        eject: (...gone) => void (used = used.filter((one) => !gone.includes(one))),
    };
    for (const [key, operation] of Object.entries(operations)) {
        // What could not work is refused now, and not by the first call.
        add(operation, usual.baseUrl);
        methods[key] = (given, own) => call(operation, key, given, own);
    }
    return methods;
}
/** @throws UsageError for a path alone where there is no page. The platform's own error would quote the URL. */
function requestOf(url, init) {
    try {
        return new Request(url, init);
    }
    catch {
        throw new UsageError("baseUrl must be a whole URL: this platform has no page that a path could be on");
    }
}
