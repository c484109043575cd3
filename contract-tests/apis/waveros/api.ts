import { catalogue } from "../../../generated/waveros/catalogue.ts";
import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { validators } from "../../../generated/waveros/validators.js";
import type { Api } from "../../engine/api.ts";
import { causes } from "./causes.ts";
import { voucherModel } from "./model-voucher.ts";
import { reaches } from "./reaches.ts";
import { rules } from "./rules/index.ts";
import { CONDITIONS as conditions } from "./sandbox/conditions.ts";
import { DIFFERENCES } from "./sandbox/faults.ts";
import { startSandbox } from "./sandbox/start.ts";
import { WaverosSession } from "./session.ts";
import { targetSchema, type WaverosCall, type WaverosTarget } from "./target.ts";

/** WaverOS: a hotspot router. */
export const api: Api<WaverosSession, WaverosTarget, WaverosCall> = {
  name: "waveros",
  title: catalogue.title,
  catalogue,
  validators,
  schemas,
  reaches,
  rules,
  causes,
  models: [voucherModel],
  secretFields: new Set(["passcode", "password"]),
  dredd: new URL("../../../generated/waveros/dredd/", import.meta.url),
  showsBodiesAlone: true,
  targetSchema,
  ...DIFFERENCES,
  conditions,
  connect(...connection) {
    return new WaverosSession(this, ...connection);
  },
  startSandbox,
};
