import type { IHttpRequest } from "@stoplight/prism-http";
import { isObject, jsonIn, type Asked } from "../sandbox/server.ts";
import type { Violation } from "./prism.ts";
import type { Endpoint } from "./served.ts";
import { OWN_PARAMETERS } from "./wish.ts";

/** As PHP reads them: an empty text counts as none, and a body that is not a JSON object holds nothing. */
export function parametersOf({ url, headers, body }: Asked) {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    if (OWN_PARAMETERS.includes(name)) continue;
    const [first, ...more] = url.searchParams.getAll(name).filter((value) => value !== "");
    if (first !== undefined) query[name] = more.length > 0 ? [first, ...more] : first;
  }
  const fields = fieldsOf(body, headers["content-type"]);
  if (typeof fields === "string") {
    const message = `Request body is ${fields}, so nothing is read from it`;
    const violation: Violation = { field: "", code: 415, message };
    return { query, body: {} as Record<string, unknown>, violations: [violation] };
  }
  const given = Object.entries(fields).filter(([, value]) => value !== "" && value !== null);
  return { query, body: Object.fromEntries(given), violations: [] };
}

function fieldsOf(body: string, type = "application/json"): object | string {
  if (body === "") return {};
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) return `${type}, not application/json`;
  const json = jsonIn(body);
  if (json === undefined) return "no JSON";
  return isObject(json) ? json : "not a JSON object";
}

export function inputOf(
  { way, described }: Endpoint,
  path: string,
  { accept, authorization }: Asked["headers"],
  parameters: ReturnType<typeof parametersOf>,
): IHttpRequest {
  const query = { ...parameters.query };
  for (const { name, schema } of described.request?.query ?? []) {
    // Laravel takes 1 and 0 in a query for booleans; Prism only the words.
    if (schema?.type !== "boolean") continue;
    if (query[name] === "1") query[name] = "true";
    else if (query[name] === "0") query[name] = "false";
  }
  const body = way.parametersIn === "body" ? parameters.body : undefined;
  return {
    method: described.method as IHttpRequest["method"],
    // Prism tells operations of one path apart by what follows the #.
    url: { path: path + described.path.slice(way.path.length), query },
    headers: {
      ...(body ? { "content-type": "application/json" } : {}),
      ...(accept === undefined ? {} : { accept }),
      ...(authorization === undefined ? {} : { authorization }),
    },
    body,
  };
}
