// Generated from scripts/client/body.ts; do not edit.
// Written by: npm run generate
import { UsageError } from "./errors.js";
/** The text of an answer; undefined, and the rest unread, as soon as it has more than `most` bytes. */
export async function textOf(response, most) {
    if (response.bodyUsed) {
        throw new UsageError("middleware has read an answer: it must read response.clone()");
    }
    const reader = response.body?.getReader?.();
    if (!reader) {
        // React Native gives no stream, and no size before all of it is there.
        const text = await response.text();
        return text.length > most ? undefined : text;
    }
    const parts = [];
    for (let bytes = 0;;) {
        const { done, value } = await reader.read();
        if (done)
            return decoded(parts, bytes);
        bytes += value.length;
        if (bytes > most) {
            // Its promise may wait for the server, or reject.
            reader.cancel().catch(() => { });
            return undefined;
        }
        parts.push(value);
    }
}
/** One for all answers: making it takes longer than reading most of them. */
let decoder;
function decoded(parts, bytes) {
    let all = parts[0];
    if (parts.length > 1) {
        all = new Uint8Array(bytes);
        let start = 0;
        for (const part of parts) {
            all.set(part, start);
            start += part.length;
        }
    }
    return (decoder ??= new TextDecoder()).decode(all);
}
/** The JSON that a text is, or the text; undefined where there is none. */
export function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text || undefined;
    }
}
