import type { IHttpRequest } from "@stoplight/prism-http";
import type { Variant } from "../engine/description/catalogue.ts";
import { isObject, jsonIn, type Asked } from "../sandbox/server.ts";
import type { Endpoint, Violation } from "./served.ts";

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
  asked: Asked["headers"],
  parameters: ReturnType<typeof parametersOf>,
): IHttpRequest {
  const scheme = described.security?.[0]?.[0];
  const isKey = scheme?.type === "apiKey" && scheme.in === "header";
  const own = ["accept", "authorization", ...(isKey ? [scheme.name.toLowerCase()] : [])];
  const passed = own.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]]));
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
      ...(Object.fromEntries(passed) as Record<string, string>),
    },
    body,
  };
}

/** What a request asks of the mock itself. */
const OWN_PARAMETERS: readonly string[] = ["__scenario", "__example", "__code"];

export interface Wish {
  readonly example?: string | undefined;
  /** The documented status, or the one that the mock sends a variant with. */
  readonly code?: number | undefined;
  /** Variants to answer with wherever an operation has them: an app sets them once, for all its requests. */
  readonly scenarios: readonly string[];
}

export function wishOf({ headers, url }: Pick<Asked, "headers" | "url">): Wish {
  const preferred = (name: string) => {
    // A preference of RFC 7240, quoted or not.
    const written = new RegExp(`(?:^|[,;\\s])${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,;]+))`, "i");
    const [, quoted, plain] = written.exec(String(headers["prefer"] ?? "")) ?? [];
    return quoted ?? plain ?? url.searchParams.get(`__${name}`);
  };
  const code = Number(preferred("code") ?? NaN);
  const scenarios = String(headers["x-scenario"] ?? url.searchParams.get("__scenario") ?? "");
  return {
    example: preferred("example") || undefined,
    code: code >= 100 && code <= 599 ? code : undefined,
    scenarios: scenarios.split(",").flatMap((text) => text.trim() || []),
  };
}

/** `service-expired`, with its operation, or the whole id. */
export function isCalled({ id, operation, name }: Variant, called: string): boolean {
  return [id, id.slice(id.indexOf("/") + 1), `${operation}/${name}`, name].includes(called);
}

/** Of those that can come; by its status where two have the same name. */
export function wished(
  { example, scenarios, code }: Wish,
  variants: readonly Variant[],
): Variant | undefined {
  for (const name of example === undefined ? scenarios : [example]) {
    const called = variants.filter((variant) => isCalled(variant, name));
    const first = called.find(({ status }) => status === code) ?? called[0];
    if (first) return first;
  }
  return undefined;
}
