// Generated from scripts/client/operation.ts; do not edit.
// Written by: npm run generate
export {};
