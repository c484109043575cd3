import { defineConfig } from "vitest/config";

/** Tests that take longer than a newcomer should wait: `npm run test:all` runs them, too. */
const EXTENSIVE = [
  "contract-tests/acceptance/documents/whole.test.ts",
  "contract-tests/acceptance/site/browser/*.test.ts",
  "contract-tests/acceptance/site/{docs,samples}.test.ts",
  "contract-tests/acceptance/guides/guides.test.ts",
  "contract-tests/acceptance/pipelines/{fleet,nightly}.test.ts",
  "contract-tests/acceptance/command-line/{hostile-servers,merge-of-many}.test.ts",
  "contract-tests/acceptance/command-line/installed-command.test.ts",
  "contract-tests/acceptance/source/disabled-rules.test.ts",
  "contract-tests/acceptance/source/one-more-variant.test.ts",
  "contract-tests/acceptance/source/third-api.test.ts",
  "contract-tests/apis/*/faults.test.ts",
  "scripts/trace/every-alteration.test.ts",
  "scripts/words/words.test.ts",
];

export default defineConfig({
  test: {
    include: ["{contract-tests,scripts,openapi}/**/*.test.ts"],
    exclude: ["**/node_modules/**", ...(process.env["ALL"] ? [] : EXTENSIVE)],
    globalSetup: "contract-tests/acceptance/site/shared.ts",
    // Much of the time goes into waiting for sandboxes and child processes.
    maxWorkers: 5,
    maxConcurrency: 10,
    // Isolated, each file would load the engine, Prism, Dredd and TypeScript again.
    isolate: false,
    // Only what hangs is ended: how long a test takes depends on what else the machine does.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 300_000 } },
  },
});
