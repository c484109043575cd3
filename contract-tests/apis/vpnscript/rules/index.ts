import type { Rule } from "../../../engine/session.ts";
import type { VpnScriptSession } from "../session.ts";
import { accountRules } from "./accounts.ts";
import { creationRules, deletionRules } from "./configurations.ts";
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
import { twinRules } from "./twins.ts";
import { waitingRules } from "./waiting.ts";
import { once, trialOf, type Rules } from "./trial.ts";

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
  ...stayingRules,
  ...fileRules,
  ...deletionRules,
  ...effectRules,
  ...lookRules,
  ...twinRules,
}).map(([id, { tellsOnce, ...rule }]): Rule<VpnScriptSession> => ({
  ...{ ...rule, id },
  ...("follow" in rule && { alone: true }),
  async check(session, found) {
    const trial = trialOf(session, tellsOnce ? once(found, tellsOnce) : found);
    if ("follow" in rule) await rule.follow(await trial.life(), trial);
    else await rule.check(trial);
  },
}));
