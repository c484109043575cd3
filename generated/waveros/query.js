// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
import { mutationsOf, queriesOf } from "../runtime/query.js";

export const queries = (client, installation) =>
  queriesOf(["waveros", ...(installation ? [installation] : [])], ["listVouchers", "listEmailUsers", "listFacebookUsers", "listMobileUsers", "listFreeUsers", "listLogins", "listGuestHosts", "listActiveGuests"], client);
export const mutations = (client, installation) =>
  mutationsOf(["waveros", ...(installation ? [installation] : [])], ["createVoucher", "removeVoucher"], client);
