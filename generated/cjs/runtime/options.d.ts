// Generated from scripts/client/options.ts; do not edit.
// Written by: npm run generate
import type { CallOptions, ClientOptions } from "./operation.js";
/** How long a call may take in all by default, in milliseconds. */
export declare const DEFAULT_TIMEOUT_MS = 30000;
/** The options that a call uses. */
export interface Settled {
    /** Without a slash at its end. */
    readonly baseUrl: string;
    /** With names in small letters: `fetch` would send both of two that differ in that alone. */
    readonly headers: Record<string, string>;
    readonly timeoutMs: number;
    readonly retries: number;
}
/**
 * The options of a client with those of a call.
 * @throws UsageError for one that could not work.
 */
export declare function settled(options: ClientOptions, call?: CallOptions): Settled;
/** @throws UsageError unless it is a time that a timer can keep. */
export declare function milliseconds(name: string, value?: number): number;
/** @throws UsageError unless the value is a number from `least` to `most`. */
export declare function numberIn(name: string, value: number, least: number, most: number): number;
/** @throws UsageError for anything but a signal, such as the controller that has it. */
export declare function checkedSignal(signal: AbortSignal | undefined): void;
/** @throws UsageError for a value that no header can carry; the platform's own error would quote it. */
export declare function headerValue(name: string, value: string): string;
