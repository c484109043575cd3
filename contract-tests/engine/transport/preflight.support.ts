import { readBody, type Exchange } from "../exchange/exchange.ts";
import { notes } from "../invented.support.ts";

export const suspect = {
  target: { name: "panel", baseUrl: "https://vpn.example.com" },
  api: notes,
};

/** What the invented API documents for its first operation. */
export const NOTE = '{"id":1,"text":"milk"}';

export function answered(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Exchange {
  const bytes = Buffer.from(body);
  return {
    request: {
      operation: "readNote",
      effect: "reads",
      method: "GET",
      url: "https://vpn.example.com/api/account",
      headers: {},
    },
    answer: { status, headers, bytes, body: readBody(bytes) },
    startedAt: 0,
    durationMs: 1,
  };
}

export const page = (title: string) =>
  `<!doctype html><html><head><title>${title}</title></head></html>`;
