import createClient, { type ClientOptions as FetchOptions } from "openapi-fetch";
import { messageOf, variantOf, type Properties } from "./answer.ts";
import { plainOptions, type CallOptions, type ClientOptions, type Operation } from "./operation.ts";
import { askedPause, FIRST_PAUSE_S, pause } from "./retry.ts";

/** openapi-fetch without its types: the types of an answer are those of the generated methods. */
interface Plain {
  request(
    method: string,
    path: string,
    init: object,
  ): Promise<{ readonly data?: string; readonly error?: unknown; readonly response: Response }>;
}

/** What an API adds to a request: credentials, or another method. */
interface Addition {
  readonly headers?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/**
 * One method for each operation of the table. `Methods` is generated beside the table and says
 * what they take and give. They reject when nothing answers in time, never for an answer.
 */
export function methodsOf<Methods>(
  operations: { readonly [Name in keyof Methods]: Operation },
  options: ClientOptions,
  add: (operation: Operation) => Addition,
  fetchOptions?: FetchOptions,
): Methods {
  const { retries = 2, timeoutMs, validation, fetch: send = fetch } = options;
  const plain = createClient<object>({
    ...fetchOptions,
    ...plainOptions(options),
    // openapi-fetch makes a `Request`, and `fetch` another of it, where none is needed.
    Request: function (...unsent: Parameters<typeof send>) {
      return unsent;
    } as unknown as typeof Request,
    fetch: (unsent) => send(...(unsent as unknown as Parameters<typeof send>)),
  }) as unknown as Plain;

  const methods: Record<string, unknown> = {};
  for (const [key, operation] of Object.entries<Operation>(operations)) {
    const [effect, usual, path, variants, name = key] = operation;
    methods[key] = async (given?: object, { signal }: CallOptions = {}): Promise<unknown> => {
      const { headers: own, method = usual, parameters } = add(operation);
      const all = { ...parameters, ...given };
      for (let attempt = 0; ; attempt++) {
        // A signal costs a tenth of a call to a server nearby, so there is none unless it is asked for.
        const limit = timeoutMs && AbortSignal.timeout(timeoutMs);
        let seconds;
        try {
          const {
            data,
            error,
            response: { status, headers },
          } = await plain.request(method, path, {
            ...(method === "GET" ? { params: { query: all } } : { body: all }),
            headers: own,
            signal: signal && limit ? AbortSignal.any([signal, limit]) : (signal ?? limit),
            parseAs: "text",
          });
          seconds = askedPause(effect, status, headers);
          if (!seconds || attempt >= retries) {
            const body = error ?? parsed(data);
            const properties = Object(body) as Properties;
            const variant = variantOf(variants, status, properties);
            validation?.(name, variant, body);
            return { variant, status, headers, body, message: messageOf(properties) };
          }
        } catch (error) {
          // `fetch` rejects with a TypeError when nothing answered; all else is an abort or a timeout.
          if (!(error instanceof TypeError) || effect !== "reads" || attempt >= retries)
            throw error;
          seconds = FIRST_PAUSE_S * 2 ** attempt;
        }
        await pause(seconds * 1000, signal);
      }
    };
  }
  return methods as Methods;
}

/** The JSON that a text is, or the text. */
function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text!);
  } catch {
    return text;
  }
}
