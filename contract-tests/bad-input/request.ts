import fc from "fast-check";
import { keyOf, type Operation, type Variant, type Way } from "../engine/description/catalogue.ts";
import { NotReachable } from "../engine/exchange/errors.ts";
import type { WireRequest } from "../engine/exchange/exchange.ts";
import type { Call } from "../engine/call.ts";
import type { Session } from "../engine/session.ts";

/**
 * A call that a wrong one is made of, from the reaches of the operation: for what only reads, one
 * that succeeds; for anything else, one that is refused already, so that no bad luck can make it
 * right. It carries credentials, as what is sent without them is refused before it is looked at;
 * and rather one that needs nothing prepared.
 */
export async function baseCall(session: Session, operation: Operation): Promise<Call> {
  const { reaches, catalogue } = session.api;
  const ranked = Object.values(catalogue.variants).flatMap((variant) => {
    const reach = reaches[keyOf(variant)];
    const rank = variant.operation === operation.name ? rankOf(variant, operation) : undefined;
    return reach && rank !== undefined ? [{ reach, rank: reach.alone ? rank + 10 : rank }] : [];
  });
  const [best] = ranked.toSorted((a, b) => a.rank - b.rank);
  if (!best) throw new NotReachable("no call of it is known that could be made wrong safely");
  const call = async () => best.reach.call(session);
  return best.reach.alone ? session.oneAtATime(call) : call();
}

function rankOf({ name, status }: Variant, { effect }: Operation): number | undefined {
  const succeeds = status === 200 ? 0 : undefined;
  if (effect === "reads") return status === 404 ? 1 : succeeds;
  if (name === "invalid-data") return 0;
  if (status === 404 || name.endsWith("-unknown")) return 1;
  return name.endsWith("-exists") ? 2 : undefined;
}

/**
 * The parameters that may be made wrong. A call that writes keeps what decides what becomes of it:
 * its action, its key, and of one that creates, whatever it is refused for or known by again.
 */
export function namesIn({ effect }: Operation, way: Way, base: Call): string[] {
  const constants = Object.keys(way.constants);
  const all = [...new Set([...constants, ...way.parameters])];
  if (effect === "reads") return all;
  const given = effect === "creates" ? Object.keys(base.parameters ?? {}) : [];
  const kept = new Set([...constants, "api-key", ...given]);
  return all.filter((name) => !kept.has(name));
}

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

/** What input handling gets wrong most often. */
const EDGES: readonly unknown[] = [
  ...[undefined, null, "", " "],
  ..."0 -1 1.5 1e3 0x10 NaN null true first".split(" "),
  ...["1 OR 1=1", "'\"<>&;", "../../etc/passwd", "\u0000", "\u202E\u{1F511}\uFEFF"],
  "99999999999999999999",
  ...[0, -1, 1.5, 1e300, 9_007_199_254_740_993],
  ...[true, false, [], {}, [[]], [null], { id: 1 }],
];

/** Values that no parameter of either API is documented to take, and some that only look like one. */
function badValue(longest: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(...EDGES),
    fc.integer({ max: 0 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.integer({ min: 300, max: longest }).map((length) => "ä".repeat(length)),
    fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 8 })), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), fc.jsonValue({ maxDepth: 2 }), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  );
}

/** Requests that are wrong in one to three parameters, or also in the form of their body. */
export function wrongRequest(way: Way, names: readonly string[]): fc.Arbitrary<Wrong> {
  const isQuery = way.parametersIn === "query";
  const value = badValue(isQuery ? LONGEST_IN_QUERY : LONGEST_IN_BODY);
  const one = names.map((name) => fc.tuple(fc.constant(name), value));
  const parameters = fc
    .array(fc.oneof(...one), { minLength: 1, maxLength: 3 })
    .map((pairs) => Object.fromEntries(pairs));
  if (isQuery) return fc.record({ parameters });
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
  { parameters, body: form = {}, method }: Wrong,
): Promise<WireRequest> {
  if (method !== undefined) {
    const request = await session.build(operation, {}, way);
    return { ...request, method, body: undefined, isOdd: true };
  }
  const given = { ...call.parameters, ...parameters };
  const request = {
    ...(await session.build(operation, { ...call, parameters: given }, way)),
    isOdd: true as const,
  };
  const { url, headers, body } = request;
  if (body === undefined) return { ...request, url: withLists(url, given) };
  const { type, cut } = form;
  return {
    ...request,
    headers: type === undefined ? headers : { ...headers, "content-type": type },
    body: cut === undefined ? body : body.slice(0, -1 - cut),
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
