import fc from "fast-check";
import type { Way } from "../engine/catalogue.ts";
import type { WireRequest } from "../engine/exchange.ts";
import type { Call, Session } from "../engine/session.ts";
import { badValue } from "./values.ts";

/** What is wrong with a request: its parameters, the form of its body, or its method. */
export interface Wrong {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body?: { readonly type?: string; readonly cut?: number };
  readonly method?: string;
}

/** Longest text in a query and in a body, in characters: a web server of its own accord refuses a long address. */
const [LONGEST_IN_QUERY, LONGEST_IN_BODY] = [600, 20_000];

const MEDIA_TYPES = [
  "text/plain",
  "application/xml",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "application/octet-stream",
];

/** Requests that are wrong in one to three parameters, or besides in the form of their body. */
export function wrongRequest(way: Way, names: readonly string[]): fc.Arbitrary<Wrong> {
  const longest = way.parametersIn === "query" ? LONGEST_IN_QUERY : LONGEST_IN_BODY;
  const one = names.map((name) => badValue(longest).map((value) => [name, value] as const));
  const parameters = fc
    .array(fc.oneof(...one), { minLength: 1, maxLength: 3 })
    .map((pairs) => Object.fromEntries(pairs));
  if (way.parametersIn === "query") return fc.record({ parameters });
  const body = fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    fc.record({ type: fc.constantFrom(...MEDIA_TYPES) }),
    fc.record({ cut: fc.integer({ min: 0, max: 20 }) }),
  );
  return fc.record({ parameters, body });
}

/** The wrong requests that are tried before chance has a say: each parameter missing, a text, a list, negative. */
export function plainlyWrong(names: readonly string[]): [Wrong][] {
  return [undefined, "first", ["1"], -1].flatMap((value) =>
    names.map((name): [Wrong] => [{ parameters: { [name]: value } }]),
  );
}

/** Methods that no operation has; without credentials, so that nothing can come of it. */
export const wrongMethod: fc.Arbitrary<Wrong> = fc.record({
  parameters: fc.constant({}),
  method: fc.constantFrom("PUT", "PATCH"),
});

/** Puts a wrong request on the wire's form. */
export async function built(
  session: Session,
  operation: string,
  way: number,
  call: Call,
  { parameters, body, method }: Wrong,
): Promise<WireRequest> {
  if (method !== undefined) {
    return { ...(await session.build(operation, {}, way)), method, body: undefined };
  }
  const given = { ...call.parameters, ...parameters };
  const request = await session.build(operation, { ...call, parameters: given }, way);
  if (request.body === undefined) return { ...request, url: withLists(request.url, given) };
  const { type, cut } = body ?? {};
  return {
    ...request,
    headers: type === undefined ? request.headers : { ...request.headers, "content-type": type },
    body: cut === undefined ? request.body : request.body.slice(0, -1 - cut),
  };
}

/** The address with lists and objects as PHP takes them: `name[]=1`, `name[key]=1`. */
function withLists(address: string, given: Readonly<Record<string, unknown>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== "object" || value === null) continue;
    url.searchParams.delete(name);
    for (const [key, one] of Object.entries(value)) {
      const text = typeof one === "object" ? JSON.stringify(one) : String(one);
      url.searchParams.append(`${name}[${Array.isArray(value) ? "" : key}]`, text);
    }
  }
  return url.href;
}
