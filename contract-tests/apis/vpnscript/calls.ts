import type { components } from "../../../generated/vpnscript/openapi.d.ts";
import type { catalogue, VariantKey } from "../../../generated/vpnscript/catalogue.ts";
import type { Call } from "../../engine/call.ts";
import type { Persona } from "./target.ts";

export type Bodies = {
  [K in VariantKey]: components["schemas"][(typeof catalogue.variants)[K]["schema"]];
};

export interface VpnScriptCall extends Call {
  readonly as?: Persona;
  readonly authorization?: string;
}
