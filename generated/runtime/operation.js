// Generated from scripts/generators/runtime/operation.ts; do not edit.
// Made anew by: npm run generate
export {};
