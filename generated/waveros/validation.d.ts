// Generated from openapi/waveros; do not edit.
// Made anew by: npm run generate
export { validators } from "./validators.js";
export { InvalidAnswer, reportInvalid, throwInvalid } from "../runtime/validation.js";
export type { ValidationError, Validators } from "../runtime/validation.js";
