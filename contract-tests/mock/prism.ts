import {
  createInstance,
  getHttpOperationsFromSpec,
  ProblemJsonError,
  type IHttpRequest,
} from "@stoplight/prism-http";
import type { Described, Endpoint } from "./described.ts";

/** A request in Prism's form. */
export interface Input {
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What Prism is to do about it. */
export interface Wanted {
  /** False: answer as asked, however wrong the request is. */
  readonly validate?: boolean;
  readonly code?: number | undefined;
  readonly example?: string | undefined;
}

/** What Prism holds against a request. */
export interface Violation {
  /** `body` or `query`, then the way to the field. */
  readonly path: readonly string[];
  /** The JSON Schema keyword that is broken; 401 for missing credentials, 415 for a wrong media type. */
  readonly code: string | number;
  readonly message: string;
}

export interface Mocked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly violations: readonly Violation[];
}

export type Prism = (endpoint: Endpoint, input: Input, wanted: Wanted) => Promise<Mocked>;

/** Prism for one description, in this process: static examples, nothing logged, nothing reported anywhere. */
export async function createPrism({ document }: Described): Promise<Prism> {
  // Prism resolves references in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const config = {
    mock: { dynamic: false },
    checkSecurity: true,
    validateRequest: true,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    isProxy: false,
  } as const;
  const instance = createInstance(config, { logger: silent() });

  return async (endpoint, input, { validate = true, code, example }) => {
    const request: IHttpRequest = {
      method: endpoint.way.method.toLowerCase() as IHttpRequest["method"],
      url: { path: input.path + endpoint.fragment, query: { ...input.query } },
      headers: { ...input.headers },
      body: input.body,
    };
    // The front has found the operation already: Prism need not look through the others.
    const only = operations.filter(
      ({ method, path }) =>
        method === request.method && path === endpoint.way.path + endpoint.fragment,
    );
    const answered = await instance.request(request, only, {
      ...config,
      checkSecurity: validate,
      validateRequest: validate,
      mock: {
        dynamic: false,
        ...(code === undefined ? {} : { code }),
        ...(example === undefined ? {} : { exampleKey: example }),
      },
    })();
    if (answered._tag === "Left") return problem(answered.left);
    const { output, validations } = answered.right;
    return {
      status: output.statusCode,
      headers: lowerCased(output.headers ?? {}),
      body: output.body,
      violations: validations.input.map((one) => ({
        path: one.path ?? [],
        code: one.code ?? "",
        message: one.code === 401 ? "Request carries no credentials" : one.message,
      })),
    };
  };
}

function problem(error: Error): Mocked {
  const { status, ...rest } = ProblemJsonError.toProblemJson(error);
  return {
    status,
    headers: { "content-type": "application/problem+json" },
    body: { ...rest, status },
    violations: [],
  };
}

function lowerCased(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === null ? [] : [[name.toLowerCase(), String(value)]],
    ),
  );
}

type Logger = Parameters<typeof createInstance>[1]["logger"];

function silent(): Logger {
  const nothing = () => undefined;
  const logger: Record<string, unknown> = { child: () => logger };
  for (const level of ["trace", "debug", "info", "success", "warn", "error", "fatal"]) {
    logger[level] = nothing;
  }
  return logger as unknown as Logger;
}
