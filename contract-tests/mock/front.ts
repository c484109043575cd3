import type { Answer, Asked } from "../sandbox/server.ts";
import { answerWith } from "./answers.ts";
import type { Served, Endpoint } from "./served.ts";
import { mocked, type Violation } from "./prism.ts";
import { refusalOf, withErrors } from "./refusal.ts";
import { inputOf } from "./request.ts";
import { routeOf } from "./route.ts";
import { wishOf } from "./wish.ts";

/** A status that no operation documents: by it Prism finds the answers that have no status of their own. */
const UNDOCUMENTED_STATUS = 599;

/** The answer of a description to a request: the variant that is wished for, or else the one that is due. */
export async function answer(described: Served, asked: Asked): Promise<Answer> {
  const wish = wishOf(asked);
  const route = routeOf(described, asked, wish);
  if ("status" in route) return route;
  const { endpoint, forced, variants, known, path, parameters } = route;
  const input = inputOf(endpoint, path, asked.headers, parameters);
  const first = await mocked(endpoint.described, input, true, wish.code);
  const violations = [...parameters.violations, ...first.violations];
  const isRefused = violations.length > 0 || !known;
  const due = isRefused ? refusalOf(endpoint, violations, variants) : undefined;
  const variant = forced ?? due;
  if (!variant) return answerWith(first.status, first.body, first.headers, violations);
  const code = variant.status ?? UNDOCUMENTED_STATUS;
  const { headers, body } = await mocked(endpoint.described, input, false, code, variant.name);
  const status = variant.status ?? wish.code ?? statusOfNone(endpoint);
  const told = forced ? body : withErrors(endpoint, violations, body);
  return answerWith(status, told, headers, violations);
}

/** The endpoint that a request is for, if it is known, and what is wrong with the request. */
export async function inspect(
  described: Served,
  asked: Asked,
): Promise<{ endpoint?: Endpoint; violations: readonly Violation[] }> {
  const route = routeOf(described, asked, { scenarios: [] });
  if ("status" in route || !route.known) return { violations: [] };
  const { endpoint, path, parameters } = route;
  const input = inputOf(endpoint, path, asked.headers, parameters);
  const { violations } = await mocked(endpoint.described, input, true);
  return { endpoint, violations: [...parameters.violations, ...violations] };
}

/**
 * The status of an answer for which the page gives none. Where the page gives none for any error,
 * it is 200: the one that finds out an app that goes by the status.
 */
function statusOfNone({ variants }: Endpoint): number {
  return variants.some(({ status }) => status !== null && status >= 400) ? 500 : 200;
}
