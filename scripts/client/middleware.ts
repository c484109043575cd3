import { UsageError } from "./errors.ts";

/** What every function of a middleware gets, as in openapi-fetch. */
export interface MiddlewareContext {
  request: Request;
  /** The path of the operation in the description. */
  readonly schemaPath: string;
  /** The same for all that belongs to one request. */
  readonly id: string;
  readonly params: { readonly query?: Record<string, unknown> };
  readonly options: { readonly baseUrl: string };
}

// A function that gives nothing returns void.
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type
type Given<Value> = Value | void | undefined | Promise<Value | void | undefined>;

/**
 * Code around each request; one that was written for openapi-fetch fits. Each attempt goes through
 * it again. What it throws reaches the app unchanged.
 */
export interface Middleware {
  /** May give another request, or the answer itself: then nothing is sent. */
  onRequest?(context: MiddlewareContext): Given<Request | Response>;
  /** May give another answer. To read the one that came, it reads a clone. */
  onResponse?(context: MiddlewareContext & { readonly response: Response }): Given<Response>;
  /** May give an answer after all, or another error. */
  onError?(context: MiddlewareContext & { readonly error: unknown }): Given<Response | Error>;
}

export interface Middlewares {
  /** Adds middleware: the last one is nearest to the installation. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware away again. */
  eject(...middleware: Middleware[]): void;
}

function must<Value>(given: unknown, kind: new (...args: never[]) => Value): Value {
  if (given instanceof kind) return given;
  throw new UsageError(`middleware must give a ${kind.name}, or nothing`);
}

/** Sends one request through middleware, and gives the answer. */
export async function answerThrough(
  used: readonly Middleware[],
  send: (request: Request) => Promise<Response>,
  asked: Omit<MiddlewareContext, "id">,
): Promise<Response> {
  const context = { ...asked, id: Math.random().toString(36).slice(2) };
  for (const one of used) {
    const given = await one.onRequest?.(context);
    if (given instanceof Response) return given;
    if (given) context.request = must(given, Request);
  }
  const back = [...used].reverse();
  let response: Response | undefined;
  try {
    response = await send(context.request);
  } catch (thrown) {
    let error = thrown;
    for (const one of back) {
      const given = await one.onError?.({ ...context, error });
      if (given instanceof Response) {
        response = given;
        break;
      }
      error = given ?? error;
    }
    if (!response) throw error;
  }
  for (const one of back) {
    const given: unknown = await one.onResponse?.({ ...context, response });
    if (given) response = must(given, Response);
  }
  return response;
}
