import { Command, CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { version } from "./root.ts";

type Verb = { readonly command: CommandUnknownOpts };

/** Every verb. Each is loaded when it is asked for: some bring a whole toolchain with them. */
const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  start: () => import("./start.ts"),
  verify: () => import("./verify.ts"),
  sandbox: () => import("./sandbox.ts"),
  mock: () => import("./mock.ts"),
  generate: () => import("./generate.ts"),
  check: () => import("./check.ts"),
  faults: () => import("./faults.ts"),
  docs: () => import("./docs.ts"),
  bench: () => import("./bench.ts"),
};

/** Errors that are not ours, and so need a line and no stack trace. */
const THEIRS: readonly string[] = ["TargetError", "UsageError", "DescriptionError"];

/** Runs the command line; the exit status is 0 if all is well, 1 for a finding, 2 if something could not be checked. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader such as `head` may stop reading; that is not a failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    const program = await commandLine(argv[0]);
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    process.exitCode = 2;
    // Commander has said itself what is wrong, or has printed the help.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof Error && THEIRS.includes(error.name)) {
      process.stderr.write(`${error.message}\n`);
    } else throw error;
  }
}

/** The whole command line as commander declares it, or just the verb that is asked for; docs lists them all. */
export async function commandLine(verb = "docs"): Promise<CommandUnknownOpts> {
  const program = new Command("access-contracts")
    .description("The contracts of network-access APIs, and whether an installation keeps them.")
    .version(version)
    .helpCommand(false)
    .exitOverride();
  const alone = verb !== "docs" && Object.hasOwn(VERBS, verb);
  for (const load of alone ? [VERBS[verb]!] : Object.values(VERBS)) {
    program.addCommand((await load()).command.exitOverride());
  }
  return program;
}
