import {
  createInstance,
  getHttpOperationsFromSpec,
  ProblemJsonError,
  type IHttpRequest,
} from "@stoplight/prism-http";

/** An operation as Prism reads it: one path and method, its references resolved. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** What Prism holds against a request. */
export interface Violation {
  /** The field, as Laravel names it: `server_id`, `list.0.id`; empty where it is none. */
  readonly field: string;
  /** The JSON Schema keyword that is broken; 401 for missing credentials, 415 for a wrong media type. */
  readonly code: string | number;
  readonly message: string;
}

const CONFIG = {
  mock: { dynamic: false },
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  isProxy: false,
} as const;

type Logger = Parameters<typeof createInstance>[1]["logger"];

/** Has every level, and children, and says nothing. */
const silent: Logger = new Proxy({} as Logger, {
  get: (_, name) => (name === "child" ? () => silent : () => undefined),
});

const prism = createInstance(
  { ...CONFIG, checkSecurity: true, validateRequest: true },
  { logger: silent },
);

/** The operations of an OpenAPI document, in its order. */
export function operationsOf(document: object): Promise<PrismOperation[]> {
  // Prism resolves references in place.
  return getHttpOperationsFromSpec(structuredClone(document));
}

/**
 * Asks Prism, in this process, for the answer of one operation: an example of that status and name,
 * or a problem of Prism's own. Unless it may `validate`, it answers however wrong the request is.
 */
export async function mocked(
  operation: PrismOperation,
  request: IHttpRequest,
  validate: boolean,
  wanted: { readonly code?: number; readonly exampleKey?: string } = {},
) {
  const mock = { dynamic: false, ...wanted };
  const config = { ...CONFIG, checkSecurity: validate, validateRequest: validate, mock };
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
