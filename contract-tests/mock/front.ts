import type { Variant } from "../engine/catalogue.ts";
import type { Answer, Asked } from "../sandbox/server.ts";
import type { Described, Endpoint } from "./described.ts";
import { inputOf, parametersOf, type Parameters } from "./input.ts";
import { createPrism, type Mocked, type Prism, type Violation, type Wanted } from "./prism.ts";
import { answerWith, nowhere, unknownWish } from "./problems.ts";
import { refusalOf, withErrors } from "./validation.ts";
import { wished, wishOf, type Wish } from "./wish.ts";

/** Stands before Prism: finds the operation that is meant, and the variant that is wished for or due. */
export interface Front {
  readonly described: Described;
  answer(asked: Asked): Promise<Answer>;
  /** The operation that a request calls, and what is wrong with the request. Nothing is answered. */
  inspect(asked: Asked): Promise<{ endpoint?: Endpoint; violations: readonly Violation[] }>;
}

/** The way to an answer: who answers it, and which answers it can be. */
export interface Route {
  readonly endpoint: Endpoint;
  /** False if no operation is meant: `endpoint` only stands in for those that share the path. */
  readonly known: boolean;
  readonly variants: readonly Variant[];
  readonly path: string;
  readonly parameters: Parameters;
}

/** A status that no operation documents: by it Prism finds the answers that have no status of their own. */
const UNDOCUMENTED_STATUS = 599;

export async function createFront(described: Described): Promise<Front> {
  const prism = await createPrism(described);
  return {
    described,
    async answer(asked) {
      const wish = wishOf(asked);
      const route = routeOf(described, asked, wish);
      if ("status" in route) return route;
      const forced = wished(wish, route.variants);
      const refused = forced ? undefined : unknownWish(described, route, wish);
      if (refused) return refused;
      return answerOf(described, prism, asked, route, wish, forced);
    },
    async inspect(asked) {
      const route = routeOf(described, asked, { scenarios: [] });
      if ("status" in route || !route.known) return { violations: [] };
      const { violations } = await tried(described, prism, asked, route, {});
      return { endpoint: route.endpoint, violations };
    },
  };
}

function routeOf(described: Described, asked: Asked, wish: Partial<Wish>): Route | Answer {
  const { basePath, endpoints } = described;
  const { pathname } = asked.url;
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
  const here = endpoints.filter((endpoint) => endpoint.matches(path));
  const method = asked.method === "HEAD" ? "GET" : asked.method;
  const candidates = here.filter(({ way }) => way.method === method);
  const [first] = candidates;
  if (!first) return nowhere(described, pathname, here);
  const parameters = parametersOf(asked);
  const named = candidates.find(({ way }) => {
    const given = way.parametersIn === "body" ? parameters.body : parameters.query;
    return Object.entries(way.constants).every(([name, value]) => given[name] === value);
  });
  const endpoint =
    named ?? candidates.find(({ variants }) => wished({ scenarios: [], ...wish }, variants));
  const shared = first.variants.filter(({ name }) =>
    candidates.every(({ variants }) => variants.some((other) => other.name === name)),
  );
  return {
    endpoint: endpoint ?? first,
    known: named !== undefined,
    variants: endpoint?.variants ?? shared,
    path,
    parameters,
  };
}

async function tried(
  { document }: Described,
  prism: Prism,
  { headers }: Asked,
  { endpoint, path, parameters }: Route,
  wanted: Wanted,
): Promise<Mocked> {
  const input = inputOf(document, endpoint, path, headers, parameters);
  const mocked = await prism(endpoint, input, wanted);
  return { ...mocked, violations: [...parameters.violations, ...mocked.violations] };
}

async function answerOf(
  described: Described,
  prism: Prism,
  asked: Asked,
  route: Route,
  wish: Wish,
  forced: Variant | undefined,
): Promise<Answer> {
  const first = await tried(described, prism, asked, route, { code: wish.code });
  const { violations } = first;
  const variant =
    forced ??
    (violations.length > 0 || !route.known
      ? refusalOf(described, route.endpoint, violations, route.variants)
      : undefined);
  if (!variant) return answerWith(first.status, first.body, first.headers, violations);
  const { headers, body } = await tried(described, prism, asked, route, {
    validate: false,
    code: variant.status ?? UNDOCUMENTED_STATUS,
    example: variant.name,
  });
  const status = variant.status ?? wish.code ?? statusOfNone(route.endpoint);
  const told = forced ? body : withErrors(described, route.endpoint, violations, body);
  return answerWith(status, told, headers, violations);
}

/**
 * The status of an answer for which the page gives none. Where the page gives none for any error,
 * it is 200: the one that finds out an app that goes by the status.
 */
function statusOfNone({ variants }: Endpoint): number {
  return variants.some(({ status }) => status !== null && status >= 400) ? 500 : 200;
}
