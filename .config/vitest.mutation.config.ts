import { defineConfig } from "vitest/config";

/**
 * The tests that each mutant of the engine and the run is held against: those beside the code that
 * are quick. A mutant in code that a test runs while it is collected, as a table of cases may, is
 * held against all tests, and that takes long; so tables hold what is given, and tests do the work.
 */
export default defineConfig({
  test: {
    include: ["contract-tests/{engine,run}/**/*.test.ts"],
    exclude: [
      "**/node_modules/**",
      "contract-tests/engine/sizes.test.ts",
      "contract-tests/run/pace-of-a-run.test.ts",
    ],
    // One worker for the files that a mutant is held against takes a third of the time of one for each.
    isolate: false,
    setupFiles: [".config/mutation-setup.ts"],
    // Of what hangs, Stryker knows better: it knows how long each test took.
    testTimeout: 120_000,
  },
});
