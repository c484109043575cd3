"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.queryValue = void 0;
// Generated from scripts/client/vpnscript/query-value.ts; do not edit.
// Written by: npm run generate
/** A boolean is 1 or 0 in a query: Laravel refuses the words. */
const queryValue = (value) => String(typeof value === "boolean" ? Number(value) : value);
exports.queryValue = queryValue;
