import type { Variant } from "../engine/description/catalogue.ts";
import { statusOfNone } from "../engine/description/example.ts";
import type { Answer, Asked } from "../sandbox/server.ts";
import { nearest } from "../target-file/nearest.ts";
import { mocked, type Endpoint, type Served, type Violation } from "./served.ts";
import { refusalOf, withErrors } from "./refusal.ts";
import { inputOf, isCalled, parametersOf, wished, wishOf, type Wish } from "./request.ts";

/** No operation documents it: by it Prism finds answers without a documented status. */
const UNDOCUMENTED_STATUS = 599;

export async function answer(served: Served, asked: Asked): Promise<Answer> {
  const wish = wishOf(asked);
  const route = routeOf(served, asked, wish);
  if ("status" in route) return route;
  const { endpoint, forced, variants, known, input } = route;
  const { code } = wish;
  const { violations, ...first } = await validated(route, code === undefined ? {} : { code });
  const isRefused = violations.length > 0 || !known;
  const variant = forced ?? (isRefused ? refusalOf(violations, variants) : undefined);
  if (!variant) return written(first, violations);
  const wanted = { code: variant.status ?? UNDOCUMENTED_STATUS, exampleKey: variant.name };
  const { headers, body } = await mocked(endpoint.described, input, false, wanted);
  const status = variant.status ?? code ?? statusOfNone(endpoint.variants);
  const told = forced ? body : withErrors(endpoint, violations, body);
  return written({ status, headers, body: told }, violations);
}

export async function inspect(served: Served, asked: Asked) {
  const route = routeOf(served, asked, { scenarios: [] });
  if ("status" in route || !route.known) return { endpoint: undefined, violations: [] };
  const { violations } = await validated(route);
  return { endpoint: route.endpoint, violations };
}

async function validated(
  { endpoint, input, violations }: Exclude<ReturnType<typeof routeOf>, Answer>,
  wanted = {},
) {
  const answered = await mocked(endpoint.described, input, true, wanted);
  return { ...answered, violations: [...violations, ...answered.violations] };
}

/** A header says what is wrong with the request, under the name that Prism's own server uses. */
function written(
  { status, headers, body }: Pick<Answer, "status" | "headers"> & { readonly body: unknown },
  violations: readonly Violation[],
): Answer {
  const said = violations.map(({ message }) => message).join("; ");
  const told = said === "" ? {} : { "sl-violations": said.replace(/[^ -~]/g, "?") };
  const text = body === undefined ? "" : JSON.stringify(body);
  return { status, headers: { ...headers, ...told }, body: text };
}

function routeOf(served: Served, asked: Asked, wish: Wish) {
  const { basePath, endpoints, catalogue } = served;
  const { pathname } = asked.url;
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
  const here = endpoints.filter((endpoint) => hasPath(endpoint, path));
  if (here.length === 0) {
    const below = basePath === "" ? "" : `; everything it has is below ${basePath}/`;
    const detail = `The description of ${catalogue.api} has no path ${pathname}${below}.`;
    return problem(404, "No such path", detail);
  }
  const method = asked.method === "HEAD" ? "GET" : asked.method;
  const candidates = here.filter(({ way }) => way.method === method);
  const [first] = candidates;
  if (!first) {
    const allow = [...new Set(here.map(({ way }) => way.method))].join(", ");
    return problem(405, "No such method", `${pathname} can be called by ${allow}.`, { allow });
  }
  const parameters = parametersOf(asked);
  const named = candidates.find(({ way }) => {
    const given = way.parametersIn === "body" ? parameters.body : parameters.query;
    return Object.entries(way.constants).every(([name, value]) => given[name] === value);
  });
  const meant = named ?? candidates.find(({ variants }) => wished(wish, variants));
  const shared = first.variants.filter(({ name }) =>
    candidates.every(({ variants }) => variants.some((other) => other.name === name)),
  );
  const variants = meant?.variants ?? shared;
  const forced = wished(wish, variants);
  const who = named?.operation.name ?? "this path";
  const unknown = forced ? undefined : unknownWish(served, who, variants, wish);
  if (unknown) return unknown;
  const endpoint = meant ?? first;
  return {
    endpoint,
    /** False if no operation is meant: `endpoint` is then any that has the path. */
    known: named !== undefined,
    variants,
    forced,
    input: inputOf(endpoint, path, asked.headers, parameters),
    violations: parameters.violations,
  };
}

function hasPath({ way }: Endpoint, path: string): boolean {
  const literal = way.path.replace(/[\\^$.*+?()[\]|]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
}

/** A scenario that only this operation lacks is not an error. */
function unknownWish(
  { catalogue: { api, variants, operations } }: Served,
  who: string,
  own: readonly Variant[],
  { example, scenarios }: Wish,
): Answer | undefined {
  if (example !== undefined) {
    const has = [...new Set(own.map(({ name }) => name))].join(", ");
    return problem(404, "No such variant", `${who} has no variant "${example}"; it has ${has}.`);
  }
  const all = Object.values(variants);
  const unknown = scenarios.find((name) => !all.some((variant) => isCalled(variant, name)));
  // An id of another API: an app that talks to both sets one scenario for all its requests.
  const [first = "", ...rest] = unknown?.split("/") ?? [];
  const isForeign = rest.length >= 2 && first !== api && !Object.hasOwn(operations, first);
  if (unknown === undefined || isForeign) return undefined;
  const near = nearest(unknown, [...new Set(all.map(({ name }) => name))]);
  const hint = near ? `; did you mean "${near}"?` : ".";
  const detail = `No operation of ${api} has a variant "${unknown}"${hint} All of them are printed by mock --list.`;
  return problem(400, "No such scenario", detail);
}

/** In a media type that no installation answers; apps look in `message`. */
export function problem(status: number, title: string, detail: string, headers = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ title, status, detail, message: detail }),
  };
}
