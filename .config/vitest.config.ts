import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{contract-tests,scripts,openapi}/**/*.test.ts"],
    // Sandboxes, Redocly and Dredd run inside tests; on two busy cores that takes a while.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
