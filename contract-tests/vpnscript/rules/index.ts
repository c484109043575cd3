import type { Rule } from "../../engine/api.ts";
import type { VpnScriptSession } from "../session.ts";

export const rules: readonly Rule<VpnScriptSession>[] = [];
