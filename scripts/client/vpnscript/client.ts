import {
  operations,
  type CreateTokenParameters,
  type CreateTokenResult,
  type VpnScriptMethods,
} from "../../../generated/vpnscript/operations.js";
import { within } from "../deadline.ts";
import { methodsOf } from "../methods.ts";
import type { Middlewares } from "../middleware.ts";
import type { CallOptions, ClientOptions, Operation } from "../operation.ts";
import { DEFAULT_TIMEOUT_MS, headerValue } from "../options.ts";
import { queryValue } from "./query-value.ts";

export interface VpnScriptClientOptions<Client = VpnScriptClient> extends ClientOptions {
  /** A token from an earlier `createToken` or `logIn`. */
  readonly token?: string | undefined;
  /**
   * Is called when a call is answered with 401, once for all calls that are under way, and may log in
   * again. The calls are then made once more, if the token is another; if not, it is not called for the
   * same token again within half a minute. It calls nothing but `logIn` of this client: the other
   * methods would wait for it.
   */
  readonly onUnauthenticated?: ((client: Client) => unknown) | undefined;
}

export interface VpnScriptSession extends Middlewares {
  /**
   * What every call but `createToken` is authorized by; undefined until a log-in. A client that is
   * logged, spread or serialized does not show it.
   * @throws UsageError for a text that no header can carry.
   */
  token: string | undefined;
}

interface LogIn {
  /** Calls `createToken`, and holds the token if one was issued. */
  logIn(credentials: CreateTokenParameters, options?: CallOptions): Promise<CreateTokenResult>;
}

/** A client with the methods of some operations. */
export type VpnScriptClientOf<Name extends keyof VpnScriptMethods> = Pick<VpnScriptMethods, Name> &
  VpnScriptSession &
  ("createToken" extends Name ? LogIn : unknown);

export interface VpnScriptClient extends VpnScriptMethods, VpnScriptSession, LogIn {}

/**
 * A client of one VPN Script installation, with a method for each operation.
 * @throws UsageError for an option that could not work.
 */
export function createVpnScriptClient(options: VpnScriptClientOptions): VpnScriptClient {
  return createVpnScriptClientOf(operations, options);
}

/**
 * A client with only the methods of the given operations, so that a bundle holds no others.
 * @throws UsageError for an option that could not work.
 */
export function createVpnScriptClientOf<Name extends keyof VpnScriptMethods>(
  operations: { readonly [One in Name]: Operation<One> },
  options: VpnScriptClientOptions<VpnScriptClientOf<Name>>,
): VpnScriptClientOf<Name> {
  const { onUnauthenticated, timeoutMs } = options;
  let token: string | undefined;
  let renewing: Promise<unknown> | undefined;
  /** The token for which the hook had no other, and until when it is not asked for one again. */
  let ended: string | undefined;
  let until = 0;

  async function renew(sent: string): Promise<boolean> {
    if (sent === bearer(token) && (sent !== ended || Date.now() > until)) {
      const ms = Math.max(timeoutMs ?? 0, DEFAULT_TIMEOUT_MS);
      renewing ??= within(ms, undefined, async () => onUnauthenticated!(client));
      await renewing.finally(() => (renewing = undefined));
      ended = sent;
      until = Date.now() + DEFAULT_TIMEOUT_MS;
    }
    return sent !== bearer(token);
  }

  const methods = methodsOf<Partial<VpnScriptMethods>>(operations, options, {
    queryValue,
    add: ([effect]) =>
      effect === "authenticates" || token === undefined
        ? {}
        : { headers: { authorization: bearer(token) } },
    renewed: (status, { headers }) =>
      status === 401 && onUnauthenticated
        ? renew(headers?.["authorization"] ?? bearer())
        : undefined,
  });
  async function logIn(credentials: CreateTokenParameters, callOptions?: CallOptions) {
    const answer = await methods.createToken!(credentials, callOptions);
    if (answer.variant === "token-issued") session.token = answer.body.token;
    return answer;
  }
  const session: VpnScriptSession = Object.defineProperty(
    { ...methods, ...(methods.createToken && { logIn }) },
    // Not enumerable: what shows the properties of a client does not show it.
    "token",
    {
      get: () => token,
      set(given: string | undefined) {
        // A storage without a token gives null or an empty text.
        token = given ? headerValue("token", given) : undefined;
      },
    },
  ) as never;
  session.token = options.token;
  const client = session as VpnScriptClientOf<Name>;
  return client;
}

const bearer = (token = ""): string => `Bearer ${token}`;
