import type { Api } from "../../contract-tests/engine/api.ts";
import { sleep } from "../../contract-tests/engine/transport/pace.ts";

export interface Stand {
  readonly jobMs?: number;
  /** How long an answer takes, in milliseconds. */
  readonly latency?: number;
  /** Fields of a target file, instead of the sandbox's own. */
  readonly [field: string]: unknown;
}

/** Starts so many sandboxes, of each API in turn, and gives the entries of a target file for them. */
export async function sandboxes(
  apis: readonly Api[],
  count: number,
  { jobMs = 50, latency = 0, ...fields }: Stand = {},
) {
  const alter = async <T>(_: unknown, answer: T) => sleep(latency, undefined).then(() => answer);
  const options = { jobMs, ...(latency > 0 && { alter }) };
  const starts = Array.from({ length: count }, (_, index) =>
    apis[index % apis.length]!.startSandbox(options),
  );
  const all = await Promise.all(starts);
  const targets = all.map(({ target }, index) => {
    return { ...target, ...fields, name: `${String(target["name"])}-${index}` };
  });
  return {
    all,
    targets,
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((sandbox) => sandbox.close()));
    },
  };
}
