import { expect, test } from "vitest";
import { entriesOf } from "../../../scripts/generators/description.ts";
import { bundle } from "../../../scripts/generators/bundle.ts";
import { apiNames, loadApi } from "../../apis/discover.ts";
import { exercise } from "../../engine/exercise.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import type { Target } from "../../engine/transport/target.ts";
import { Transport } from "../../engine/transport/transport.ts";

type Method = () => Promise<{ readonly variant: string }>;

/** The clients of an API: one of an installation that answers so, whatever it is asked. */
async function clientOf(api: string) {
  const module = (await import(`../../../generated/${api}/index.js`)) as Record<string, unknown>;
  const { throwInvalid, validators } = await import(`../../../generated/${api}/validators.js`);
  const name = Object.keys(module).find((one) => /^create\w+Client$/.test(one))!;
  const create = module[name] as (options: object) => Record<string, Method>;
  const usual = { baseUrl: "http://localhost", apiKey: "key", retries: 0 };
  const validation = throwInvalid(validators);
  return ({ answer, request: { method } }: Exchange) => {
    const { status, headers, body } = answer;
    const fetch = async () => new Response(body.text, { status, headers });
    return create({ ...usual, method, validation, fetch });
  };
}

test.each(apiNames())("every answer of the sandbox of %s arrives in its own arm", async (name) => {
  const api = await loadApi(name);
  const answered = await clientOf(name);
  const entries = entriesOf(await bundle(name));
  const methodOf = (operation: string) =>
    entries.find((one) => one.name === operation)!.operation.operationId;
  // Long enough for a job to be seen pending, however busy the machine is.
  const slow: object = { jobMs: 450 };
  const sandbox = await api.startSandbox(slow);
  try {
    const target = { ...sandbox.target, jobTimeout: 12 } as unknown as Target;
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const session = api.connect(target, transport, new Secrets());
    await session.fingerprint();
    const arms: unknown[] = [];
    const expected: unknown[] = [];
    for (const key of Object.keys(api.reaches)) {
      const variant = api.catalogue.variants[key]!;
      const { exercised } = await exercise(session, variant);
      expect(exercised, key).not.toEqual([]);
      for (const { exchange } of exercised) {
        const method = answered(exchange)[methodOf(exchange.request.operation)]!;
        arms.push([key, (await method()).variant]);
        expected.push([key, variant.name]);
      }
    }
    expect(arms).toEqual(expected);
  } finally {
    await sandbox.close();
  }
});
