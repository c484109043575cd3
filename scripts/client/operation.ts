import type { ClientOptions as FetchOptions } from "openapi-fetch";
import type { Variants } from "./answer.ts";
import type { Effect } from "./retry.ts";

/** An operation as the client needs it; the generated table of an API holds one for each method. */
export type Operation = readonly [
  effect: Effect,
  method: string,
  path: string,
  variants: Variants,
  /** Its name in the catalogue, where that is not the name of the method. */
  name?: string,
];

/** Is shown every answer with the operation's name in the catalogue, `undocumented` ones too. */
export type Validation = (operation: string, variant: string, body: unknown) => void;

export interface Installation {
  /** Where the installation answers. A slash at its end makes no difference. */
  readonly baseUrl: string;
  /** Sent with every request, besides `Accept: application/json`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ClientOptions extends Installation {
  /** How long to wait for one whole answer, in milliseconds; default: as long as the platform's `fetch` does. */
  readonly timeoutMs?: number;
  /** How often a request is sent again that is safe to repeat; default: 2. What creates never is. */
  readonly retries?: number;
  /** Holds described answers against their schemas: `throwInvalid` or `reportInvalid`; default: off. */
  readonly validation?: Validation | undefined;
  /** What sends a request, instead of the global `fetch`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface CallOptions {
  /** Gives the call up, which then rejects with the signal's reason. The client's own time limit stays. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Options for openapi-fetch. JSON is always asked for. A redirect is an answer like any other: followed,
 * it would carry a key to where nobody meant to send it, or turn a POST into a GET.
 */
export function plainOptions({ baseUrl, headers }: Installation): FetchOptions {
  return { baseUrl, headers: { ...headers, Accept: "application/json" }, redirect: "manual" };
}
