import { isDeepStrictEqual } from "node:util";
import type { Api } from "../engine/api.ts";
import type { Variant } from "../engine/description/catalogue.ts";
import type { Finding } from "../engine/judgement/finding.ts";
import { judge } from "../engine/judgement/judge.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import type { Target } from "../engine/transport/target.ts";
import { ruleId } from "../engine/work.ts";
import { TargetRun } from "../run/target-run.ts";
import { listOf, sendOnce } from "./samples.ts";
import type { Source } from "./served.ts";
import { startMock } from "./start.ts";

/** What a static mock can replace, and what needs the sandbox or an installation. */
type Parity = Awaited<ReturnType<typeof measureParity>>;

export async function measureParity(
  api: Api,
  source: Source,
  exampleOf: (variant: Variant) => unknown,
) {
  // Only its accounts and servers are wanted.
  const sandbox = await api.startSandbox();
  await sandbox.close();
  const mock = await startMock([source], { watch: false });
  const target = mockTarget(sandbox.target, mock.baseUrl);
  /** In a separate run, which no other can affect. */
  const tried = (id: string) =>
    new TargetRun(api, target, new AbortController().signal, {}).exercise(id);
  try {
    const listed = listOf(mock.served, mock.baseUrl);
    // Most of the time goes into waiting for what a mock never shows.
    const ofVariants = Object.values(api.catalogue.variants).map(async (variant) => {
      const { id } = variant;
      /** By every way to call it: what the engine's judge finds, and what differs from the example. */
      const findings: Finding[] = [];
      for (const { request } of listed.filter((one) => one.variant.id === id)) {
        findings.push(...(await driftOf(api, variant, request, exampleOf(variant))));
      }
      const { verdict } = await tried(id);
      /** Whether the engine's own request is answered by it without naming it. */
      return { id, findings, byItself: verdict === "conforms" };
    });
    const ofRules = api.rules.map(async (rule): Promise<{ id: string; reason?: string }> => {
      const { verdict, reason, findings } = await tried(ruleId(api, rule));
      const why = { reason: reason ?? findings[0]?.message ?? "" };
      return { id: rule.id, ...(verdict === "conforms" ? {} : why) };
    });
    const all = [Promise.all(ofVariants), Promise.all(ofRules)] as const;
    const [variants, rules] = await Promise.all(all);
    return { variants, rules };
  } finally {
    await mock.close();
  }
}

function mockTarget(entry: object, baseUrl: string): Target {
  const led = JSON.stringify(entry, (key, value: unknown) => (key === "baseUrl" ? baseUrl : value));
  // Nothing ever changes in a mock, so waiting for a job is useless.
  const settings = { allowWrites: true, requestsPerMinute: Infinity, jobTimeout: 0 };
  return { ...(JSON.parse(led) as Target), ...settings };
}

async function driftOf(
  api: Api,
  variant: Variant,
  request: Parameters<typeof sendOnce>[0],
  example: unknown,
): Promise<Finding[]> {
  const exchange = await sendOnce(request);
  const { findings } = judge({ api, secrets: new Secrets() }, variant, exchange);
  const { json, text } = exchange.answer.body;
  if (isDeepStrictEqual(json, example)) return [...findings];
  const other = {
    check: "equals-its-example",
    message: `${request.method}: the answer is not the example "${variant.name}".`,
    expected: JSON.stringify(example),
    actual: text,
  };
  return [...findings, other];
}

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
