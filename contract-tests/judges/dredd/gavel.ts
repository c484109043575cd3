import type { Transaction } from "dredd";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Found } from "../../engine/judgement/finding.ts";
import { valueAt } from "../../engine/description/explain.ts";

/** How many facets of an answer Gavel can judge. */
export function facetsIn({ expected }: Transaction): number {
  const { statusCode, headers, bodySchema } = expected;
  return [statusCode, headers["content-type"], bodySchema].filter(Boolean).length;
}

/** What Dredd's judge, Gavel, objects to in a transaction, in the engine's words. */
export function breaches({ results, expected }: Transaction, exchange: Exchange): Found[] {
  const { answer } = exchange;
  const errorsIn = (field: string) => results?.fields?.[field]?.errors ?? [];
  const found: Omit<Found, "exchange">[] = [
    ...errorsIn("statusCode").map(({ message }) => ({
      check: "status-as-documented",
      message,
      at: "status",
      expected: String(expected.statusCode),
      actual: String(answer.status),
    })),
    ...errorsIn("headers").map(({ message }) => ({
      check: "media-type-as-documented",
      message,
      at: "content-type",
      expected: expected.headers["content-type"] ?? "",
      actual: answer.headers["content-type"] ?? "no content-type",
    })),
    ...errorsIn("body").map(({ message, location }) => {
      const pointer = location?.pointer;
      if (pointer === undefined)
        return { check: "body-is-json", message, actual: answer.body.text };
      const actual = valueAt(answer.body.json, pointer) ?? "absent";
      return { check: "body-matches-schema", message, at: pointer || "/", actual };
    }),
  ];
  return found.map((one) => ({ ...one, exchange }));
}
