// Generated from openapi/waveros; do not edit.
// Made anew by: npm run generate
export * from "./client.js";
export { ConnectionError, TimeoutError, UsageError } from "../runtime/errors.js";
