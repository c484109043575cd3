import type { components } from "../../../generated/vpnscript/openapi.d.ts";
import type { catalogue, VariantKey } from "../../../generated/vpnscript/catalogue.ts";
import type { Call } from "../../engine/session.ts";
import type { Persona } from "./target.ts";

/** The body of each variant, as the description types it. */
export type Bodies = {
  [K in VariantKey]: components["schemas"][(typeof catalogue.variants)[K]["schema"]];
};

export interface VpnScriptCall extends Call {
  /** The account in whose name it is sent; none by default. */
  readonly as?: Persona;
  /** An `Authorization` header to send instead of the account's own. */
  readonly authorization?: string;
}
