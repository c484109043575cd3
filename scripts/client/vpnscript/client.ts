import createClient, { type Client } from "openapi-fetch";
import {
  operations,
  type CreateTokenParameters,
  type CreateTokenResult,
  type VpnScriptMethods,
} from "../../../generated/vpnscript/operations.js";
import type { paths } from "../../../generated/vpnscript/openapi.d.ts";
import { methodsOf } from "../methods.ts";
import type { CallOptions, ClientOptions, Installation } from "../operation.ts";
import { plainOptions } from "../operation.ts";

export interface VpnScriptClientOptions extends ClientOptions {
  /** A token from an earlier `createToken` or `logIn`. */
  readonly token?: string | undefined;
}

export interface VpnScriptClient extends VpnScriptMethods {
  /** What every call but `createToken` is authorized by; undefined until someone has logged in. */
  token: string | undefined;
  /** Calls `createToken`, and holds the token if one was issued. */
  logIn(credentials: CreateTokenParameters, options?: CallOptions): Promise<CreateTokenResult>;
}

/** A client of one VPN Script installation, with a method for each operation. */
export function createVpnScriptClient(options: VpnScriptClientOptions): VpnScriptClient {
  let { token } = options;
  const methods = methodsOf<VpnScriptMethods>(
    operations,
    options,
    ([effect]) =>
      token && effect !== "authenticates" ? { headers: { Authorization: `Bearer ${token}` } } : {},
    { querySerializer },
  );
  return {
    ...methods,
    // An accessor, so that a client which is logged whole does not show its token.
    get token() {
      return token;
    },
    set token(other) {
      token = other;
    },
    async logIn(credentials, callOptions) {
      const answer = await methods.createToken(credentials, callOptions);
      if (answer.variant === "token-issued") token = answer.body.token;
      return answer;
    },
  };
}

/** A plain openapi-fetch client of one VPN Script installation: paths instead of operations, statuses instead of variants. */
export function createVpnScriptFetch(options: Installation): Client<paths> {
  return createClient<paths>({ ...plainOptions(options), querySerializer });
}

/** A boolean is 1 or 0: Laravel refuses the words in a query. */
function querySerializer(query: object): string {
  const given = Object.entries<unknown>({ ...query }).filter(([, value]) => value !== undefined);
  return given
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(String(value === !!value ? +value : value))}`,
    )
    .join("&");
}
