// Generated from scripts/client/body.ts; do not edit.
// Written by: npm run generate
/** The text of an answer; undefined, and the rest unread, as soon as it has more than `most` bytes. */
export declare function textOf(response: Response, most: number): Promise<string | undefined>;
/** The JSON that a text is, or the text; undefined where there is none. */
export declare function parsed(text: string | undefined): unknown;
