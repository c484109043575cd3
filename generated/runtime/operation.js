// Generated from scripts/client/operation.ts; do not edit.
// Made anew by: npm run generate
export {};
