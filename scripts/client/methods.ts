import { messageOf, variantOf } from "./answer.ts";
import { parsed, textOf } from "./body.ts";
import { pause, within } from "./deadline.ts";
import { ConnectionError } from "./errors.ts";
import { answerThrough, type Middleware, type Middlewares } from "./middleware.ts";
import type { CallOptions, ClientOptions, Operation } from "./operation.ts";
import { numberIn, settled } from "./options.ts";
import { outgoing, type Addition } from "./request.ts";
import { ownPause, pauseAfter } from "./retry.ts";

/** What the client of an API does besides. */
export interface Own {
  add?(operation: Operation, baseUrl: string): Addition;
  /** Whether to ask once more after this answer. */
  renewed?(variant: string, added: Addition): Promise<boolean>;
  /** How a value is written in a query; default: `String`. */
  queryValue?(value: unknown): string;
}

/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 * @throws UsageError for an option that could not work.
 */
export function methodsOf<Methods>(
  operations: { readonly [Name in keyof Methods]: Operation },
  options: ClientOptions,
  { add = () => ({}), renewed, queryValue = String }: Own = {},
): Methods & Middlewares {
  const retries = numberIn("retries", options.retries ?? 2, 0, 100);
  const maxBytes = numberIn("maxBytes", options.maxBytes ?? 2 ** 24, 1, 2 ** 29);
  const usual = settled(options);
  let used: Middleware[] = [];

  async function ask(
    key: string,
    operation: Operation,
    given: object | undefined,
    call: CallOptions | undefined,
  ) {
    const [effect, , schemaPath, variants, name = key] = operation;
    const base = call ? settled(options, call) : usual;
    const { timeoutMs, baseUrl } = base;
    const end = Date.now() + timeoutMs;
    return within(timeoutMs, call?.signal, async (signal) => {
      const lost = (error: unknown) => {
        throw signal.aborted ? error : new ConnectionError(baseUrl, error);
      };
      const send: typeof fetch = async (...asked) => {
        try {
          return await (options.fetch ?? fetch)(...(asked as [string, RequestInit]));
        } catch (error) {
          return lost(error);
        }
      };
      const attempt = async (added: Addition) => {
        const { url, init, query } = outgoing(operation, given, added, base, queryValue);
        const asked = { ...init, signal };
        const response = await (used.length === 0
          ? send(url, asked)
          : answerThrough(used, send, {
              request: new Request(url, asked),
              schemaPath,
              params: { query },
              options: { baseUrl },
            }));
        const body = parsed(await textOf(response, maxBytes).catch(lost));
        const { status, headers } = response;
        const variant = variantOf(variants, status, body);
        const answer = { variant, status, headers, body, message: messageOf(body) };
        // A logged answer shows no URL: it may hold a key.
        return Object.defineProperty(answer, "response", { value: response });
      };
      let mayRenew = true;
      // After the end nobody waits for what this gives.
      for (let count = 0; !signal.aborted; count++) {
        const added = add(operation, baseUrl);
        let failure: unknown;
        const answer = await attempt(added).catch((error: unknown) => {
          if (effect !== "reads" || !(error instanceof ConnectionError)) throw error;
          failure = error;
        });
        const ms = answer
          ? pauseAfter(effect, answer.status, answer.headers, count)
          : ownPause(count);
        if (ms !== undefined && count < retries && Date.now() + ms < end) {
          await pause(ms, signal);
        } else if (!answer) {
          throw failure;
        } else if (mayRenew && (await renewed?.(answer.variant, added))) {
          mayRenew = false;
        } else {
          options.validation?.(name, answer.variant, answer.body);
          return answer;
        }
      }
      return undefined;
    });
  }

  const methods: Record<string, unknown> = {
    use: (...more: Middleware[]) => void (used = [...used, ...more]),
    eject: (...gone: Middleware[]) => void (used = used.filter((one) => !gone.includes(one))),
  };
  for (const [key, operation] of Object.entries<Operation>(operations)) {
    // What could not work is said now, and not by the first call.
    add(operation, usual.baseUrl);
    methods[key] = (given?: object, call?: CallOptions) => ask(key, operation, given, call);
  }
  return methods as Methods & Middlewares;
}
