import { expect } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { sightOf, type Sight } from "./verify-sandbox.support.ts";

export type Fields = Record<string, unknown>;

/**
 * A breach planted in answers, and the rule that must see it. It is not a finding where the
 * vendor's page does not say that it is wrong.
 */
export type Breach = [what: string, path: string, rule: string, change: Change, seen?: Sight];
export type Change = (json: Fields, asked: Asked) => unknown;

export const eachOf =
  (change: (one: Fields, index: number) => Fields): Change =>
  ({ data, ...rest }) => ({ ...rest, data: Array.isArray(data) ? data.map(change) : data });

export async function isSeen(...[, path, rule, change, seen = "found"]: Breach): Promise<void> {
  const alter = (asked: Asked, answer: Answer): Answer => {
    if (asked.url.pathname !== path || answer.status !== 200) return answer;
    const json = JSON.parse(String(answer.body)) as Fields;
    return { ...answer, body: JSON.stringify(change(json, asked)) };
  };
  expect(await sightOf(rule, { alter })).toBe(seen);
}
