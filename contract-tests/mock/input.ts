import { follow, type Description } from "../../scripts/generators/description.ts";
import type { Asked } from "../sandbox/server.ts";
import type { Endpoint } from "./described.ts";
import type { Input, Violation } from "./prism.ts";
import { OWN_PARAMETERS } from "./wish.ts";

/** The parameters of a request, read as a PHP installation reads them. */
export interface Parameters {
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** What is wrong with the body as a whole. */
  readonly violations: readonly Violation[];
}

/** An empty text counts as none, in query and body alike; a body that is no JSON object holds nothing. */
export function parametersOf({ url, headers, body }: Asked): Parameters {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    if ((OWN_PARAMETERS as readonly string[]).includes(name)) continue;
    const [first = "", ...more] = url.searchParams.getAll(name).filter((value) => value !== "");
    if (first !== "") query[name] = more.length > 0 ? [first, ...more] : first;
  }
  const { fields, wrong } = fieldsOf(body, headers["content-type"]);
  const given = Object.entries(fields).filter(([, value]) => value !== "" && value !== null);
  return {
    query,
    body: Object.fromEntries(given),
    violations: wrong === undefined ? [] : [{ path: ["body"], code: 415, message: wrong }],
  };
}

function fieldsOf(body: string, type = "application/json"): { fields: object; wrong?: string } {
  if (body === "") return { fields: {} };
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    return {
      fields: {},
      wrong: `Request body is ${type}, not application/json, so nothing is read from it`,
    };
  }
  try {
    const json = JSON.parse(body) as unknown;
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return { fields: json };
    return { fields: {}, wrong: "Request body is no JSON object, so nothing is read from it" };
  } catch {
    return { fields: {}, wrong: "Request body is no JSON, so nothing is read from it" };
  }
}

/** A request in Prism's form, as one for this endpoint. */
export function inputOf(
  document: Description,
  { way, described }: Endpoint,
  path: string,
  headers: Asked["headers"],
  { query, body }: Parameters,
): Input {
  const inBody = way.parametersIn === "body";
  const sent: Record<string, string> = {};
  for (const name of ["accept", "authorization"] as const) {
    const value = headers[name];
    if (value !== undefined) sent[name] = value;
  }
  if (inBody) sent["content-type"] = "application/json";
  const words = { ...query };
  for (const reference of described.parameters ?? []) {
    const { name, schema } = follow(document, reference);
    // In a query, 1 and 0 are how Laravel takes a boolean; Prism knows the words only.
    if (follow(document, schema)["type"] !== "boolean") continue;
    if (words[name] === "1") words[name] = "true";
    else if (words[name] === "0") words[name] = "false";
  }
  return { path, query: words, headers: sent, body: inBody ? body : undefined };
}
