import { globMatcher } from "../../engine/work.ts";
import type { Tool } from "./outsiders.ts";

/** What a tool wrongly takes for a documented answer, and why it can't do otherwise. */
export interface Blindness {
  readonly tool: Tool;
  /** Glob of ids of faults on the wire. */
  readonly faults: string;
  /** The one document of which it is so; any by default. */
  readonly document?: string;
  readonly why: string;
}

const FOLDED = "waveros/openapi.json";
const AROUND = "a schema says nothing of what is around a body";
const DECODED = "what is recorded is text, whatever the bytes were";
const ANY_ACTION = "another action answers so, and its address is the same";
const NO_JSON = "it does not look at answers of a media type that is not documented";

/**
 * Of Ajv: what no schema of the status shows. Of the others: what they miss although a schema shows it.
 * The tests hold it against what the tools do: nothing else may be missed, and each entry be needed.
 */
export const CANNOT_SEE: readonly Blindness[] = [
  { tool: "ajv", faults: "**/variant/*", why: "another documented answer of the operation" },
  { tool: "ajv", faults: "**/*:of-*", why: "the message of another answer with that status" },
  { tool: "ajv", faults: "**/status/*", why: "a body that the other status may have, too" },
  {
    tool: "ajv",
    faults: "**/body/framework-error",
    why: "the answer of a broken panel, which is documented for any other status",
  },
  { tool: "ajv", faults: "**/media-type/*", why: AROUND },
  { tool: "ajv", faults: "**/encoding/gzip-said", why: AROUND },
  { tool: "ajv", faults: "**/encoding/length-*", why: AROUND },
  { tool: "ajv", faults: "**/encoding/latin1", why: DECODED },
  { tool: "ajv", faults: "**/encoding/cut-character", why: DECODED },
  { tool: "ajv", faults: "**/body/key-twice", why: "a JSON parser keeps the last of equal keys" },
  {
    tool: "ajv",
    faults: "vpnscript/listServers/200/server-page/*/current_page*",
    why: "without `current_page` it is the whole list, as far as a schema goes",
  },
  ...["id:*", "*_limit:*"].map((field) => ({
    tool: "ajv" as const,
    document: "waveros/openapi.by-action.json",
    faults: `waveros/create_voucher/user-added/renamed/user/${field}`,
    why: "a field that may be missing, beside one that is not documented",
  })),
  { tool: "ajv", document: FOLDED, faults: "waveros/get_*/**", why: ANY_ACTION },
  {
    tool: "ajv",
    document: FOLDED,
    faults: "waveros/create_voucher/user-added/**",
    why: ANY_ACTION,
  },
  { tool: "drift", faults: "**/body/html-page", why: NO_JSON },
  { tool: "drift", faults: "**/body/login-redirect", why: NO_JSON },
  { tool: "drift", faults: "**/body/proxy-error", why: NO_JSON },
  { tool: "drift", faults: "**/body/php-fatal", why: NO_JSON },
  { tool: "drift", faults: "**/body/empty", why: "it does not look at an answer without a body" },
];

/** The entry that lets a tool take a fault for a documented answer. */
export function excuse(tool: Tool, document: string, fault: string): Blindness | undefined {
  return CANNOT_SEE.find(
    (one) =>
      one.tool === tool &&
      (one.document ?? document) === document &&
      globMatcher(one.faults)(fault),
  );
}

/** What tools have against requests that are right, by why they are sent so. */
export const OF_REQUESTS: Readonly<
  Record<string, { readonly shown: string; readonly said: RegExp }>
> = {
  "for a boolean in a query Laravel takes 1 and 0, and OpenAPI has the words": {
    shown: "`cert_only=1` of `getOpenvpnProfile`",
    said: /^getOpenvpnProfile by GET: request: .*cert_only/,
  },
};

/** Why what a tool has against a request is nothing; undefined if it is something. */
export function reasonOf(text: string): string | undefined {
  return Object.keys(OF_REQUESTS).find((why) => OF_REQUESTS[why]!.said.test(text));
}
