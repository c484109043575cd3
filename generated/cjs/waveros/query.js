"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mutations = exports.queries = void 0;
// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
const query_js_1 = require("../runtime/query.js");
const queries = (client, installation) => (0, query_js_1.queriesOf)(["waveros", ...(installation ? [installation] : [])], ["listVouchers", "listEmailUsers", "listFacebookUsers", "listMobileUsers", "listFreeUsers", "listLogins", "listGuestHosts", "listActiveGuests"], client);
exports.queries = queries;
const mutations = (client, installation) => (0, query_js_1.mutationsOf)(["waveros", ...(installation ? [installation] : [])], ["createVoucher", "removeVoucher"], client);
exports.mutations = mutations;
