import type { Variant } from "../engine/catalogue.ts";
import type { Answer, Asked } from "../sandbox/server.ts";
import { nearest } from "../target-file/nearest.ts";
import { inputOf, parametersOf } from "./request.ts";
import type { Endpoint, Served } from "./served.ts";
import { isCalled, wished, type Wish } from "./wish.ts";

/** Who answers a request, and which answers it can be. */
export type Route = Exclude<ReturnType<typeof routeOf>, Answer>;

/** The endpoint that a request is for; the mock's own answer if there is none, or not what is wished for. */
export function routeOf(served: Served, asked: Asked, wish: Wish) {
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
    /** False if no operation is meant: `endpoint` is then any of those that share the path. */
    known: named !== undefined,
    variants,
    /** The variant that is wished for. */
    forced,
    /** The request in Prism's form. */
    input: inputOf(endpoint, path, asked.headers, parameters),
    /** What is wrong with its body as a whole. */
    violations: parameters.violations,
  };
}

/** Whether a path below the base path is an endpoint's; a path parameter is one segment. */
function hasPath({ way }: Endpoint, path: string): boolean {
  const literal = way.path.replace(/[\\^$.*+?()[\]|]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);
}

/** What the mock says of a wish that cannot be met; a scenario that just this operation lacks is not such a wish. */
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
  // A whole id of another API: an app that talks to both sets one scenario for all its requests.
  const [first = "", ...rest] = unknown?.split("/") ?? [];
  const isForeign = rest.length >= 2 && first !== api && !Object.hasOwn(operations, first);
  if (unknown === undefined || isForeign) return undefined;
  const near = nearest(unknown, [...new Set(all.map(({ name }) => name))]);
  const hint = near ? `; did you mean "${near}"?` : ".";
  const detail = `No operation of ${api} has a variant "${unknown}"${hint} All of them are printed by mock --list.`;
  return problem(400, "No such scenario", detail);
}

/** The mock's own words, in a media type that no installation answers; `message` is where an app looks. */
export function problem(status: number, title: string, detail: string, headers = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ title, status, detail, message: detail }),
  };
}
