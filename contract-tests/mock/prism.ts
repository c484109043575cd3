import type * as Prism from "@stoplight/prism-http";
import { UsageError } from "../engine/exchange/errors.ts";

export type PrismOperation = Awaited<ReturnType<typeof Prism.getHttpOperationsFromSpec>>[number];

export interface Violation {
  /** As Laravel names it: `server_id`, `list.0.id`; empty if it is not a field. */
  readonly field: string;
  /** The JSON Schema keyword that is broken; 401 for missing credentials, 415 for a wrong media type. */
  readonly code: string | number;
  readonly message: string;
}

const CONFIG = {
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  isProxy: false,
} as const;

type Logger = Parameters<typeof Prism.createInstance>[1]["logger"];

const silent: Logger = new Proxy({} as Logger, {
  get: (_, name) => (name === "child" ? () => silent : () => undefined),
});

/** Loaded late: a hundred packages, which an installed command comes without. @throws UsageError if it is not installed */
export async function loadPrism(): Promise<typeof Prism> {
  try {
    return await import("@stoplight/prism-http");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(
      "mock needs Prism, which is not installed: npm install --ignore-scripts @stoplight/prism-http@5",
      { cause: error },
    );
  }
}

/**
 * An example of that status and name, or a problem of Prism's own. Without `validate`, it answers
 * however wrong the request is.
 */
export async function mocked(
  operation: PrismOperation,
  request: Prism.IHttpRequest,
  validate: boolean,
  wanted: { readonly code?: number; readonly exampleKey?: string } = {},
) {
  const mock = { dynamic: false, ...wanted };
  const config = { ...CONFIG, checkSecurity: validate, validateRequest: validate, mock };
  const { createInstance, ProblemJsonError } = await loadPrism();
  const prism = createInstance(config, { logger: silent });
  const answered = await prism.request(request, [operation], config)();
  if (answered._tag === "Left") {
    const { status, ...rest } = ProblemJsonError.toProblemJson(answered.left);
    const headers = { "content-type": "application/problem+json" };
    return { status, headers, body: { ...rest, status } as unknown, violations: [] };
  }
  const { output, validations } = answered.right;
  const sent = Object.entries(output.headers ?? {}).filter(([, value]) => value !== null);
  return {
    status: output.statusCode,
    headers: Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), String(value)])),
    body: output.body,
    violations: validations.input.map(({ path = [], ...rest }) =>
      violationOf(operation, path, rest),
    ),
  };
}

function violationOf(
  { security, request }: PrismOperation,
  path: readonly string[],
  { code = "", message }: Partial<Pick<Violation, "code">> & Pick<Violation, "message">,
): Violation {
  const scheme = security?.[0]?.[0];
  if (code === 401) {
    const field = scheme?.type === "apiKey" ? scheme.name : "";
    return { field, code, message: "Request carries no credentials" };
  }
  const missing = code === "required" ? (/property '(.+)'/.exec(message)?.[1] ?? []) : [];
  const [place, ...rest] = [path, missing].flat();
  const name = rest.join(".");
  // Prism writes the names of query parameters in lower case.
  const known = request?.query?.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return { field: (place === "query" ? known?.name : undefined) ?? name, code, message };
}
