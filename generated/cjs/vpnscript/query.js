"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.mutations = exports.queries = void 0;
// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
const query_js_1 = require("../runtime/query.js");
const queries = (client, installation) => (0, query_js_1.queriesOf)(["vpnscript", ...(installation ? [installation] : [])], ["getAccount", "listServers", "getOpenvpnProfile", "getOpenvpnAuth", "listWireguardConfigs"], client);
exports.queries = queries;
const mutations = (client, installation) => (0, query_js_1.mutationsOf)(["vpnscript", ...(installation ? [installation] : [])], ["createToken", "createWireguardConfig", "deleteWireguardConfig"], client);
exports.mutations = mutations;
