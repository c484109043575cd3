import type { GavelField, Transaction } from "dredd";
import type { Exchange } from "../../engine/exchange.ts";
import type { Found } from "../../engine/finding.ts";
import { valueAt } from "../../engine/judge.ts";

/** What Dredd's judge, Gavel, objects to in a transaction, in the engine's words. */
export function breaches(transaction: Transaction, exchange: Exchange): Found[] {
  const fields: Readonly<Record<string, GavelField>> = transaction.results?.fields ?? {};
  const found: Found[] = [];
  const { answer } = exchange;
  const { expected } = transaction;
  for (const { message } of fields["statusCode"]?.errors ?? []) {
    found.push({
      check: "status-as-documented",
      message,
      at: "status",
      expected: String(expected.statusCode),
      actual: String(answer.status),
      exchange,
    });
  }
  for (const { message } of fields["headers"]?.errors ?? []) {
    found.push({
      check: "media-type-as-documented",
      message,
      at: "content-type",
      expected: expected.headers["content-type"] ?? "",
      actual: answer.headers["content-type"] ?? "no content-type",
      exchange,
    });
  }
  for (const { message, location } of fields["body"]?.errors ?? []) {
    const pointer = location?.pointer;
    found.push({
      check: pointer === undefined ? "body-is-json" : "body-matches-schema",
      message,
      ...(pointer === undefined ? {} : { at: pointer || "/" }),
      actual:
        pointer === undefined ? answer.body.text : (valueAt(answer.body.json, pointer) ?? "absent"),
      exchange,
    });
  }
  return found;
}
