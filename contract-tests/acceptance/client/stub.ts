/** What a stub answers, and what it was asked. */
export interface Stubbed {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly asked: { readonly url: string; readonly init: RequestInit }[];
}

/** A `fetch` that gives these answers in turn, the last one for ever. A function may throw instead. */
export function answering(...answers: (() => Response)[]): Stubbed {
  const asked: { url: string; init: RequestInit }[] = [];
  return {
    asked,
    fetch: async (url, init) => {
      asked.push({ url, init });
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (!answer) throw new Error("a stub needs an answer");
      return answer();
    },
  };
}

/** A JSON answer, made again each time, since a body is read once. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): () => Response {
  return () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { "content-type": "application/json", ...headers },
    });
}
