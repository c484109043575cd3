import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../root.ts";

/** The description is at fault. The message names the place and what to change. */
export class DescriptionError extends Error {
  override readonly name = "DescriptionError";
}

/** A JSON Schema, as far as the generators look into one. */
export type Schema = { readonly [keyword: string]: unknown };

export interface Example {
  readonly summary?: string;
  readonly description?: string;
  readonly value: unknown;
}

export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly headers?: unknown;
  readonly "x-variants"?: Readonly<Record<string, string>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface PathOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly "x-effect": string;
}

export type PathItem = Readonly<Record<string, PathOperation>>;

/** A whole description in one document, as Redocly bundles it. Local references are still in it. */
export interface Description {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description?: string;
  };
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly [kind: string]: unknown;
  };
  readonly [key: string]: unknown;
}

/** Bundles `openapi/<api>/openapi.yaml` by Redocly; a description that cannot be bundled is a `DescriptionError`. */
export async function bundle(api: string): Promise<Description> {
  const file = join("openapi", api, "openapi.yaml");
  if (!existsSync(join(root, file))) {
    throw new DescriptionError(
      `${file}: no such description; write it, or correct the name of the API`,
    );
  }
  const { stdout } = await redocly(
    ["bundle", file, "--config", "openapi/redocly.yaml", "--ext", "json"].concat(
      "--component-renaming-conflicts-severity=error",
    ),
  );
  return JSON.parse(stdout) as Description;
}

/** Runs Redocly CLI from the project's folder with everything that reports home switched off. */
export async function redocly(
  argv: readonly string[],
): Promise<{ stdout: string; stderr: string }> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const cli = join(dirname(manifest), "bin", "cli.js");
  try {
    return await promisify(execFile)(process.execPath, [cli, ...argv], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...process.env,
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
        NO_COLOR: "1",
      },
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new DescriptionError(`${stdout}\n${stderr}`.trim() || String(error), { cause: error });
  }
}

/** What a local reference (`#/components/…`) stands for; anything else is given back as it is. */
export function follow<T>(
  document: Description,
  value: T | { readonly $ref: string },
  trail: readonly string[] = [],
): T {
  const reference = (value as { $ref?: unknown } | undefined)?.$ref;
  if (typeof reference !== "string") return value as T;
  if (trail.includes(reference)) throw new DescriptionError(`${reference}: contains itself`);
  let found: unknown = document;
  for (const part of reference.replace(/^#\//, "").split("/")) {
    const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    found = (found as Record<string, unknown> | undefined)?.[key];
  }
  if (found === undefined) throw new DescriptionError(`${reference}: nothing is there`);
  return follow(document, found as T, [...trail, reference]);
}
