"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.methodsOf = methodsOf;
// Generated from scripts/client/methods.ts; do not edit.
// Made anew by: npm run generate
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
    const retries = (0, options_js_1.numberIn)("retries", options.retries ?? 2, 0, 100);
    const maxBytes = (0, options_js_1.numberIn)("maxBytes", options.maxBytes ?? 2 ** 24, 1, 2 ** 29);
    const usual = (0, options_js_1.settled)(options);
    let used = [];
    async function ask(key, operation, given, call) {
        const [effect, , schemaPath, variants, name = key] = operation;
        const base = call ? (0, options_js_1.settled)(options, call) : usual;
        const { timeoutMs, baseUrl } = base;
        const end = Date.now() + timeoutMs;
        return (0, deadline_js_1.within)(timeoutMs, call?.signal, async (signal) => {
            const lost = (error) => {
                throw signal.aborted ? error : new errors_js_1.ConnectionError(baseUrl, error);
            };
            const send = async (...asked) => {
                try {
                    return await (options.fetch ?? fetch)(...asked);
                }
                catch (error) {
                    return lost(error);
                }
            };
            const attempt = async (added) => {
                const { url, init, query } = (0, request_js_1.outgoing)(operation, given, added, base, queryValue);
                const asked = { ...init, signal };
                const response = await (used.length === 0
                    ? send(url, asked)
                    : (0, middleware_js_1.answerThrough)(used, send, {
                        request: new Request(url, asked),
                        schemaPath,
                        params: { query },
                        options: { baseUrl },
                    }));
                const body = (0, body_js_1.parsed)(await (0, body_js_1.textOf)(response, maxBytes).catch(lost));
                const { status, headers } = response;
                const variant = (0, answer_js_1.variantOf)(variants, status, body);
                const answer = { variant, status, headers, body, message: (0, answer_js_1.messageOf)(body) };
                // A logged answer shows no URL: it may hold a key.
                return Object.defineProperty(answer, "response", { value: response });
            };
            let mayRenew = true;
            // After the end nobody waits for what this gives.
            for (let count = 0; !signal.aborted; count++) {
                const added = add(operation, baseUrl);
                let failure;
                const answer = await attempt(added).catch((error) => {
                    if (effect !== "reads" || !(error instanceof errors_js_1.ConnectionError))
                        throw error;
                    failure = error;
                });
                const ms = answer
                    ? (0, retry_js_1.pauseAfter)(effect, answer.status, answer.headers, count)
                    : (0, retry_js_1.ownPause)(count);
                if (ms !== undefined && count < retries && Date.now() + ms < end) {
                    await (0, deadline_js_1.pause)(ms, signal);
                }
                else if (!answer) {
                    throw failure;
                }
                else if (mayRenew && (await renewed?.(answer.variant, added))) {
                    mayRenew = false;
                }
                else {
                    options.validation?.(name, answer.variant, answer.body);
                    return answer;
                }
            }
            return undefined;
        });
    }
    const methods = {
        use: (...more) => void (used = [...used, ...more]),
        eject: (...gone) => void (used = used.filter((one) => !gone.includes(one))),
    };
    for (const [key, operation] of Object.entries(operations)) {
        // What could not work is said now, and not by the first call.
        add(operation, usual.baseUrl);
        methods[key] = (given, call) => ask(key, operation, given, call);
    }
    return methods;
}
