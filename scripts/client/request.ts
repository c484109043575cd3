import type { Operation } from "./operation.ts";

/** What an API adds to a request: credentials, or another method. */
export interface Addition {
  readonly headers?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** Where a request goes and how, as `fetch` takes it. */
export interface Outgoing {
  readonly url: string;
  readonly init: RequestInit;
  readonly query: Record<string, unknown>;
}

/** The request for an operation. `headers` have names in small letters, and `queryValue` writes a value into a query. */
export function outgoing(
  [, usual, path]: Operation,
  given: object | undefined,
  { method = usual, parameters, headers }: Addition,
  base: { readonly baseUrl: string; readonly headers: object },
  queryValue: (value: unknown) => string,
): Outgoing {
  // What the client adds comes last: an app may hand on a form, and that must not choose the action.
  const all: Record<string, unknown> = { ...given, ...parameters };
  const hasBody = method !== "GET";
  const pairs = Object.entries(hasBody ? {} : all).filter(([, value]) => value != null);
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(queryValue(value))}`);
  return {
    url:
      base.baseUrl.replace(/\/$/, "") +
      [path, ...(query.length ? [query.join("&")] : [])].join("?"),
    query: all,
    init: {
      method,
      headers: {
        ...(hasBody && { "content-type": "application/json" }),
        ...base.headers,
        accept: "application/json",
        ...headers,
      },
      ...(hasBody && { body: JSON.stringify(all) }),
      // Followed, a redirect would carry a key to where nobody meant to send it, or turn a POST into a GET.
      redirect: "manual",
    },
  };
}
