import type { Api } from "../contract-tests/engine/api.ts";
import { curlOf } from "../contract-tests/engine/curl.ts";
import { keyOf } from "../contract-tests/engine/judge.ts";
import { Secrets } from "../contract-tests/engine/secrets.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import { Transport } from "../contract-tests/engine/transport.ts";

/**
 * A request that a target answers by the first variant of an operation that creates and deletes
 * nothing: as a curl line, with the secrets that the line names. Undefined if no variant can be reached.
 */
export async function firstCall(api: Api, target: Target) {
  const { operations, variants } = api.catalogue;
  const quiet = Object.values(variants).find(({ operation }) =>
    /reads|authenticates/.test(operations[operation]!.effect),
  );
  const reach = quiet && api.reaches[keyOf(quiet)];
  if (!reach) return undefined;
  const secrets = new Secrets();
  const session = api.connect(target, new Transport({ ...target, allowWrites: false }), secrets);
  const request = await session.build(quiet.operation, await reach.call(session));
  return { curl: curlOf(request, secrets), secrets: secrets.ownIn(JSON.stringify(request)) };
}
