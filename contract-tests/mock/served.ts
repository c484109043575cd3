import type * as Prism from "@stoplight/prism-http";
import type { Catalogue, Variant } from "../engine/description/catalogue.ts";
import { actionOf } from "../engine/description/example.ts";
import { UsageError } from "../engine/exchange/errors.ts";

export type Served = Awaited<ReturnType<typeof serve>>;

export type Endpoint = Served["endpoints"][number];

export interface Source {
  readonly folder: string;
  read(): Promise<Served>;
}

export async function serve(document: object, catalogue: Catalogue) {
  const { getHttpOperationsFromSpec } = await loadPrism();
  // Prism resolves references in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const endpoints = operations.map((described) => {
    const name = actionOf(described.path) ?? described.iid;
    const operation = catalogue.operations[name ?? ""];
    const way = operation?.ways.find(({ method }) => method.toLowerCase() === described.method);
    if (!operation || !way) {
      throw new Error(`the catalogue lacks ${described.method} ${described.path}`);
    }
    const isOwn = (one: Variant) => one.operation === name;
    const variants = Object.values(catalogue.variants).filter(isOwn);
    return { operation, way, described, variants };
  });
  // `http://{router}/api` has `/api`; a URL that is one variable, the operator's own address, has
  // none.
  const path = operations[0]?.servers?.[0]?.url.replace(/^(https?:\/\/[^/]*|\{[^}]+\})/, "") ?? "";
  /** Without a slash at its end: it comes before every operation's path. */
  const basePath = path.replace(/\/$/, "");
  return { catalogue, endpoints, basePath };
}

/** An API with a single path has it with its slash. */
export function baseUrlOf({ basePath }: Served, origin: string): string {
  return basePath === "" ? origin : `${origin}${basePath}/`;
}

type PrismOperation = Awaited<ReturnType<typeof Prism.getHttpOperationsFromSpec>>[number];

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
async function loadPrism(): Promise<typeof Prism> {
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
