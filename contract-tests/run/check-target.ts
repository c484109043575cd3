import { NoAnswer, NotReachable, TargetError } from "../engine/exchange/errors.ts";
import { Broken } from "../engine/judgement/finding.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import { Transport } from "../engine/transport/transport.ts";
import type { Pair } from "./chosen.ts";

/**
 * Checks that a target is an installation of its API and as the target file says. It only reads. The
 * problem is why the target can't be verified, in one line; undefined if it can.
 */
export async function checkTarget({ api, target }: Pair) {
  const secrets = new Secrets();
  const transport = new Transport({ ...target, allowWrites: false });
  try {
    await api.connect(target, transport, secrets).preflight();
    return { requests: transport.requests, problem: undefined };
  } catch (error) {
    if (!KNOWN.some((known) => error instanceof known)) throw error;
    const said = secrets.mask((error as Error).message);
    const problem = said.replaceAll(`target "${target.name}": `, "");
    return { requests: transport.requests, problem };
  }
}

const KNOWN = [TargetError, NoAnswer, NotReachable, Broken];
