import { isDeepStrictEqual } from "node:util";
import {
  keyOf,
  variantsOf,
  type Contract,
  type ValidationError,
  type Validator,
  type Variant,
} from "../description/catalogue.ts";
import type { Body, Exchange } from "../exchange/exchange.ts";
import { documentedNames, respelledIn } from "./documented-names.ts";
import { explain, subject, toldOf } from "../description/explain.ts";
import { finding, type Finding, type Found } from "./finding.ts";
import { isMediaType } from "../description/media-type.ts";
import { pointersOf, type Place } from "../description/places.ts";
import type { Secrets } from "../secrets/secrets.ts";
import { dataNames, undocumentedFields } from "../description/undocumented.ts";

/** What the judge needs of a session. */
export interface Bench {
  readonly api: Contract;
  readonly secrets: Secrets;
  /** Whether a field that the vendor's page does not know is a finding. */
  readonly strict?: boolean;
  /** What the target file gives: a value in it is not the name of a field. */
  readonly target?: object;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  /** Fields that the vendor's page does not know. They are not a violation: the contract is open. */
  readonly undocumented: readonly Place[];
  /** How many facets of the answer were judged: status, media type, JSON, schema, as far as documented. */
  readonly assertions: number;
}

/** How many breaches of one schema a report lists; more say nothing new. */
const MOST_ERRORS = 8;

/** The checks that judge one exchange, each a statement that is true when all is well. */
export const CHECKS = {
  "status-as-documented": "The HTTP status is the one documented for the variant.",
  "media-type-as-documented": "The answer is sent as the documented media type, in UTF-8.",
  "body-is-json": "The body is one JSON value and nothing else.",
  "body-matches-schema": "Every documented field is there and of its documented type.",
  "literal-as-documented": "Messages and flags are, letter by letter, those of the vendor's page.",
  "no-undocumented-fields":
    "There is no field that the vendor's page does not document (only with --strict).",
  "is-a-documented-answer":
    "What comes in the place of a variant has at least its status, or its body, or is another of its operation's.",
  "is-this-variant": "The answer is the variant that was provoked, not one of its siblings.",
} as const;

/** Compares an exchange with the variant that should have come. */
export function judge(bench: Bench, variant: Variant, exchange: Exchange): Judgement {
  const { found, ...rest } = breachesOf(bench, variant, exchange);
  return { findings: found.map((breach) => finding(breach, bench.secrets)), ...rest };
}

/** The same before it is masked, for a rule to report. */
export function breachesOf(
  bench: Bench,
  variant: Variant,
  exchange: Exchange,
): Omit<Judgement, "findings"> & { readonly found: readonly Found[] } {
  const { api, secrets } = bench;
  const { answer } = exchange;
  secrets.learn(answer.body.json, api.secretFields, documentedNames(api));
  const found: Found[] = [];
  const undocumented: Place[] = [];
  const report = (breach: Omit<Found, "exchange">) =>
    found.push({ ...breach, variant: variant.name, exchange });

  const { body } = answer;
  const isRead = body.json !== undefined;
  const errors = isRead ? errorsOf(api, variant, body) : [];
  const facets = [variant.status !== null, !api.showsBodiesAlone, true, isRead, bench.strict];
  const assertions = facets.filter(Boolean).length;
  const statusBroken = !mayHave(api, variant, answer.status);
  // The variant itself is not among those that may be: its status or its schema is broken.
  const isAny = variant.status === null || api.showsBodiesAlone === true;
  const mayBe = (one: Variant) => (one.status === null ? isAny : mayHave(api, one, answer.status));
  const sibling =
    (statusBroken || errors.length > 0) && keptBy(api, variant.operation, body, mayBe);
  if (!sibling && isForeign(variant, answer.status, statusBroken, isRead ? errors : undefined)) {
    const expected = `${variant.status ?? variant.name} (${variant.summary})`;
    report({ expected, ...foreign(api, exchange) });
    return { found, undocumented, assertions };
  }
  const mediaType = answer.headers["content-type"] ?? "";
  // A page for people is wrong as a whole.
  const isPage = body.problem !== undefined && body.surplus === undefined;
  if (!api.showsBodiesAlone && !isPage && !isMediaType(mediaType, variant.mediaType)) {
    report({
      check: "media-type-as-documented",
      message: `The answer is not sent as ${variant.mediaType}, in UTF-8.`,
      at: "content-type",
      expected: variant.mediaType,
      actual: mediaType === "" ? "no content-type" : mediaType,
    });
  }
  if (sibling) {
    report({
      check: "is-this-variant",
      message: `The answer is another variant of ${variant.operation}: "${sibling.summary}".`,
      expected: `${variant.status ?? "any status"}, ${variant.name} (${variant.summary})`,
      actual: `${answer.status}, ${sibling.name}: ${body.text}`,
    });
    return { found, undocumented, assertions };
  }
  if (statusBroken) report(wrongStatus(variant, answer.status));
  if (body.problem !== undefined) {
    report(unsound(body, variant));
  }
  for (const error of toldOf(errors).slice(0, MOST_ERRORS)) {
    const isOwn = !isOfPage(api, variant, body, error);
    report({
      ...explain(error, body.json, api.catalogue.patterns),
      ...(isOwn && { source: `overlay ${api.overlay?.file}` }),
    });
  }
  if (isRead && errors.length === 0) {
    const isData = dataNames((name) => secrets.appearIn(name), bench.target, body.json);
    undocumented.push(...undocumentedFields(api.schemas[variant.schema], body.json, isData));
    const respelled = respelledIn(api.schemas[variant.schema], pointersOf(undocumented), body);
    for (const one of respelled) report(one);
    for (const at of bench.strict ? pointersOf(undocumented) : []) {
      const types = undocumented.find((place) => place.at === at)?.types.join(" or ");
      const message = `${subject(at)} is not documented on the vendor's page.`;
      const came = { expected: "no such field", actual: `a value of type ${types}` };
      report({ check: "no-undocumented-fields", message, at, ...came });
    }
  }
  return { found, undocumented, assertions };
}

