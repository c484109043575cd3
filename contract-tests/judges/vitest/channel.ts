import type { Outcome } from "../../engine/outcome.ts";

/** What a test asks the engine for: the outcome of one variant or rule on one target. */
export interface Question {
  readonly target: string;
  readonly id: string;
}

type Message =
  | { readonly number: number; readonly question: Question }
  | { readonly number: number; readonly outcome: Outcome }
  | { readonly number: number; readonly failure: string };

/**
 * Answers the questions of Vitest's worker until it is closed.
 *
 * The engine stays in the main thread, where Dredd is: one session, one pace, one count of
 * requests and one clean-up for both, whatever becomes of the worker.
 */
export function answerQuestions(
  name: string,
  answer: (question: Question) => Promise<Outcome>,
): { close(): void } {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: { data: Message }) => {
    if (!("question" in data)) return;
    const { number, question } = data;
    answer(question).then(
      (outcome) => channel.postMessage({ number, outcome } satisfies Message),
      (error: unknown) => channel.postMessage({ number, failure: String(error) } satisfies Message),
    );
  };
  return channel;
}

/** The worker's end: asks, and waits for the answer. */
export function questioner(name: string): (question: Question) => Promise<Outcome> {
  const channel = new BroadcastChannel(name);
  const waiting = new Map<number, PromiseWithResolvers<Outcome>>();
  let asked = 0;
  channel.onmessage = ({ data }: { data: Message }) => {
    const asker = waiting.get(data.number);
    if (!asker || "question" in data) return;
    waiting.delete(data.number);
    if (waiting.size === 0) channel.unref();
    if ("outcome" in data) asker.resolve(data.outcome);
    else asker.reject(new Error(data.failure));
  };
  channel.unref();
  return (question) => {
    const number = ++asked;
    const asker = Promise.withResolvers<Outcome>();
    waiting.set(number, asker);
    channel.ref();
    channel.postMessage({ number, question } satisfies Message);
    return asker.promise;
  };
}
