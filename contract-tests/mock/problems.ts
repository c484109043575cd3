import type { Catalogue } from "../engine/catalogue.ts";
import type { Answer } from "../sandbox/server.ts";
import { nearest } from "../target-file/nearest.ts";
import type { Described, Endpoint } from "./described.ts";
import type { Route } from "./front.ts";
import type { Violation } from "./prism.ts";
import { isCalled, type Wish } from "./wish.ts";

/** An answer as JSON; what is wrong with the request stands in a header, under the name that Prism's own server gives it. */
export function answerWith(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  violations: readonly Violation[] = [],
): Answer {
  const said = violations.map(({ message }) => message).join("; ");
  return {
    status,
    headers: {
      ...headers,
      ...(said === "" ? {} : { "sl-violations": said.replace(/[^ -~]/g, "?") }),
    },
    body: body === undefined ? "" : JSON.stringify(body),
  };
}

/** The mock's own words, in a media type that no installation answers; `message` is where an app looks. */
export function problem(status: number, title: string, detail: string, headers = {}): Answer {
  const type = { "content-type": "application/problem+json" };
  return answerWith(status, { title, status, detail, message: detail }, { ...type, ...headers });
}

/** What the mock itself says of a path or method that the description does not have. */
export function nowhere(
  { api, basePath }: Described,
  asked: string,
  here: readonly Endpoint[],
): Answer {
  if (here.length === 0) {
    const below = basePath === "" ? "" : `; everything it has is below ${basePath}/`;
    return problem(404, "No such path", `The description of ${api} has no path ${asked}${below}.`);
  }
  const allow = [...new Set(here.map(({ way }) => way.method))].join(", ");
  return problem(405, "No such method", `${asked} can be called by ${allow}.`, { allow });
}

/** What it says of a wish that cannot be met; a scenario that this operation lacks is no such wish. */
export function unknownWish(
  { api, catalogue }: Described,
  { endpoint, known, variants: own }: Route,
  wish: Wish,
): Answer | undefined {
  if (wish.example !== undefined) {
    const has = [...new Set(own.map(({ name }) => name))].join(", ");
    const what = known ? endpoint.operation.name : "this path";
    const detail = `${what} has no variant "${wish.example}"; it has ${has}.`;
    return problem(404, "No such variant", detail);
  }
  const variants = Object.values(catalogue.variants);
  const unknown = wish.scenarios.find(
    (name) => !variants.some((variant) => isCalled(variant, name)),
  );
  if (unknown === undefined || ofAnotherApi(catalogue, unknown)) return undefined;
  const near = nearest(unknown, [...new Set(variants.map(({ name }) => name))]);
  return problem(
    400,
    "No such scenario",
    `No operation of ${api} has a variant "${unknown}"${near ? `; did you mean "${near}"?` : ""} All of them are printed by mock --list.`,
  );
}

/** A whole id of another API: an app that talks to both sets one scenario for all its requests. */
function ofAnotherApi({ api, operations }: Catalogue, name: string): boolean {
  const [first = "", ...rest] = name.split("/");
  return rest.length >= 2 && first !== api && !Object.hasOwn(operations, first);
}
