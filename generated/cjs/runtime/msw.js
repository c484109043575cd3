"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.handlersOf = handlersOf;
// Generated from scripts/client/msw.ts; do not edit.
// Written by: npm run generate
const msw_1 = require("msw");
const answer_js_1 = require("./answer.js");
/** The functions for the operations of a table, at an installation or, with `*`, at any. */
function handlersOf(operations, baseUrl) {
    const makers = Object.entries(operations).map(([name, operation]) => {
        const variants = Object.keys(operation.variants);
        const [success] = variants;
        const make = (answer = success, options = {}) => new OperationHandler(baseUrl.replace(/\/$/, ""), operation, typeof answer === "string" ? resolverOf(name, operation, answer, options) : answer, options);
        return [name, Object.assign(make, { variants })];
    });
    return {
        ...Object.fromEntries(makers),
        all: (options) => makers.map(([, make]) => make(undefined, options)),
    };
}
/** Handles one operation alone: of others at its URL it leaves each to the next handler. */
class OperationHandler extends msw_1.HttpHandler {
    #constants;
    constructor(baseUrl, { methods, path, constants }, resolver, { once = false }) {
        const url = baseUrl + path.replaceAll(/\{(\w+)\}/g, ":$1");
        super(new RegExp(`^(${methods.join("|")})$`), url, resolver, { once });
        this.#constants = constants;
    }
    // What an operation shares with others is told here and not in the resolver: by then MSW takes
    // a handler that answers once for used.
    async parse(given) {
        const parsed = await super.parse(given);
        const matches = parsed.match.matches && (await this.#isAsked(given.request));
        return { ...parsed, match: { ...parsed.match, matches } };
    }
    async #isAsked(request) {
        const constants = Object.entries(this.#constants);
        if (constants.length === 0)
            return true;
        const query = new URL(request.url).searchParams;
        const asked = request.method === "GET"
            ? Object.fromEntries(query)
            : await request
                .clone()
                .json()
                .catch(() => null);
        const parameters = Object(asked);
        return constants.every(([name, value]) => parameters[name] === value);
    }
}
function resolverOf(operation, { variants }, variant, { body, status, headers, delay: pause }) {
    if (!Object.hasOwn(variants, variant)) {
        const known = Object.keys(variants).join(", ");
        throw new RangeError(`${operation} has no variant "${variant}"; it has ${known}`);
    }
    const described = variants[variant];
    return async ({ request }) => {
        if (pause !== undefined)
            await (0, msw_1.delay)(pause);
        // A copy: a change of it changes this answer alone.
        const example = JSON.parse(JSON.stringify(described.body));
        const answered = typeof body === "function"
            ? await body(example, request)
            : (0, answer_js_1.isObject)(body)
                ? { ...example, ...body }
                : (body ?? example);
        return msw_1.HttpResponse.json(answered, {
            status: status ?? described.status,
            headers: { ...described.headers, ...headers },
        });
    };
}
