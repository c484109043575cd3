import { catalogue } from "../../../generated/vpnscript/catalogue.ts";
import schemas from "../../../generated/vpnscript/schemas.json" with { type: "json" };
import { validators } from "../../../generated/vpnscript/validators.js";
import type { Api } from "../../engine/api.ts";
import { causes } from "./causes.ts";
import type { VpnScriptCall } from "./calls.ts";
import { doubtsOf } from "./doubts.ts";
import { configurationModel } from "./model-configuration.ts";
import { tokenModel } from "./model-token.ts";
import { reaches } from "./reaches.ts";
import { rules } from "./rules/index.ts";
import { CONDITIONS as conditions } from "./sandbox/conditions.ts";
import { DIFFERENCES } from "./sandbox/faults.ts";
import { startSandbox } from "./sandbox/start.ts";
import { VpnScriptSession } from "./session.ts";
import { targetSchema, type VpnScriptTarget } from "./target.ts";

/** VPN Script: a self-hosted VPN panel. */
export const api: Api<VpnScriptSession, VpnScriptTarget, VpnScriptCall> = {
  name: "vpnscript",
  title: catalogue.title,
  catalogue,
  validators,
  schemas,
  reaches,
  rules,
  causes,
  models: [tokenModel, configurationModel],
  secretFields: new Set(["token", "password"]),
  dredd: new URL("../../../generated/vpnscript/dredd/", import.meta.url),
  targetSchema,
  doubtsOf,
  ...DIFFERENCES,
  conditions,
  connect(...connection) {
    return new VpnScriptSession(this, ...connection);
  },
  startSandbox,
};
