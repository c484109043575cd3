import { readFileSync } from "node:fs";
import { entriesOf, type Description } from "../../../scripts/generators/description.ts";

/** One example of the bundle: the answer that a variant is documented by. */
export interface DescribedAnswer {
  readonly api: string;
  /** The client's method: the `operationId`. */
  readonly method: string;
  readonly variant: string;
  /** Null where the description gives none. */
  readonly status: number | null;
  readonly body: Record<string, unknown>;
}

/** Every example of every operation; of an action, those of the method with a body. */
export function describedAnswers(api: "vpnscript" | "waveros"): DescribedAnswer[] {
  const file = api === "waveros" ? "openapi.by-action.json" : "openapi.json";
  const bundle = new URL(`../../../generated/${api}/${file}`, import.meta.url);
  const description = JSON.parse(readFileSync(bundle, "utf8")) as Description;
  return entriesOf(description)
    .filter(({ action, operation }) => action === undefined || operation.requestBody)
    .flatMap(({ operation, answers }) =>
      answers.map(({ name, status, example }) => ({
        api,
        method: operation.operationId,
        variant: name,
        status: status === "default" ? null : Number(status),
        body: example.value as Record<string, unknown>,
      })),
    );
}
