import type { Variant } from "../engine/catalogue.ts";
import type { Asked } from "../sandbox/server.ts";

/** The query parameters that are for the mock and not for the API. */
export const OWN_PARAMETERS: readonly string[] = ["__scenario", "__example", "__code"];

/** The answer that a request asks for. */
export interface Wish {
  /** The variant that this one request must be answered with. */
  readonly example?: string | undefined;
  /** The status; where the page gives a variant none, the one it is sent with. */
  readonly code?: number | undefined;
  /** Variants to be met wherever an operation has them: what an app sets once, for all its requests. */
  readonly scenarios: readonly string[];
}

/** Reads `Prefer: example=…, code=…`, `X-Scenario` and their twins in the query. */
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

/** Whether a variant has that name: `service-expired`, with its operation, or its whole id. */
export function isCalled({ id, operation, name }: Variant, called: string): boolean {
  return [id, id.slice(id.indexOf("/") + 1), `${operation}/${name}`, name].includes(called);
}

/** The requested variant, of those that can come; by its status where two have the same name. */
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
