import { variantsOf, type Contract, type Variant } from "../description/catalogue.ts";
import type { Body, Exchange, Received } from "../exchange/exchange.ts";
import { errorsOf, keptBy, mayHave, variantOf } from "../judgement/judge.ts";

// Whose an answer is: the installation's own, or that of something before it.

/** Statuses of a gateway or Cloudflare that cannot reach the installation, and of a proxy whose connection was idle. */
const GATEWAY: ReadonlySet<number> = new Set([408, 502, 503, 504, 520, 521, 522, 523, 524]);

/** Whether such an answer may be a gateway's own: by its status, or since it is a challenge for browsers. */
export function mayBeGateways({ answer: { status, headers } }: Exchange): boolean {
  return GATEWAY.has(status) || headers["cf-mitigated"] === "challenge";
}

/** Whether a page for people refuses a request, as what is before an installation does. */
export function isRefusedByPage({ answer: { status, body } }: Exchange): boolean {
  const isRefusal = (status >= 400 && status < 500) || status === 501;
  return isRefusal && body.problem !== undefined && body.surplus === undefined;
}

/** Whether a gateway has waited for an installation in vain: that may still carry out what it was asked for. */
export function isTimeout({ answer: { status, body } }: Exchange): boolean {
  return status === 504 || status === 524 || IN_VAIN.test(body.text);
}

/** The same in words, whatever the status. */
const IN_VAIN =
  /\btime[ds]?[- ]?out\b|\bin time\b|\b(did not|didn't|no) (answer|response|respond|reply)\b/i;

/**
 * Whether an answer is a documented one of its operation, whatever its status. Something before or
 * after its JSON makes it a broken answer, and not another product's.
 */
export function isOfApi(api: Contract, { request, answer }: Exchange): boolean {
  const isDocumented = ({ provenance }: Variant) => provenance === "documented";
  if (answer.status >= 300 && answer.status < 400) return false;
  return keptBy(api, request.operation, answer.body, isDocumented) !== undefined;
}

/** Whether a server before the installation asks for credentials of its own. */
export function isDoor({ answer: { status, headers } }: Exchange): boolean {
  return status === 401 && /^basic\b/i.test(headers["www-authenticate"] ?? "");
}

/**
 * Whether an answer should be one of its operation's: other means deal with what is before an installation, and with its
 * throttle; and what was asked wrongly on purpose, its sender judges.
 */
export function isToBeDescribed(exchange: Exchange): boolean {
  const { request, answer } = exchange;
  const isOthers = answer.status === 429 || mayBeGateways(exchange) || isDoor(exchange);
  return request.isOdd !== true && !isOthers;
}

/** Whether an answer should be one of its operation's, and is none, documented or not. */
export function isStrange(api: Contract, exchange: Exchange): boolean {
  if (!isToBeDescribed(exchange)) return false;
  if (isOfApi(api, exchange) || (variantOf(api, exchange)?.status ?? null) !== null) return false;
  // Only the installation itself answers in its own form, with something wrong in it further down.
  const { answer } = exchange;
  const its = variantsOf(api.catalogue, exchange.request.operation);
  if (its.some((one) => isInForm(api, one, answer))) return false;
  // It may have a sentence of another operation's.
  const all = Object.values(api.catalogue.variants);
  return !all.some((one) => hasSentenceOf(api, one, answer.body));
}

/** Whether a body has the sentence of a variant, letter by letter, whatever is wrong beside it. */
function hasSentenceOf(api: Contract, variant: Variant, { json }: Body): boolean {
  if (typeof json !== "object" || json === null) return false;
  const { properties = {} } = api.schemas[variant.schema] as {
    readonly properties?: Readonly<Record<string, { readonly const?: unknown }>>;
  };
  return Object.entries(properties).some(([name, { const: text }]) => {
    const isSentence = typeof text === "string" && text.includes(" ");
    return isSentence && (json as Readonly<Record<string, unknown>>)[name] === text;
  });
}

/** Whether a body has the form of a variant, or what is wrong in it is further down, or how it words that a request is carried out. */
function isInForm(api: Contract, variant: Variant, { status, body }: Received): boolean {
  if (body.json === undefined || variant.provenance !== "documented") return false;
  const isDone = variant.status !== null && status < 300 && mayHave(api, variant, status);
  const textAt = (path: string) =>
    (body.json as Readonly<Record<string, unknown>> | null)?.[path.slice(1)];
  return errorsOf(api, variant, body).every(
    ({ instancePath: path, keyword }) =>
      path.lastIndexOf("/") > 0 ||
      (isDone && keyword === "const" && typeof textAt(path) === "string"),
  );
}
