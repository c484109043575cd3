import type { Variant } from "../engine/catalogue.ts";
import type { Asked } from "../sandbox/server.ts";

export const OWN_PARAMETERS: readonly string[] = ["__scenario", "__example", "__code"];

export interface Wish {
  readonly example?: string | undefined;
  /** The documented status, or the one that the mock sends a variant with. */
  readonly code?: number | undefined;
  /** Variants to answer with wherever an operation has them: an app sets them once, for all its requests. */
  readonly scenarios: readonly string[];
}

export function wishOf({ headers, url }: Pick<Asked, "headers" | "url">): Wish {
  const preferred = (name: string) => {
    // A preference of RFC 7240, quoted or not.
    const written = new RegExp(`(?:^|[,;\\s])${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,;]+))`, "i");
    const [, quoted, plain] = written.exec(String(headers["prefer"] ?? "")) ?? [];
    return quoted ?? plain ?? url.searchParams.get(`__${name}`);
  };
  const code = Number(preferred("code") ?? NaN);
  const scenarios = String(headers["x-scenario"] ?? url.searchParams.get("__scenario") ?? "");
  return {
    example: preferred("example") || undefined,
    code: code >= 100 && code <= 599 ? code : undefined,
    scenarios: scenarios.split(",").flatMap((text) => text.trim() || []),
  };
}

/** `service-expired`, with its operation, or the whole id. */
export function isCalled({ id, operation, name }: Variant, called: string): boolean {
  return [id, id.slice(id.indexOf("/") + 1), `${operation}/${name}`, name].includes(called);
}

/** Of those that can come; by its status where two have the same name. */
export function wished(
  { example, scenarios, code }: Wish,
  variants: readonly Variant[],
): Variant | undefined {
  for (const name of example === undefined ? scenarios : [example]) {
    const called = variants.filter((variant) => isCalled(variant, name));
    const first = called.find(({ status }) => status === code) ?? called[0];
    if (first) return first;
  }
  return undefined;
}
