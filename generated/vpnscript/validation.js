// Generated from openapi/vpnscript; do not edit.
// Made anew by: npm run generate
export { validators } from "./validators.js";
export { InvalidAnswer, reportInvalid, throwInvalid } from "../runtime/validation.js";