/** Whether an answer of that status may be a variant, as far as the vendor's page gives a status. */
export function mayHave(api: Contract, { status }: Variant, came: number): boolean {
  const isSuccess = (one: number) => one >= 200 && one < 300;
  if (status === null || status === came) return true;
  return api.showsBodiesAlone === true && isSuccess(status) && isSuccess(came);
}

/** Whether an answer has both another status and another body than a variant. */
function isForeign(
  variant: Variant,
  status: number,
  statusBroken: boolean,
  errors: readonly ValidationError[] | undefined,
): boolean {
  if (variant.status !== null) return statusBroken && errors?.length !== 0;
  // Without a documented status, a failure with other words is still what the vendor's page describes.
  return status >= 400 && (errors?.some(({ keyword }) => keyword !== "const") ?? true);
}

/** The check of an answer that is none of its operation's. */
export const FOREIGN: keyof typeof CHECKS = "is-a-documented-answer";

/** What is wrong with an answer of another status and another body: the same, whatever was expected. */
export function foreign(
  api: Contract,
  { request, answer: { status, body } }: Exchange,
): Omit<Found, "exchange"> {
  const isDocumented = (one: Variant) => one.status !== null && one.provenance !== "inferred";
  // The body of another answer, under another status than its own.
  const known = keptBy(api, request.operation, body, isDocumented);
  if (known) return wrongStatus(known, status);
  return {
    check: FOREIGN,
    message: "The answer has neither the status nor the body that the vendor's page documents.",
    actual: `${status}: ${body.text || "an empty body"}`,
  };
}

function wrongStatus({ status, summary }: Variant, came: number) {
  return {
    check: "status-as-documented",
    message: `The status is ${came}, not ${status}.`,
    at: "status",
    expected: `${status} (${summary})`,
    actual: String(came),
  };
}

function unsound({ problem, text, surplus = text }: Body, { mediaType }: Variant) {
  const message = `The body ${problem}.`;
  return { check: "body-is-json", message, expected: mediaType, actual: surplus };
}

/** What is wrong with an answer that can be none of its operation's, whatever was asked; undefined for any other. */
export function brokenAnswer(
  api: Contract,
  exchange: Exchange,
): Omit<Found, "exchange"> | undefined {
  const { request, answer } = exchange;
  const own = variantsOf(api.catalogue, request.operation);
  const mayBe = ({ status, provenance }: Variant) => status === null && provenance !== "inferred";
  const isKnown =
    own.some((one) => one.status !== null && mayHave(api, one, answer.status)) ||
    keptBy(api, request.operation, answer.body, mayBe) !== undefined;
  if (!isKnown && answer.body.surplus === undefined) return foreign(api, exchange);
  return answer.body.problem === undefined ? undefined : unsound(answer.body, own[0]!);
}

/** Results of the validators: each body is validated several times, often by the same one. */
const known = new WeakMap<Body, Map<Validator, readonly ValidationError[]>>();

export function errorsOf(
  { validators }: Pick<Contract, "validators">,
  variant: Variant,
  body: Body,
): readonly ValidationError[] {
  const validate = validators[keyOf(variant)];
  if (!validate) throw new Error(`${variant.id} has no compiled validator`);
  const found = known.get(body) ?? new Map<Validator, readonly ValidationError[]>();
  known.set(body, found);
  const errors = found.get(validate) ?? (validate(body.json) ? [] : [...(validate.errors ?? [])]);
  found.set(validate, errors);
  return errors;
}

/** Whether the vendor's page documents what an error is about, and not an overlay alone. */
function isOfPage(api: Contract, variant: Variant, body: Body, error: ValidationError): boolean {
  if (!api.withoutOverlay) return true;
  return errorsOf({ validators: api.withoutOverlay }, variant, body).some(
    ({ instancePath, keyword, params }) =>
      instancePath === error.instancePath &&
      keyword === error.keyword &&
      isDeepStrictEqual(params, error.params),
  );
}

/** The variant that an answer is, of those of its operation; undefined if it is none of them. */
export function variantOf(api: Contract, { request, answer }: Exchange): Variant | undefined {
  const mayBe = (one: Variant) => mayHave(api, one, answer.status);
  return keptBy(api, request.operation, answer.body, mayBe);
}

/** The first variant of an operation whose schema a body matches, of those that it may be. */
export function keptBy(
  api: Contract,
  operation: string,
  body: Body,
  mayBe: (variant: Variant) => boolean,
): Variant | undefined {
  if (body.json === undefined) return undefined;
  return variantsOf(api.catalogue, operation).find(
    (one) => mayBe(one) && errorsOf(api, one, body).length === 0,
  );
}
