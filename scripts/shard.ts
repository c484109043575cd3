import { hash } from "node:crypto";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import type { Shard } from "../contract-tests/report/report.ts";

/** The shard of a target, by its name only: the same on every machine, whatever else is verified. */
export function shardOf(target: string, count: number): number {
  return (hash("sha256", target, "buffer").readUIntBE(0, 6) % count) + 1;
}

/** The value of `--shard` without one. */
export const FROM_CI = "ci";

const REMEDY = "say which of how many, such as --shard 2/10";

/**
 * The shard that `--shard` asks for: `2/10`, or the one that the CI system's variables name.
 * They count only then: GitLab sets them for jobs of a matrix, too, of which each has targets of its
 * own, and a run that is asked for all of them must not leave out most without a word.
 * @throws UsageError naming the option or variable
 */
export function shardFrom(text: string, env: NodeJS.ProcessEnv = process.env): Shard {
  if (text === FROM_CI) return shardFromCi(env);
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (isOne(shard)) return shard;
  throw new UsageError(`--shard ${text}: there is no such shard; ${REMEDY}`);
}

const TOTAL = "CI_NODE_TOTAL";

/** From which number each variable counts. */
const FIRST = { CI_NODE_INDEX: 1, JOB_COMPLETION_INDEX: 0 };

function shardFromCi(env: NodeJS.ProcessEnv): Shard {
  const set = Object.entries(FIRST).find(([name]) => env[name]);
  if (!set) {
    throw new UsageError(`--shard: ${Object.keys(FIRST).join(" or ")} is not set; ${REMEDY}`);
  }
  const [variable, first] = set;
  const [index, count] = [env[variable]!, env[TOTAL] ?? ""];
  const shard = { index: numberIn(index) - first + 1, count: numberIn(count) };
  if (isOne(shard)) return shard;
  const values = `${variable} is ${index}, counted from ${first}, and ${TOTAL} is ${count || "not set"}`;
  throw new UsageError(`--shard: ${values}: there is no such shard; correct them, or ${REMEDY}`);
}

function numberIn(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

function isOne({ index, count }: Shard): boolean {
  return index >= 1 && index <= count && Number.isSafeInteger(count);
}
