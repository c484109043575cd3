import type { catalogue, VariantKey } from "../../../generated/waveros/catalogue.ts";
import type { components } from "../../../generated/waveros/openapi.d.ts";
import type { Call } from "../../engine/session.ts";
import type { State } from "./target.ts";

/** The body of each variant, as the description types it. */
export type Bodies = {
  [K in VariantKey]: components["schemas"][(typeof catalogue.variants)[K]["schema"]];
};

/** A key that no router has. */
export const NO_ROUTERS_KEY = "not-the-key-of-any-router";

export interface WaverosCall extends Call {
  /** An API key to send instead of the router's own; null for none at all. */
  readonly key?: string | null;
  /** At the router that is in that state, instead of the target itself. */
  readonly at?: State | undefined;
}
