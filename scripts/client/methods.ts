import { messageOf, variantOf } from "./answer.ts";
import { parsed, textOf } from "./body.ts";
import { pause, within } from "./deadline.ts";
import { ConnectionError, UsageError } from "./errors.ts";
import { answerThrough, type Middleware, type Middlewares } from "./middleware.ts";
import type { CallOptions, ClientOptions, Operation } from "./operation.ts";
import { numberIn, settled } from "./options.ts";
import { outgoing, type Addition, type Asked } from "./request.ts";
import { ownPause, pauseAfter } from "./retry.ts";

/** What else the client of an API does. */
export interface Own {
  add?(operation: Operation, baseUrl: string): Addition;
  /** Whether to ask once more after this answer, where that may help. */
  renewed?(status: number, added: Addition): Promise<boolean> | undefined;
  /** How a value is written in a query; default: `String`. */
  queryValue?(value: unknown): string;
}

/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 * @throws UsageError for an option that could not work.
 */
export function methodsOf<Methods>(
  operations: { readonly [Name in keyof Methods]: Operation<Name> },
  options: ClientOptions,
  { add = () => ({}), renewed, queryValue = String }: Own = {},
): Methods & Middlewares {
  const maxBytes = numberIn("maxBytes", options.maxBytes ?? 2 ** 24, 1, 2 ** 29);
  const usual = settled(options);
  let used: Middleware[] = [];

  /** One request, and its answer. */
  async function ask(operation: Operation, given: object | undefined, call: Asked) {
    const { url, init, query } = outgoing(operation, given, call, queryValue);
    const send = async (request: string | Request, init: RequestInit) => {
      const fetch = options.fetch ?? globalThis.fetch;
      if (!fetch) throw new UsageError("this platform has no fetch: give one as an option");
      try {
        // The app's own fetch may ignore it, and middleware may have taken long.
        if (call.signal.aborted) throw call.signal.reason;
        return await fetch(request, init);
      } catch (error) {
        throw new ConnectionError("nothing answered", error);
      }
    };
    const [, , schemaPath, variants] = operation;
    const response = await (used.length === 0
      ? send(url, init)
      : answerThrough(
          used,
          // A request that middleware has made has neither.
          (request) => send(request, { redirect: init.redirect!, signal: call.signal }),
          {
            request: requestOf(url, init),
            schemaPath,
            params: { query },
            options: { baseUrl: call.baseUrl },
          },
        ));
    const text = await textOf(response, maxBytes).catch((error: unknown) => {
      throw error instanceof UsageError
        ? error
        : new ConnectionError("the answer broke off", error);
    });
    const body = parsed(text);
    const { status, headers } = response;
    const variant = variantOf(variants, status, body);
    const answer = { variant, status, headers, body, message: messageOf(body) };
    // A logged answer shows no URL: it may hold a key.
    return Object.defineProperty(answer, "response", { value: response });
  }

  /** A call: as many requests as it takes. */
  async function call(operation: Operation, key: string, given?: object, own?: CallOptions) {
    const [effect, , , , name = key] = operation;
    const { timeoutMs, retries, baseUrl, headers } = own ? settled(options, own) : usual;
    const end = Date.now() + timeoutMs;
    return within(timeoutMs, own?.signal, async (signal) => {
      // Another address has other tokens.
      let mayRenew = baseUrl === usual.baseUrl;
      // After the end nobody waits for its result.
      for (let count = 0; !signal.aborted; count++) {
        const added = add(operation, baseUrl);
        let answer;
        let failure: unknown;
        try {
          answer = await ask(operation, given, { baseUrl, headers, signal, added });
        } catch (error) {
          if (effect !== "reads" || !(error instanceof ConnectionError)) throw error;
          failure = error;
        }
        const ms = answer
          ? pauseAfter(effect, answer.status, answer.headers, count)
          : ownPause(count);
        if (ms !== undefined && count < retries && Date.now() + ms < end) {
          await pause(ms, signal);
          continue;
        }
        if (!answer) throw failure;
        const renewal = mayRenew && renewed?.(answer.status, added);
        if (renewal && (await renewal)) {
          mayRenew = false;
          continue;
        }
        options.validation?.(name, answer.variant, answer.body);
        return answer;
      }
      return undefined;
    });
  }

  const methods: Record<string, unknown> = {
    use: (...more: Middleware[]) => void (used = [...used, ...more]),
    eject: (...gone: Middleware[]) => void (used = used.filter((one) => !gone.includes(one))),
  };
  for (const [key, operation] of Object.entries<Operation>(operations)) {
    // What could not work is refused now, and not by the first call.
    add(operation, usual.baseUrl);
    methods[key] = (given?: object, own?: CallOptions) => call(operation, key, given, own);
  }
  return methods as Methods & Middlewares;
}

/** @throws UsageError for a path alone where there is no page. The platform's own error would quote the URL. */
function requestOf(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init);
  } catch {
    throw new UsageError(
      "baseUrl must be a whole URL: this platform has no page that a path could be on",
    );
  }
}
