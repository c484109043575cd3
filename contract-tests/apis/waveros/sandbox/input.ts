import type { Asked } from "../../../sandbox/server.ts";
import type { Fault } from "./faults.ts";

/** The parameters of a request by name; their values are whatever the client sent. */
export type Parameters = ReadonlyMap<string, unknown>;

/** The parameters in the place where the method carries them: the query of a GET, the body of a POST. */
export function readParameters(asked: Asked, method: "GET" | "POST", fault: Fault): Parameters {
  if (method === "GET") {
    const fields = formFields(asked.url.searchParams);
    return fault === "get-spaces-not-decoded" ? encodedSpaces(fields) : fields;
  }
  const type = asked.headers["content-type"] ?? "";
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return formFields(new URLSearchParams(asked.body));
  }
  return jsonFields(asked.body);
}

/** The text of a parameter: undefined when absent or empty, null when it is no string at all. */
export function textOf(parameters: Parameters, name: string): string | undefined | null {
  const value = parameters.get(name);
  if (value === undefined || value === "") return undefined;
  return typeof value === "string" ? value : null;
}

/** `name[]=…` and `name[key]=…` are arrays to PHP: never the text of `name`. The last of a name wins. */
function formFields(query: URLSearchParams): Parameters {
  const fields = new Map<string, unknown>();
  for (const [name, value] of query) {
    const bracket = name.indexOf("[");
    if (bracket > 0) fields.set(name.slice(0, bracket), [value]);
    else fields.set(name, value);
  }
  return fields;
}

/** A body that is no JSON object carries no parameters. */
function jsonFields(body: string): Parameters {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map();
    return new Map(Object.entries(value));
  } catch {
    return new Map();
  }
}

function encodedSpaces(fields: Parameters): Parameters {
  return new Map(
    [...fields].map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll(" ", "%20") : value,
    ]),
  );
}
