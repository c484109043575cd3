import type { Answer, Asked } from "../sandbox/server.ts";
import { answerWith } from "./answers.ts";
import type { Served, Endpoint } from "./served.ts";
import { mocked } from "./prism.ts";
import { refusalOf, withErrors } from "./refusal.ts";
import { inputOf } from "./request.ts";
import { routeOf, type Route } from "./route.ts";
import { wishOf } from "./wish.ts";

/** A status that no operation documents: by it Prism finds the answers that have no status of their own. */
const UNDOCUMENTED_STATUS = 599;

/** The answer of a description to a request: the variant that is wished for, or else the one that is due. */
export async function answer(served: Served, asked: Asked): Promise<Answer> {
  const wish = wishOf(asked);
  const route = routeOf(served, asked, wish);
  if ("status" in route) return route;
  const { endpoint, forced, variants, known } = route;
  const first = await tried(route, asked, true, wish.code);
  const { violations } = first;
  const isRefused = violations.length > 0 || !known;
  const due = isRefused ? refusalOf(endpoint, violations, variants) : undefined;
  const variant = forced ?? due;
  if (!variant) return answerWith(first.status, first.body, first.headers, violations);
  const code = variant.status ?? UNDOCUMENTED_STATUS;
  const { headers, body } = await tried(route, asked, false, code, variant.name);
  const status = variant.status ?? wish.code ?? statusOfNone(endpoint);
  const told = forced ? body : withErrors(endpoint, violations, body);
  return answerWith(status, told, headers, violations);
}

/** The endpoint that a request is for, if it is known, and what is wrong with the request. */
export async function inspect(served: Served, asked: Asked) {
  const route = routeOf(served, asked, { scenarios: [] });
  if ("status" in route || !route.known) return { endpoint: undefined, violations: [] };
  const { violations } = await tried(route, asked, true);
  return { endpoint: route.endpoint, violations };
}

async function tried(
  { endpoint, path, parameters }: Route,
  { headers }: Asked,
  validate: boolean,
  code?: number,
  example?: string,
) {
  const input = inputOf(endpoint, path, headers, parameters);
  const answered = await mocked(endpoint.described, input, validate, code, example);
  return { ...answered, violations: [...parameters.violations, ...answered.violations] };
}

/**
 * The status of an answer for which the page gives none. Where the page gives none for any error,
 * it is 200: the one that finds out an app that goes by the status.
 */
function statusOfNone({ variants }: Endpoint): number {
  return variants.some(({ status }) => status !== null && status >= 400) ? 500 : 200;
}
