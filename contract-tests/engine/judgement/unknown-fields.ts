import type { Exchange } from "../exchange/exchange.ts";
import { variantOf, type Bench } from "./judge.ts";
import { joined, type Place } from "../description/places.ts";
import { dataNames, undocumentedFields } from "../description/undocumented.ts";

/** Gathers the fields that the vendor's page does not know from every answer of a run. */
export class UnknownFields {
  readonly #bench: Bench;
  /** By the ids of variants; empty where an answer had none. */
  readonly byVariant = new Map<string, readonly Place[]>();

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  /** Call it with every exchange. */
  answered(exchange: Exchange): void {
    const { api, secrets, target } = this.#bench;
    const { json } = exchange.answer.body;
    const variant = variantOf(api, exchange);
    if (!variant) return;
    const isData = dataNames((name) => secrets.appearIn(name), target, json);
    const came = undocumentedFields(api.schemas[variant.schema], json, isData);
    const before = this.byVariant.get(variant.id);
    const all = before ? joined([before, came]).map(({ place }) => place) : came;
    this.byVariant.set(variant.id, all);
  }
}
