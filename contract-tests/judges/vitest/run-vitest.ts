import { randomUUID } from "node:crypto";
import type { EventEmitter } from "node:events";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reporter, TestCase } from "vitest/node";
import type { Outcome } from "../../engine/judgement/outcome.ts";
import type { Agenda, Question, Reply } from "./conformance.ts";

/** Events at which Vitest ends this process at once, and what the run has created would stay. */
const ENDS = ["SIGINT", "SIGTERM", "unhandledRejection"];

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
  const errors: unknown[] = [];
  const failed = (error: unknown) => errors.push(error);
  const reply = (one: Reply) => channel.postMessage(one);
  channel.onmessage = ({ data: question }: { data: Question }) => {
    answer(question)
      .then((outcome) => reply({ ...question, outcome }))
      .catch((error: unknown) => reply({ ...question, failure: String(error) }))
      .catch(failed);
  };
  let beside: Promise<unknown> | undefined;
  const events: EventEmitter = process;
  const own = new Set(ENDS.flatMap((name) => events.listeners(name)));
  const reporter: Reporter = {
    onInit() {
      for (const name of ENDS) {
        for (const listener of events.listeners(name)) {
          if (!own.has(listener)) events.off(name, listener as () => void);
        }
      }
    },
    onTestRunStart() {
      beside = started?.().catch(failed);
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
    const cancel = () => {
      vitest.cancelCurrentRun("keyboard-input").catch(failed);
    };
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
