import { EventEmitter, once } from "node:events";
import { describe, expect, inject, test } from "vitest";
import type { Outcome } from "../../engine/judgement/outcome.ts";

/** What a test asks the engine for: the outcome of one variant or rule on one target. */
export interface Question {
  readonly target: string;
  readonly id: string;
}

/** The engine's answer: the outcome, or why there is none. */
export type Reply = Question & ({ readonly outcome: Outcome } | { readonly failure: string });

/** What the run gives this file: where to ask, and what to ask for. */
export interface Agenda {
  readonly channel: string;
  readonly targets: readonly {
    readonly name: string;
    readonly tests: readonly { readonly id: string; readonly title: string }[];
  }[];
}

declare module "vitest" {
  interface ProvidedContext {
    agenda: Agenda;
  }
  interface TaskMeta {
    /** The target and the variant or rule that a test stands for. */
    exercised?: Question;
  }
}

const nameOf = ({ target, id }: Question) => `${target} ${id}`;

const agenda = inject("agenda");
const channel = new BroadcastChannel(agenda.channel);
const replies = new EventEmitter().setMaxListeners(0);
channel.onmessage = ({ data }: { data: Reply }) => replies.emit(nameOf(data), data);

async function ask(question: Question): Promise<Outcome> {
  const replied = once(replies, nameOf(question)) as Promise<[Reply]>;
  channel.postMessage(question);
  const [reply] = await replied;
  if ("failure" in reply) throw new Error(reply.failure);
  return reply.outcome;
}

for (const { name: target, tests } of agenda.targets) {
  describe.concurrent(target, () => {
    for (const { id, title } of tests) {
      test(title, { meta: { exercised: { target, id } } }, async ({ skip }) => {
        const { verdict, reason, findings } = await ask({ target, id });
        if (verdict === "not-exercised") skip(reason);
        expect(findings).toEqual([]);
      });
    }
  });
}
