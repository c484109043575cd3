import type { Answer, Asked } from "../sandbox/server.ts";
import { mocked, type Violation } from "./prism.ts";
import { refusalOf, withErrors } from "./refusal.ts";
import { routeOf, type Route } from "./route.ts";
import type { Endpoint, Served } from "./served.ts";
import { wishOf } from "./wish.ts";

/** A status that no operation documents: by it Prism finds the answers that have no status of their own. */
const UNDOCUMENTED_STATUS = 599;

/** The answer of a description to a request: the variant that is wished for, or else the one that is due. */
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
  const status = variant.status ?? code ?? statusOfNone(endpoint);
  const told = forced ? body : withErrors(endpoint, violations, body);
  return written({ status, headers, body: told }, violations);
}

/** The endpoint that a request is for, if it is known, and what is wrong with the request. */
export async function inspect(served: Served, asked: Asked) {
  const route = routeOf(served, asked, { scenarios: [] });
  if ("status" in route || !route.known) return { endpoint: undefined, violations: [] };
  const { violations } = await validated(route);
  return { endpoint: route.endpoint, violations };
}

/** Prism's own answer, and all that is wrong with the request. */
async function validated({ endpoint, input, violations }: Route, wanted = {}) {
  const answered = await mocked(endpoint.described, input, true, wanted);
  return { ...answered, violations: [...violations, ...answered.violations] };
}

/**
 * The status of an answer for which the page gives none. Where the page gives none for any error,
 * it is 200: the one that finds out an app that goes by the status.
 */
function statusOfNone({ variants }: Endpoint): number {
  return variants.some(({ status }) => status !== null && status >= 400) ? 500 : 200;
}

/** An answer as JSON; a header says what is wrong with the request, by the name that Prism's own server gives it. */
function written(
  { status, headers, body }: Pick<Answer, "status" | "headers"> & { readonly body: unknown },
  violations: readonly Violation[],
): Answer {
  const said = violations.map(({ message }) => message).join("; ");
  const told = said === "" ? {} : { "sl-violations": said.replace(/[^ -~]/g, "?") };
  const text = body === undefined ? "" : JSON.stringify(body);
  return { status, headers: { ...headers, ...told }, body: text };
}
