// Generated from scripts/client/msw.ts; do not edit.
// Written by: npm run generate
import { HttpHandler, type DelayMode } from "msw";
import { type Answer } from "./answer.js";
/** One documented answer: its status, its headers and its example. */
interface Described {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: unknown;
}
/** What handlers know of an operation; the generated table of an API holds one for each. */
export interface DescribedOperation {
    readonly methods: readonly string[];
    readonly path: string;
    /** Parameters of one value, which tell the operation from others at its URL. */
    readonly constants: Readonly<Record<string, string>>;
    /** The success is the first. */
    readonly variants: Readonly<Record<string, Described>>;
}
/** An answer as a method of the client gives it. */
type Arm = Pick<Answer<string, number, unknown>, "variant" | "status" | "body">;
/** How an answer differs from its example. */
export interface AnswerOptions<One extends Arm = Arm> {
    /** Fields to put in the place of the example's, or what makes a body of the example. */
    readonly body?: Partial<One["body"]> | ((example: One["body"], request: Request) => One["body"] | Promise<One["body"]>);
    /** For a variant that has no status of its own. */
    readonly status?: One["status"];
    readonly headers?: Readonly<Record<string, string>>;
    /** Milliseconds, or a mode of MSW's `delay`: `infinite` never answers. */
    readonly delay?: number | DelayMode;
    /** Answers the first such request alone; the next handler answers the others. */
    readonly once?: boolean;
}
/** Every documented answer of a method of the client. */
type ArmsOf<Method> = Method extends (...given: never[]) => Promise<infer Result extends Arm> ? Exclude<Result, {
    readonly variant: "undocumented";
}> : never;
/** A resolver as MSW's `http.get` takes it. */
export type Resolver = ConstructorParameters<typeof HttpHandler>[2];
/**
 * Makes a handler of one operation: it answers with a variant, by its name (default: the success), or
 * by a resolver of your own, such as `() => HttpResponse.error()`, for which only `once` counts.
 */
export interface HandlerOf<Arms extends Arm> {
    <Variant extends Arms["variant"]>(answer?: Variant | Resolver, options?: AnswerOptions<Extract<Arms, {
        readonly variant: Variant;
    }>>): HttpHandler;
    /** The names of all variants, for a test of each. */
    readonly variants: readonly Arms["variant"][];
}
/** A function for each operation of `Methods` that makes a handler of it. */
export type Handlers<Methods> = {
    readonly [Name in keyof Methods]: HandlerOf<ArmsOf<Methods[Name]>>;
} & {
    /** Handlers of all operations, each answering with its success. */
    all(options?: Pick<AnswerOptions, "headers" | "delay">): HttpHandler[];
};
/** The functions for the operations of a table, at an installation or, with `*`, at any. */
export declare function handlersOf<Methods>(operations: Readonly<Record<string, DescribedOperation>>, baseUrl: string): Handlers<Methods>;
export {};
