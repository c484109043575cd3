import type { VpnScriptRule } from "../session.ts";
import { accountRules } from "./accounts.ts";
import { configurationRules } from "./configurations.ts";
import { isolationRules } from "./isolation.ts";
import { creationRules, deletionRules } from "./lifecycle.ts";
import { openvpnRules } from "./openvpn.ts";
import { pagesAddUp } from "./pages.ts";
import { passwordRules } from "./passwords.ts";
import { refusalRules } from "./refusals.ts";
import { serverRules } from "./servers.ts";
import { tokenRules } from "./tokens.ts";

/** Truths of VPN Script that no single answer shows. What looks at the others' work comes after it. */
export const rules: readonly VpnScriptRule[] = [
  ...tokenRules,
  ...accountRules,
  ...passwordRules,
  ...refusalRules,
  ...serverRules,
  pagesAddUp,
  ...openvpnRules,
  ...isolationRules,
  ...creationRules,
  ...configurationRules,
  ...deletionRules,
];
