import { catalogue } from "../../../generated/waveros/catalogue.ts";
import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { validators } from "../../../generated/waveros/validators.js";
import { defineApi } from "../../engine/api.ts";
import { reaches } from "./reaches.ts";
import { rules } from "./rules/index.ts";
import { FAULTS } from "./sandbox/faults.ts";
import { LIBERTIES } from "./sandbox/liberties.ts";
import { startSandbox } from "./sandbox/start.ts";
import { WaverosSession } from "./session.ts";
import { targetSchema, type WaverosTarget } from "./target.ts";

/** WaverOS: a hotspot router. */
export const api = defineApi({
  name: "waveros",
  title: catalogue.title,
  catalogue,
  validators,
  schemas,
  reaches,
  rules,
  secretFields: new Set(["passcode", "password"]),
  dredd: new URL("../../../generated/waveros/dredd/", import.meta.url),
  targetSchema,
  faults: FAULTS,
  liberties: LIBERTIES,
  connect: (contract, target: WaverosTarget, transport, secrets) =>
    new WaverosSession(contract, target, transport, secrets),
  startSandbox,
});
