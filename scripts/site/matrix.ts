import { readFile } from "node:fs/promises";
import type { Api } from "../../contract-tests/engine/api.ts";
import type { Operation, Variant } from "../../contract-tests/engine/catalogue.ts";
import { keyOf } from "../../contract-tests/engine/judge.ts";
import { generatedDescription } from "../described.ts";
import { exampleOf } from "../../contract-tests/mock/example.ts";
import { exampleAnchor, operationAnchor } from "./reference-anchor.ts";

/** One variant, as the matrix shows it. */
export interface Row extends Variant {
  /** Its way into the reference: page and fragment. */
  readonly href: string;
  /** The sentence that its example holds; empty where it has none. */
  readonly message: string;
  /** Its example, as JSON text. */
  readonly example: string;
  /** As whom and with what it is reached; undefined if nobody can provoke it. */
  readonly how: string | undefined;
  /** The tools that can exercise it. */
  readonly tools: readonly string[];
}

/** One operation, and its variants in the description's order. */
export interface Group extends Operation {
  readonly href: string;
  /** `POST /api/auth/token`, one for each way to call it. */
  readonly wire: readonly string[];
  readonly rows: readonly Row[];
}

/** The variants of an API by operation. */
export async function matrixOf(api: Api): Promise<Group[]> {
  const described = await generatedDescription(api.name);
  const page = `/api/${api.name}.html`;
  const sent = await sentByDredd(api);
  const { operations, variants } = api.catalogue;
  return Object.values(operations).map((operation) => ({
    ...operation,
    href: page + operationAnchor(described, operation.name),
    wire: operation.ways.map(({ method, path }) => `${method} ${path}`),
    rows: Object.values(variants)
      .filter((variant) => variant.operation === operation.name)
      .map((variant) => {
        const key = keyOf(variant);
        const how = api.reaches[key]?.how;
        const example = exampleOf(described.document, variant) as Record<string, unknown>;
        const sentence = [example["message"], example["error"]].find(
          (text) => typeof text === "string",
        );
        return {
          ...variant,
          href: page + exampleAnchor(described, variant),
          message: sentence ?? "",
          example: JSON.stringify(example, null, 2),
          how,
          tools: how === undefined ? [] : ["Vitest", ...(sent.has(key) ? ["Dredd"] : [])],
        };
      }),
  }));
}

/** The variants that Dredd's documents hold. */
async function sentByDredd({ dredd }: Api): Promise<ReadonlySet<string>> {
  const text = await readFile(new URL("transactions.json", dredd), "utf8");
  const transactions = JSON.parse(text) as Record<string, { readonly variant: string }>;
  return new Set(Object.values(transactions).map(({ variant }) => variant));
}
