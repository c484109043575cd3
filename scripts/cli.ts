import { Command, CommanderError } from "commander";
import { version } from "./version.ts";

/** Makes a verb's command; `end` takes the exit status, `whole` is the command line with every verb. */
type Verb = (end: (status: number) => void, whole: () => Promise<Command>) => Command;

/** Every verb. Each is loaded when it is asked for: some bring a whole toolchain with them. */
const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  start: async () => (await import("./start.ts")).startCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  sandbox: async () => (await import("./sandbox.ts")).sandboxCommand,
  mock: async () => (await import("./mock.ts")).mockCommand,
  generate: async () => (await import("./generate.ts")).generateCommand,
  check: async () => (await import("./check.ts")).checkCommand,
  faults: async () => (await import("./faults.ts")).faultsCommand,
  docs: async () => (await import("./docs.ts")).docsCommand,
  bench: async () => (await import("./bench.ts")).benchCommand,
};

/** Errors that are not ours, and so need a line and no stack trace. */
const THEIRS: readonly string[] = ["TargetError", "UsageError", "DescriptionError"];

/** Runs the command line and resolves to its exit status: 0 all is well, 1 a finding, 2 could not check. */
export async function main(argv: readonly string[]): Promise<number> {
  let status = 0;
  // A reader such as `head` may stop reading; that is not a failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const program = await commandLine((code) => (status = code), argv[0]);
  try {
    await program.parseAsync(argv, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof Error) || !THEIRS.includes(error.name)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** The whole command line as commander declares it, or just the verb that is asked for. */
export async function commandLine(end: (status: number) => void, verb?: string): Promise<Command> {
  const program = new Command("access-contracts")
    .description("The contracts of network-access APIs, and whether an installation keeps them.")
    .version(version)
    .helpCommand(false)
    .exitOverride();
  const asked = verb === undefined ? undefined : VERBS[verb];
  const verbs = await Promise.all((asked ? [asked] : Object.values(VERBS)).map((load) => load()));
  const whole = () => commandLine(end);
  for (const make of verbs) program.addCommand(make(end, whole).exitOverride());
  return program;
}
