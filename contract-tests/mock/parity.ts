import { isDeepStrictEqual } from "node:util";
import type { Api } from "../engine/api.ts";
import type { Variant } from "../engine/catalogue.ts";
import { TargetError } from "../engine/errors.ts";
import { check, exercise } from "../engine/exercise.ts";
import { notExercised, outcomeOfError, type Outcome } from "../engine/outcome.ts";
import type { WireRequest } from "../engine/exchange.ts";
import type { Finding } from "../engine/finding.ts";
import { judge, keyOf } from "../engine/judge.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Session } from "../engine/session.ts";
import type { Target } from "../engine/target.ts";
import { Transport } from "../engine/transport.ts";
import type { Source } from "./served.ts";
import { sampleOf } from "./samples.ts";
import { sendOnce } from "./send-once.ts";
import { startMock, type Mock } from "./start.ts";

/** What a static mock can stand in for, and what only the sandbox or an installation can. */
export interface Parity {
  readonly variants: readonly {
    readonly id: string;
    /** What is wrong where it is asked for by name, by every way: to the engine's judge, or beside its example. */
    readonly findings: readonly Finding[];
    /** Whether the engine's own request is answered by it without naming it, as by an installation. */
    readonly byItself: boolean;
  }[];
  /** The reason says why one is not kept. */
  readonly rules: readonly { readonly id: string; readonly reason?: string }[];
}

/** Starts an API's mock and holds it against the description's own examples and the engine's judge. */
export async function measureParity(
  api: Api,
  source: Source,
  exampleOf: (variant: Variant) => unknown,
): Promise<Parity> {
  // Only what its entry of a target file says is wanted: accounts and servers for the requests.
  const sandbox = await api.startSandbox();
  await sandbox.close();
  const mock = await startMock([source], { watch: false });
  const target = mockTarget(sandbox.target, mock.baseUrl);
  const connect = () => {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 1_000_000 });
    return api.connect(target, transport, new Secrets());
  };
  const variants: Parity["variants"][number][] = [];
  const rules: Parity["rules"][number][] = [];
  try {
    for (const variant of Object.values(api.catalogue.variants)) {
      const findings = await byName(connect(), mock, variant, exampleOf(variant));
      const { verdict } = await tried(async () => (await exercise(connect(), variant)).outcome);
      variants.push({ id: variant.id, findings, byItself: verdict === "conforms" });
    }
    for (const rule of api.rules) {
      const outcome = await tried(() => check(connect(), rule));
      const reason = outcome.reason ?? outcome.findings[0]?.message ?? "";
      rules.push({ id: rule.id, ...(outcome.verdict === "conforms" ? {} : { reason }) });
    }
    return { variants, rules };
  } finally {
    await mock.close();
  }
}

/** A sandbox's entry of a target file, led to the mock: accounts and servers are made up there, too. */
function mockTarget(entry: object, baseUrl: string): Target {
  const led = JSON.stringify(entry, (key, value: unknown) => (key === "baseUrl" ? baseUrl : value));
  // Nothing ever changes in a mock, so there is no use in waiting for a job's end.
  return { ...(JSON.parse(led) as Target), jobTimeout: 0 } as Target;
}

async function byName(
  session: Session,
  mock: Mock,
  variant: Variant,
  example: unknown,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const way of session.api.catalogue.operations[variant.operation]!.ways.keys()) {
    const request = await requestFor(session, mock, variant, way);
    // A 429 that was asked for is not a reason to wait, so it does not go through the session's gate.
    const headers = { ...request.headers, "x-scenario": variant.id };
    const exchange = await sendOnce({ ...request, headers });
    findings.push(...judge(session, variant, exchange).findings);
    const { json, text } = exchange.answer.body;
    if (isDeepStrictEqual(json, example)) continue;
    findings.push({
      check: "equals-its-example",
      message: `${request.method}: the answer is not the example "${variant.name}".`,
      expected: JSON.stringify(example),
      actual: text,
    });
  }
  return findings;
}

/** The request by which the engine reaches the variant; where a mock cannot be brought there, a valid one. */
async function requestFor(
  session: Session,
  { served, baseUrl }: Mock,
  variant: Variant,
  index: number,
): Promise<WireRequest> {
  const reach = session.api.reaches[keyOf(variant)];
  if (reach) {
    try {
      return await session.build(variant.operation, await reach.call(session), index);
    } catch (error) {
      if (!(error instanceof TargetError) && !outcomeOfError(error, session.secrets)) throw error;
    }
  }
  const operation = served.catalogue.operations[variant.operation];
  const endpoint = served.endpoints.find(({ way }) => way === operation?.ways[index]);
  return sampleOf(endpoint!, baseUrl);
}

async function tried(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TargetError) return notExercised(error.message);
    throw error;
  }
}

/** A result for readers: the figures, then whatever a static mock cannot do. */
export function parityLines(api: string, { variants, rules }: Parity): string[] {
  const drifted = variants.filter(({ findings }) => findings.length > 0);
  const named = variants.filter(({ byItself }) => !byItself);
  const broken = rules.filter(({ reason }) => reason !== undefined);
  const of = (fewer: readonly unknown[], all: readonly unknown[]) =>
    `${all.length - fewer.length} of ${all.length}`;
  return [
    `${api}: ${of(drifted, variants)} variants by name, ${variants.length - named.length} by themselves; ${of(broken, rules)} rules kept`,
    ...drifted.map(({ id, findings }) => `  drifted   ${id}: ${findings[0]!.message}`),
    ...named.map(({ id }) => `  by name   ${id}`),
    ...broken.map(({ id, reason }) => `  no rule   ${api}/${id}: ${reason}`),
  ];
}
