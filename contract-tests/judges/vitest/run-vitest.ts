import { randomUUID } from "node:crypto";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reporter, TestCase } from "vitest/node";
import type { Outcome } from "../../engine/outcome.ts";
import type { Agenda, Question, Reply } from "./conformance.ts";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** What Vitest makes of a run: each variant and rule is a test of `conformance.ts`. */
export interface VitestRun {
  readonly targets: Agenda["targets"];
  /** The outcome of one variant or rule; called once for each test. */
  readonly answer: (question: Question) => Promise<Outcome>;
  /** Called as each test ends. */
  readonly done: (question: Question, state: "passed" | "failed" | "skipped") => void;
  /** Called when the worker has been asked to start. */
  readonly started?: (() => Promise<unknown>) | undefined;
  readonly signal: AbortSignal;
}

/**
 * Runs the conformance tests; resolves when all have ended.
 *
 * The engine stays in the main thread, where Dredd is: one session, one pace, one count of
 * requests and one clean-up for both, whatever becomes of Vitest's worker, which asks for each outcome.
 */
export async function runVitest(run: VitestRun): Promise<void> {
  const { targets, answer, done, started, signal } = run;
  const channel = new BroadcastChannel(`access-contracts ${randomUUID()}`);
  channel.onmessage = ({ data: question }: { data: Question }) => {
    answer(question).then(
      (outcome) => channel.postMessage({ ...question, outcome } satisfies Reply),
      (error: unknown) =>
        channel.postMessage({ ...question, failure: String(error) } satisfies Reply),
    );
  };
  const errors: unknown[] = [];
  let beside: Promise<unknown> | undefined;
  const own = new Set(SIGNALS.flatMap((name) => process.listeners(name)));
  const reporter: Reporter = {
    onInit() {
      // Vitest ends the process a millisecond after a signal, and what the run has created would stay.
      for (const name of SIGNALS) {
        for (const listener of process.listeners(name)) {
          if (!own.has(listener)) process.off(name, listener);
        }
      }
    },
    onTestRunStart() {
      beside = started?.();
    },
    onTestCaseResult(test: TestCase) {
      const { state } = test.result();
      const { exercised } = test.meta();
      if (exercised && state !== "pending") done(exercised, state);
    },
    onTestRunEnd(_modules, unhandled) {
      errors.push(...unhandled);
    },
  };
  // Vitest sets it when a test fails; one judge does not decide a run's exit status.
  const { exitCode } = process;
  // Vitest has a token for its web page, which is not served here. It would keep it below the home
  // folder, where not every user of an installed command can write.
  await using data = await mkdtempDisposable(join(tmpdir(), "vitest-"));
  process.env["XDG_DATA_HOME"] = data.path;
  try {
    const { startVitest } = await import("vitest/node");
    const vitest = await startVitest("test", [], {
      root: fileURLToPath(new URL(".", import.meta.url)),
      config: false,
      // The command is installed as JavaScript, below a folder that Vitest would leave out.
      include: [`conformance${extname(import.meta.filename)}`],
      exclude: [],
      cache: false,
      fsModuleCache: false,
      watch: false,
      // A thread and not a process: the worker asks this very process for every outcome.
      pool: "threads",
      maxWorkers: 1,
      isolate: false,
      // Each target decides how many are under way at once.
      maxConcurrency: targets.reduce((sum, { tests }) => sum + tests.length, 1),
      // The pace of a throttled target decides how long a test takes; the transport bounds each exchange.
      testTimeout: 0,
      reporters: [reporter],
      provide: { agenda: { channel: channel.name, targets } },
    });
    const cancel = () => void vitest.cancelCurrentRun("keyboard-input");
    signal.addEventListener("abort", cancel, { once: true });
    await vitest.close();
    await beside;
    signal.removeEventListener("abort", cancel);
  } finally {
    channel.close();
    process.exitCode = exitCode;
  }
  if (errors.length > 0) throw errors[0];
}
