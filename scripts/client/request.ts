import { UsageError } from "./errors.ts";
import type { Operation } from "./operation.ts";
import type { Settled } from "./options.ts";

/** What an API adds to a request: credentials, or another method. */
export interface Addition {
  readonly headers?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** What one request needs. */
export interface Asked extends Pick<Settled, "baseUrl" | "headers"> {
  readonly signal: AbortSignal;
  readonly added: Addition;
}

/** Where a request goes and how, as `fetch` takes it. */
export interface Outgoing {
  readonly url: string;
  readonly init: RequestInit;
  readonly query: Record<string, unknown>;
}

/** The request for an operation. `queryValue` writes a value into a query. */
export function outgoing(
  [, usual, path]: Operation,
  given: object | undefined,
  { baseUrl, headers, signal, added: { method = usual, parameters, headers: own } }: Asked,
  queryValue: (value: unknown) => string,
): Outgoing {
  const all = merged(given, parameters);
  let url = baseUrl + path;
  // A redirect that is followed could send a key to another host, or turn a POST into a GET.
  const sent = { ...headers, ...own };
  const init: RequestInit = { method, headers: sent, redirect: "manual", signal };
  if (method === "GET") {
    const query = queryText(all, queryValue);
    if (query) url += `?${query}`;
  } else {
    sent["content-type"] = "application/json";
    init.body = JSON.stringify(all);
  }
  return { url, init, query: all };
}

/** A query without its mark; what is undefined or null is left out. */
export function queryText(query: object, queryValue: (value: unknown) => string): string {
  return Object.entries<unknown>({ ...query })
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(queryValue(value))}`)
    .join("&");
}

/**
 * An app may pass on a form, and that must not choose the action. So what the client adds comes last,
 * and names that some servers read as another one, as PHP does ` action` or `action[]`, are refused.
 * @throws UsageError for such a name.
 */
function merged(given: object = {}, parameters: object = {}): Record<string, unknown> {
  const own = Object.entries(given).filter(([name, value]) => {
    if (!/^[\w-]+$/.test(name)) {
      throw new UsageError(
        "a parameter has a name with other characters than letters, digits, - and _",
      );
    }
    // `toJSON` would write the body.
    return !(name in parameters) && typeof value !== "function";
  });
  return Object.fromEntries([...own, ...Object.entries(parameters)]);
}
