import {
  Command,
  InvalidArgumentError,
  Option,
  type OptionValues,
} from "@commander-js/extra-typings";

/** Reads an option's value as a number of a range; has commander refuse another one, and say what it must be. */
function numberFrom(least: number, most: number, must: string, fits = Number.isInteger) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== "" && value >= least && value <= most && fits(value)) return value;
    throw new InvalidArgumentError(`It must be ${must}.`);
  };
}

export const wholeNumber = numberFrom(1, Infinity, "a whole number above 0");

const port = numberFrom(0, 65535, "a port number, 0 to 65535; 0 takes a free one");

function secondsUpTo(most: number) {
  const must = `a number of seconds above 0, and ${most} at most`;
  return numberFrom(Number.MIN_VALUE, most, must, Number.isFinite);
}

/** The same limit as that of a target file. */
const seconds = secondsUpTo(3600);

/** What a timer can wait for: 24 days. */
const budget = secondsUpTo(2_000_000);

/** A verb that tells what a run has found: the options that every such verb takes, behind its own. */
export function telling<O extends OptionValues>(command: Command<[], O>) {
  return command
    .optionsGroup("Known findings and reports:")
    .option("--deviations <file>", "accepted findings; only new ones fail the run")
    .option(
      "--accept <file>",
      "write the findings of this run as deviations, to be completed by hand",
    )
    .option(
      "--learn <file>",
      "write what the vendor's page does not document as an OpenAPI Overlay for each API, for you to read",
    )
    .option(
      "--history <path>",
      "an earlier report.json, or a folder of some, for the trend; may be given several times",
      (path: string, others: readonly string[] = []) => [...others, path],
    )
    .optionsGroup("Exit status and output:")
    .option("--complete", "fail if a documented variant was not exercised")
    .option("--github", "print GitHub annotations, too")
    .addHelpText(
      "after",
      "\nExit status: 1 for a finding that is not accepted; else 2 if something could not be checked; else 1 if\nsomething is left behind or, with --complete, a documented variant was not exercised; else 0.",
    );
}

export type TellingOptions = ReturnType<ReturnType<typeof telling<Record<never, never>>>["opts"]>;

/** A verb that verifies: the options that every such verb takes, behind its own. */
export function verifying<O extends OptionValues>(command: Command<[], O>) {
  const chosen = command
    .optionsGroup("What is verified:")
    .option("--name <target>", "only the target of that name")
    .option(
      "--only <glob>",
      "only variants and rules whose id matches, such as vpnscript/createToken/**",
    )
    .option("--failed <file>", "only what failed or could not be checked in an earlier report.json")
    .addOption(
      new Option("--tool <tool>", "only one of the two tools (default: both)").choices([
        "vitest",
        "dredd",
      ] as const),
    )
    .option("--strict", "a field that the vendor's page does not document is a finding")
    .optionsGroup("In place of a run:")
    .option("--plan", "print every request that would be sent, send none, and end");
  return telling(chosen)
    .option("--report <dir>", "folder that the reports are written to", "report")
    .option("--har", "keep the record of all exchanges, also for targets that conform")
    .optionsGroup("More requests:")
    .option(
      "--all-methods",
      "also call by every method what else is called by one of them, another on the next day",
    )
    .option(
      "--bad-input [requests]",
      "also send wrong requests: at most this many to a target, 200 if no number is given",
      wholeNumber,
    )
    .option(
      "--model [sequences]",
      "also create and remove in any order: this many sequences for each kind of thing, 20 if no number is given",
      wholeNumber,
    )
    .option(
      "--seed <n>",
      "seed of bad input and models, to send the same again (default: a new one each time)",
      wholeNumber,
    )
    .optionsGroup("Pace and time:")
    .option(
      "--concurrency <n>",
      "exchanges under way at once on a target (default: 4, and at first all logins)",
      wholeNumber,
    )
    .option(
      "--timeout <seconds>",
      "time limit of one exchange (default: the target's own, or 30)",
      seconds,
    )
    .option(
      "--max-time <seconds>",
      "end the run after this time, and clean up (default: no limit)",
      budget,
    );
}

export type VerifyingOptions = ReturnType<
  ReturnType<typeof verifying<Record<never, never>>>["opts"]
>;

/** A verb that serves the APIs that are named, each at a place of its own. */
export function servingCommand(verb: string, apis: readonly string[]) {
  return new Command(verb)
    .argument("[api...]", `some of: ${apis.join(", ")} (default: all)`)
    .option(
      "--port <n>",
      "port to listen on, each further API one higher (default: free ports)",
      port,
    )
    .option("--host <address>", "address to listen on (default: loopback)");
}
