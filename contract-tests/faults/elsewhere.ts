import type { Api } from "../engine/api.ts";
import { sleep } from "../engine/pace.ts";
import type { Condition, Entry } from "../sandbox/condition.ts";
import type { Front } from "../sandbox/front.ts";
import type { SandboxOptions } from "../sandbox/sandbox.ts";
import { JOBS } from "./trial.ts";

export async function anotherOf(
  api: Api,
  target: Entry,
  { which, has, altered }: NonNullable<Condition["elsewhere"]>,
) {
  const { jobMs, ...jobs } = JOBS.sure;
  const sandbox = await api.startSandbox({ ...jobs, jobMs } as SandboxOptions);
  await has(sandbox.target);
  await sleep(2 * jobMs, undefined);
  const [from, to] = [target, sandbox.target].map(textsIn);
  const pairs = from!.flatMap((text, at) => (text === to![at] ? [] : [[text, to![at]!] as const]));
  const theirs = (text: string) =>
    pairs.reduce((all, [own, other]) => all.replaceAll(own, other), text);
  let hasMoved = false;
  const front: Front = {
    ask(passing) {
      if (!(which === "clean-up" ? hasMoved : which(passing))) return undefined;
      passing.to = sandbox;
      passing.path = theirs(passing.path);
      passing.body = theirs(passing.body);
      return undefined;
    },
    answer: (reply, { to }) => (to === undefined ? undefined : altered(reply)),
  };
  return {
    front,
    /** From now on it answers the clean-up; undefined where it answers the run itself. */
    move: which === "clean-up" ? () => void (hasMoved = true) : undefined,
    fingerprint: () => sandbox.fingerprint().replace(/^(?=.)/gm, "elsewhere: "),
    close: () => sandbox.close(),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
