import type { components } from "../../../generated/vpnscript/openapi.d.ts";
import type { catalogue, VariantKey } from "../../../generated/vpnscript/catalogue.ts";
import type { Call } from "../../engine/call.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Session } from "../../engine/session.ts";
import type { Tracker } from "../../engine/tracker/created.ts";
import type { Fixture, Persona, VpnScriptTarget } from "./target.ts";

export type Bodies = {
  [K in VariantKey]: components["schemas"][(typeof catalogue.variants)[K]["schema"]];
};

export type Data<K extends VariantKey> = Bodies[K] extends { readonly data: infer D } ? D : never;

export type Account = Data<"getAccount/200/account">;
export type Configuration = Data<"listWireguardConfigs/200/configs">[number];
export type Server = Data<"listServers/200/all-servers">[number];

export type Parameters = Readonly<Record<string, unknown>>;

export interface VpnScriptCall extends Call {
  readonly as?: Persona;
  readonly authorization?: string;
}

export const asActive = (parameters: Parameters): VpnScriptCall => ({ as: "active", parameters });

/** What the parts of the session may use of it. */
export interface Panel extends Session<VpnScriptCall, Bodies> {
  readonly target: VpnScriptTarget;
  readonly configurations: Tracker<Configuration>;
  /** Places at which another client creates. */
  readonly busy: Set<string>;
  /** Places that were first looked at after all creates. */
  readonly late: Set<string>;
  /** Every token of this run, in the order of its logins. */
  readonly issued: readonly { readonly persona: Persona; readonly token: string }[];
  /** The token that each account uses now. */
  readonly tokens: Map<Persona, Promise<string>>;
  server(fixture: Fixture): number;
  newToken(persona: Persona, name: string): Promise<string>;
  logIn(persona: Persona, name: string): Promise<{ readonly token?: string }>;
}

export function fieldsOf({ answer }: Exchange): Readonly<Record<string, unknown>> {
  return (answer.body.json ?? {}) as Readonly<Record<string, unknown>>;
}

/** What an answer has under `data`; whether that has its form is the variant's concern. */
export function dataIn<T>(exchange: Exchange): T | undefined {
  return fieldsOf(exchange)["data"] as T | undefined;
}
