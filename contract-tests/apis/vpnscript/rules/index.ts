import type { Rule } from "../../../engine/session.ts";
import type { VpnScriptSession } from "../session.ts";
import { accountRules } from "./accounts.ts";
import { configurationRules, creationRules, deletionRules } from "./configurations.ts";
import { passwordRules, tokenRules } from "./credentials.ts";
import { effectRules } from "./effects.ts";
import { fileRules } from "./files.ts";
import { isolationRules, refusedRules } from "./isolation.ts";
import { lookRules } from "./looks.ts";
import { openvpnRules } from "./openvpn.ts";
import { pageRules } from "./pages.ts";
import { refusalRules } from "./refusals.ts";
import { serverRules } from "./servers.ts";
import { stayingRules } from "./staying.ts";
import { waitingRules } from "./waiting.ts";
import { trialOf, type Rules } from "./trial.ts";

/** What no single answer shows. Rules that look at the others' work come last. */
export const rules = Object.entries<Rules[string]>({
  ...tokenRules,
  ...accountRules,
  ...passwordRules,
  ...refusalRules,
  ...serverRules,
  ...pageRules,
  ...openvpnRules,
  ...refusedRules,
  ...waitingRules,
  ...isolationRules,
  ...creationRules,
  ...configurationRules,
  ...stayingRules,
  ...fileRules,
  ...deletionRules,
  ...effectRules,
  ...lookRules,
}).map(([id, rule]): Rule<VpnScriptSession> => ({
  ...rule,
  id,
  check: (session, found) => rule.check(trialOf(session, found)),
}));
