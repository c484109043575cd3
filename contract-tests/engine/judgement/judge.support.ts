import { expect } from "vitest";
import type { Contract } from "../description/catalogue.ts";
import type { Received } from "../exchange/exchange.ts";
import { exchanged, notes, NOTES } from "../invented.support.ts";
import { judge, type Judgement } from "./judge.ts";
import { Secrets } from "../secrets/secrets.ts";

export const NOTE = { id: 1, text: "milk" };

/** What the judge says of an answer that is held against a variant. */
export function judged(
  key: keyof typeof NOTES.variants,
  body: unknown,
  answer: Partial<Received> = {},
  { strict = false, api = notes }: { strict?: boolean; api?: Contract } = {},
): Judgement {
  const bench = { api, secrets: new Secrets(), strict };
  return judge(bench, NOTES.variants[key]!, exchanged(body, answer));
}

/** Findings without the request, which is the same in all of them, and without what it is evidence of. */
export function found(...args: Parameters<typeof judged>): object[] {
  return judged(...args).findings.map(({ curl, evidence: _, ...rest }) => {
    expect(curl).toBe("curl -sS -i 'http://notes.example/note?action=read&id=1'");
    return rest;
  });
}

export const json = (type: string) => ({ headers: { "content-type": type } });
