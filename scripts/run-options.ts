import { Option, type Command } from "commander";
import { seconds, wholeNumber } from "./option-values.ts";
import type { RunOptions } from "./run-and-report.ts";

/** Options of a verb that verifies. */
export interface VerifyingOptions extends RunOptions {
  readonly name?: string;
  readonly plan?: boolean;
}

/** Adds the options that every verifying verb takes. */
export function withRunOptions(command: Command): Command {
  return command
    .option("--name <target>", "only the target of that name")
    .option(
      "--only <glob>",
      "only variants and rules whose id matches, such as vpnscript/createToken/**",
    )
    .option("--failed <file>", "only what failed in an earlier report.json")
    .addOption(
      new Option("--tool <tool>", "only one of the two tools").choices(["vitest", "dredd"]),
    )
    .option("--plan", "print every request that would be sent, send none, and end")
    .option("--report <dir>", "folder that the reports are written to", "report")
    .option("--deviations <file>", "known findings; only what is new makes the exit status 1")
    .option(
      "--accept <file>",
      "write the findings of this run as deviations, to be completed by hand",
    )
    .option(
      "--bad-input [requests]",
      "send wrong requests, too: at most so many to a target, 200 if no number is given",
      wholeNumber,
    )
    .option(
      "--seed <n>",
      "seed of the bad input, to send the same again (default: a new one each time)",
      wholeNumber,
    )
    .option("--strict", "a field that the page does not know is a finding")
    .option("--complete", "a documented variant that was not exercised is a failure")
    .option("--concurrency <n>", "exchanges under way at once on a target", wholeNumber, 4)
    .option(
      "--timeout <seconds>",
      "time limit of one exchange, instead of the target's own",
      seconds,
    )
    .option("--github", "print GitHub annotations, too");
}
