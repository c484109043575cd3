import {
  operations,
  type CreateTokenParameters,
  type CreateTokenResult,
  type VpnScriptMethods,
} from "../../../generated/vpnscript/operations.js";
import { methodsOf } from "../methods.ts";
import type { Middlewares } from "../middleware.ts";
import type { CallOptions, ClientOptions, Operation } from "../operation.ts";
import { headerValue } from "../options.ts";
import type { Addition } from "../request.ts";
import { queryValue } from "./query-value.ts";

export interface VpnScriptClientOptions extends ClientOptions {
  /** A token from an earlier `createToken` or `logIn`. */
  readonly token?: string | undefined;
  /**
   * Is called when a call is answered with 401, once for all calls that are under way, and may log in
   * again. The calls are then made once more, if the token is another.
   */
  readonly onUnauthenticated?: (client: LogIn & VpnScriptSession) => unknown;
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
  operations: Readonly<Record<Name, Operation>>,
  options: VpnScriptClientOptions,
): VpnScriptClientOf<Name> {
  const session = new Session(options.token);
  const authorization = (): Addition =>
    session.token === undefined ? {} : { headers: { authorization: `Bearer ${session.token}` } };
  const { onUnauthenticated } = options;
  let renewing: Promise<unknown> | undefined;
  const methods = methodsOf<Pick<VpnScriptMethods, Name>>(operations, options, {
    queryValue,
    add: ([effect]) => (effect === "authenticates" ? {} : authorization()),
    renewed(status, { headers: sent }) {
      if (!onUnauthenticated || status !== 401) return undefined;
      const isOld = () => sent?.["authorization"] !== authorization().headers?.["authorization"];
      return (async () => {
        if (!isOld()) {
          renewing ??= (async () => onUnauthenticated(client as unknown as VpnScriptClient))();
          await renewing.finally(() => (renewing = undefined));
        }
        return isOld();
      })();
    },
  });
  const client = Object.assign(session, methods) as unknown as VpnScriptClientOf<Name>;
  return client;
}

/** The token is private, and its accessor the prototype's: what shows the properties of a client shows none. */
class Session implements LogIn {
  #token: string | undefined;
  declare createToken: VpnScriptMethods["createToken"];

  constructor(token: string | undefined) {
    this.token = token;
  }

  get token(): string | undefined {
    return this.#token;
  }

  set token(token) {
    // What a storage gives where there is none, null or an empty text, is none.
    this.#token = token ? headerValue("token", token) : undefined;
  }

  async logIn(
    credentials: CreateTokenParameters,
    options?: CallOptions,
  ): Promise<CreateTokenResult> {
    const answer = await this.createToken(credentials, options);
    if (answer.variant === "token-issued") this.token = answer.body.token;
    return answer;
  }
}
