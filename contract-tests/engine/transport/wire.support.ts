import { vi } from "vitest";
import { wire } from "./http.ts";

interface How {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly body?: string;
}

/** Has requests answered by a function like `fetch`, in place of any network; `vi.restoreAllMocks` ends that. */
export function answerBy(fetch: (url: string, how: How) => Promise<Response>) {
  return vi
    .spyOn(wire, "ask")
    .mockImplementation(async ({ url, method, headers, body }, _, signal) => {
      const how = { method, headers, signal, ...(body !== undefined && { body }) };
      const { status, headers: came, body: stream } = await fetch(url, how);
      const chunks = (stream ?? []) as AsyncIterable<Uint8Array>;
      return { status, headers: Object.fromEntries(came), body: chunks };
    });
}
