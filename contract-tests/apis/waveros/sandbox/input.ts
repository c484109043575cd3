import type { Asked } from "../../../sandbox/server.ts";
import type { Has } from "./liberties.ts";

/** The parameters of a request by name; their values are whatever the client sent. */
export type Parameters = ReadonlyMap<string, unknown>;

export type Method = "GET" | "POST";

/** The parameters in the place where the method carries them: the query of a GET, the body of a POST. */
export function readParameters(
  { url, headers, body }: Asked,
  method: Method,
  has: Has,
): Parameters {
  if (method === "GET") return formFields(url.searchParams, has("get-spaces-not-decoded"));
  return /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "")
    ? formFields(new URLSearchParams(body))
    : jsonFields(body);
}

/** The text of a parameter: undefined when absent or empty, null when it is not a text at all. */
export function textOf(parameters: Parameters, name: string, has: Has): string | undefined | null {
  const value = parameters.get(name);
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  return Array.isArray(value) && has("lists-taken") ? value.join(",") : null;
}

/** `name[]=…` and `name[key]=…` are arrays to PHP: never the text of `name`. The last of a name wins. */
function formFields(query: URLSearchParams, spacesStay = false): Parameters {
  const fields = new Map<string, unknown>();
  for (const [name, sent] of query) {
    const value = spacesStay ? sent.replaceAll(" ", "%20") : sent;
    const bracket = name.indexOf("[");
    if (bracket > 0) fields.set(name.slice(0, bracket), [value]);
    else fields.set(name, value);
  }
  return fields;
}

/** A body that is not a JSON object carries no parameters. */
function jsonFields(body: string): Parameters {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map();
    return new Map(Object.entries(value));
  } catch {
    return new Map();
  }
}
