// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
export * from "./client.js";
export { ConnectionError, TimeoutError, UsageError } from "../runtime/errors.js";
