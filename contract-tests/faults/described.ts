import { readFile } from "node:fs/promises";
import type { Api } from "../engine/api.ts";
import type { Variant } from "../engine/catalogue.ts";
import { exampleOf } from "../engine/example.ts";

/** As much of a schema as faults are derived from; references are resolved. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
}

/** A documented variant with the body that the page shows for it. */
export interface Described {
  readonly variant: Variant;
  readonly example: unknown;
  readonly schema: Schema;
}

/** The documented variants of an API that can be provoked, in the catalogue's order. */
export async function describedVariants(api: Api): Promise<Described[]> {
  const document = await bundleOf(api);
  return Object.entries(api.catalogue.variants).flatMap(([key, variant]) => {
    if (variant.provenance !== "documented" || !api.reaches[key]) return [];
    const example = exampleOf(document, variant);
    return [{ variant, example, schema: api.schemas[variant.schema] as Schema }];
  });
}

/** The types that a schema allows; none said is none known. */
export function typesOf({ type }: Schema): readonly string[] {
  return type === undefined ? [] : [type].flat();
}

/** The bundle beside the documents for Dredd; for one endpoint, the bundle by action. */
async function bundleOf({ dredd }: Api): Promise<Parameters<typeof exampleOf>[0]> {
  for (const name of ["openapi.by-action.json", "openapi.json"]) {
    const text = await readFile(new URL(`../${name}`, dredd), "utf8").catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as Parameters<typeof exampleOf>[0];
  }
  throw new Error(`there is no bundle beside ${dredd.href}; make it with: npm run generate`);
}
