import { isDeepStrictEqual } from "node:util";
import type { Api } from "../engine/api.ts";
import type { Variant } from "../engine/catalogue.ts";
import { NoAnswer, NotReachable, TargetError } from "../engine/errors.ts";
import { check, exercise, type Outcome } from "../engine/exercise.ts";
import type { WireRequest } from "../engine/exchange.ts";
import { Broken, type Finding } from "../engine/finding.ts";
import { judge, keyOf } from "../engine/judge.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Session } from "../engine/session.ts";
import type { Target } from "../engine/target.ts";
import { Transport } from "../engine/transport.ts";
import { sampleOf } from "./samples.ts";
import type { Mock } from "./start.ts";
import { sendOnce } from "./wire.ts";

/** What a static mock can stand in for, and what only the sandbox or an installation can. */
export interface Parity {
  readonly variants: readonly VariantParity[];
  readonly rules: readonly RuleParity[];
}

export interface VariantParity {
  readonly id: string;
  /** Asked for by name, by every way: it comes, equals its example, and the engine's judge finds nothing. */
  readonly byName: boolean;
  /** What was found when it was asked for by name. */
  readonly findings: readonly Finding[];
  /** Whether the engine's own request is answered by it without naming it, as by an installation. */
  readonly byItself: boolean;
}

export interface RuleParity {
  readonly id: string;
  readonly title: string;
  readonly kept: boolean;
  /** Why it is not kept: a mock remembers nothing. Empty if it is. */
  readonly reason: string;
}

/** The source's own example of a variant: what the mock must answer. */
export type ExampleOf = (variant: Variant) => unknown;

/**
 * Holds a running mock against the description's examples and the engine's judge.
 * `target` is the mock as a target file would describe it: see `mockTarget`.
 */
export async function parityOf(
  api: Api,
  mock: Mock,
  target: Target,
  exampleOf: ExampleOf,
): Promise<Parity> {
  const connect = () =>
    api.connect(
      target,
      new Transport({ allowWrites: true, requestsPerMinute: 1_000_000 }),
      new Secrets(),
    );
  const variants: VariantParity[] = [];
  for (const variant of Object.values(api.catalogue.variants)) {
    const findings = await byName(connect(), mock, variant, exampleOf(variant));
    const { verdict } = await tried(() => exercise(connect(), variant));
    variants.push({
      id: variant.id,
      byName: findings.length === 0,
      findings,
      byItself: verdict === "conforms",
    });
  }
  const rules: RuleParity[] = [];
  for (const [index, rule] of api.rules.entries()) {
    const { verdict, reason, findings } = await tried(async () => {
      const session = connect();
      return check(session, session.rules[index]!);
    });
    const why = reason ?? findings[0]?.message ?? "";
    rules.push({ id: rule.id, title: rule.title, kept: verdict === "conforms", reason: why });
  }
  return { variants, rules };
}

/** A sandbox's entry of a target file, led to the mock: accounts and servers are made up there, too. */
export function mockTarget(entry: Readonly<Record<string, unknown>>, { baseUrl }: Mock): Target {
  const led = (value: unknown, key = ""): unknown => {
    if (key === "baseUrl") return baseUrl;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, led(one, name)]));
  };
  // Nothing ever changes in a mock, so there is no use in waiting for a job's end.
  return { ...(led(entry) as object), jobTimeout: 0 } as unknown as Target;
}

async function byName(
  session: Session,
  mock: Mock,
  variant: Variant,
  example: unknown,
): Promise<Finding[]> {
  const { ways } = session.api.catalogue.operations[variant.operation]!;
  const findings: Finding[] = [];
  for (const way of ways.keys()) {
    const request = await requestFor(session, mock, variant, way);
    const named = { ...request, headers: { ...request.headers, "x-scenario": variant.id } };
    // A 429 that was asked for is no reason to wait, so it does not go through the gate.
    const exchange = { request: named, answer: await sendOnce(named), durationMs: 0 };
    findings.push(...judge(session, variant, exchange).findings);
    const { json } = exchange.answer.body;
    if (isDeepStrictEqual(json, example)) continue;
    findings.push({
      check: "equals-its-example",
      message: `${named.method}: the answer is not the example "${variant.name}".`,
      expected: JSON.stringify(example),
      actual: exchange.answer.body.text,
    });
  }
  return findings;
}

/** The request by which the engine reaches the variant; where a mock cannot be brought there, a valid one. */
async function requestFor(
  session: Session,
  { described, baseUrl }: Mock,
  variant: Variant,
  way: number,
): Promise<WireRequest> {
  const reach = session.reaches[keyOf(variant)];
  if (reach) {
    try {
      return await session.build(variant.operation, await reach.call(), way);
    } catch (error) {
      if (!isExpected(error)) throw error;
    }
  }
  const endpoints = described.endpoints.filter(
    ({ operation }) => operation.name === variant.operation,
  );
  return sampleOf(described, endpoints[way]!, baseUrl);
}

async function tried(
  work: () => Promise<Outcome>,
): Promise<Pick<Outcome, "verdict" | "reason" | "findings">> {
  try {
    return await work();
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { verdict: "not-exercised", reason: (error as Error).message, findings: [] };
  }
}

function isExpected(error: unknown): boolean {
  return [NotReachable, TargetError, NoAnswer, Broken].some((kind) => error instanceof kind);
}
