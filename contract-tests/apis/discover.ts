import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Api } from "../engine/api.ts";

export function apiNames(): string[] {
  return readdirSync(new URL(".", import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** As generated last; where operations share a path, the document that keeps them apart. */
export function generatedDocument(name: string): string | undefined {
  return ["openapi.by-action.json", "openapi.json"]
    .map((file) => fileURLToPath(new URL(`../../generated/${name}/${file}`, import.meta.url)))
    .find(existsSync);
}

export async function loadApi(name: string): Promise<Api> {
  const module = (await import(`./${name}/api.ts`)) as { readonly api: Api };
  return module.api;
}

/** Of all that answers are judged by. Where the vendor's page says it is left out. */
export function contractDigest(
  apis: Readonly<Record<string, Pick<Api, "catalogue" | "schemas">>>,
): string {
  const all = Object.values(apis).map(({ catalogue, schemas }) => {
    const variants = Object.entries(catalogue.variants).map(([key, one]) => {
      return [key, { ...one, source: undefined }];
    });
    return [{ ...catalogue, variants, sources: undefined }, schemas];
  });
  return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}

export async function everyApi(): Promise<Record<string, Api>> {
  const loaded = apiNames().map(async (name) => [name, await loadApi(name)] as const);
  return Object.fromEntries(await Promise.all(loaded));
}
