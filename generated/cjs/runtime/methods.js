"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.methodsOf = methodsOf;
// Generated from scripts/client/methods.ts; do not edit.
// Written by: npm run generate
const answer_js_1 = require("./answer.js");
const body_js_1 = require("./body.js");
const deadline_js_1 = require("./deadline.js");
const errors_js_1 = require("./errors.js");
const middleware_js_1 = require("./middleware.js");
const options_js_1 = require("./options.js");
const request_js_1 = require("./request.js");
const retry_js_1 = require("./retry.js");
/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 * @throws UsageError for an option that could not work.
 */
function methodsOf(operations, options, { add = () => ({}), renewed, queryValue = String } = {}) {
    const maxBytes = (0, options_js_1.numberIn)("maxBytes", options.maxBytes ?? 2 ** 24, 1, 2 ** 29);
    const usual = (0, options_js_1.settled)(options);
    let used = [];
    /** One request, and its answer. */
    async function ask(operation, given, call) {
        const { url, init, query } = (0, request_js_1.outgoing)(operation, given, call, queryValue);
        const send = async (request, init) => {
            const fetch = options.fetch ?? globalThis.fetch;
            if (!fetch)
                throw new errors_js_1.UsageError("this platform has no fetch: give one as an option");
            try {
                // The app's own fetch may ignore it, and middleware may have taken long.
                if (call.signal.aborted)
                    throw call.signal.reason;
                return await fetch(request, init);
            }
            catch (error) {
                throw new errors_js_1.ConnectionError("nothing answered", error);
            }
        };
        const [, , schemaPath, variants] = operation;
        const response = await (used.length === 0
            ? send(url, init)
            : (0, middleware_js_1.answerThrough)(used, 
            // A request that middleware has made has neither.
            (request) => send(request, { redirect: init.redirect, signal: call.signal }), {
                request: requestOf(url, init),
                schemaPath,
                params: { query },
                options: { baseUrl: call.baseUrl },
            }));
        const text = await (0, body_js_1.textOf)(response, maxBytes).catch((error) => {
            throw error instanceof errors_js_1.UsageError
                ? error
                : new errors_js_1.ConnectionError("the answer broke off", error);
        });
        const body = (0, body_js_1.parsed)(text);
        const { status, headers } = response;
        const variant = (0, answer_js_1.variantOf)(variants, status, body);
        const answer = { variant, status, headers, body, message: (0, answer_js_1.messageOf)(body) };
        // A logged answer shows no URL: it may hold a key.
        return Object.defineProperty(answer, "response", { value: response });
    }
    /** A call: as many requests as it takes. */
    async function call(operation, key, given, own) {
        const [effect, , , , name = key] = operation;
        const { timeoutMs, retries, baseUrl, headers } = own ? (0, options_js_1.settled)(options, own) : usual;
        const end = Date.now() + timeoutMs;
        return (0, deadline_js_1.within)(timeoutMs, own?.signal, async (signal) => {
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
                    if (effect !== "reads" || !(error instanceof errors_js_1.ConnectionError))
                        throw error;
                    failure = error;
                }
                const ms = answer
                    ? (0, retry_js_1.pauseAfter)(effect, answer.status, answer.headers, count)
                    : (0, retry_js_1.ownPause)(count);
                if (ms !== undefined && count < retries && Date.now() + ms < end) {
                    await (0, deadline_js_1.pause)(ms, signal);
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
        throw new errors_js_1.UsageError("baseUrl must be a whole URL: this platform has no page that a path could be on");
    }
}
