import { describe, expect, inject, test } from "vitest";
import { questioner } from "./channel.ts";

/** What the run gives this file: where to ask, and what to ask for. */
export interface Agenda {
  readonly channel: string;
  readonly targets: readonly {
    readonly name: string;
    readonly groups: readonly {
      readonly name: string;
      readonly tests: readonly { readonly id: string; readonly title: string }[];
    }[];
  }[];
}

declare module "vitest" {
  interface ProvidedContext {
    agenda: Agenda;
  }
  interface TaskMeta {
    /** The target and the variant or rule that a test stands for. */
    exercised?: { target: string; id: string };
  }
}

const { channel, targets } = inject("agenda");
const ask = questioner(channel);

for (const target of targets) {
  describe.concurrent(target.name, () => {
    for (const group of target.groups) {
      describe.concurrent(group.name, () => {
        for (const { id, title } of group.tests) {
          test(title, { meta: { exercised: { target: target.name, id } } }, async ({ skip }) => {
            const { verdict, reason, findings } = await ask({ target: target.name, id });
            if (verdict === "not-exercised") skip(reason);
            expect(findings).toEqual([]);
          });
        }
      });
    }
  });
}
