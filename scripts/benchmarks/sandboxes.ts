import type { Api } from "../../contract-tests/engine/api.ts";
import { sleep } from "../../contract-tests/engine/pace.ts";
import type { Sandbox } from "../../contract-tests/sandbox/sandbox.ts";

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
  const all: Sandbox[] = [];
  for (let index = 0; index < count; index++) {
    const options = {
      jobMs,
      ...(latency > 0 && {
        alter: (_: unknown, answer: object) => sleep(latency, undefined).then(() => answer),
      }),
    };
    all.push(await apis[index % apis.length]!.startSandbox(options as object));
  }
  return {
    all,
    targets: all.map(({ target }, index) => ({
      ...target,
      ...fields,
      name: `${String(target["name"])}-${index}`,
    })),
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((sandbox) => sandbox.close()));
    },
  };
}
