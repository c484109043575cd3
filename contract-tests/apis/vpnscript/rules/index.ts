import { accountRules } from "./accounts.ts";
import { configurationRules } from "./configurations.ts";
import { passwordRules, tokenRules } from "./credentials.ts";
import { isolationRules } from "./isolation.ts";
import { creationRules, deletionRules } from "./lifecycle.ts";
import { openvpnRules } from "./openvpn.ts";
import { pageRules } from "./pages.ts";
import { refusalRules } from "./refusals.ts";
import { serverRules } from "./servers.ts";

/** Truths of VPN Script that no single answer shows. What looks at the others' work comes after it. */
export const rules = Object.entries({
  ...tokenRules,
  ...accountRules,
  ...passwordRules,
  ...refusalRules,
  ...serverRules,
  ...pageRules,
  ...openvpnRules,
  ...isolationRules,
  ...creationRules,
  ...configurationRules,
  ...deletionRules,
}).map(([id, rule]) => ({ id, ...rule }));
