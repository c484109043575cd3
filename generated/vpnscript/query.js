// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
import { mutationsOf, queriesOf } from "../runtime/query.js";

export const queries = (client, installation) =>
  queriesOf(["vpnscript", ...(installation ? [installation] : [])], ["getAccount", "listServers", "getOpenvpnProfile", "getOpenvpnAuth", "listWireguardConfigs"], client);
export const mutations = (client, installation) =>
  mutationsOf(["vpnscript", ...(installation ? [installation] : [])], ["createToken", "createWireguardConfig", "deleteWireguardConfig"], client);
