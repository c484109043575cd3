import { Command, CommanderError } from "commander";
import { TargetError, UsageError } from "../contract-tests/engine/errors.ts";
import { checkCommand } from "./check.ts";
import { generateCommand } from "./generate.ts";
import { DescriptionError } from "./generators/description.ts";
import { startCommand, verifyCommand } from "./verify.ts";
import { version } from "./version.ts";

/** Runs the command line and resolves to its exit status: 0 all is well, 1 a finding, 2 could not check. */
export async function main(argv: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command("access-contracts")
    .description("The contracts of network-access APIs, and whether an installation keeps them.")
    .version(version())
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text) });
  const end = (code: number) => {
    status = code;
  };
  const commands = [startCommand(end), verifyCommand(end), generateCommand(end), checkCommand(end)];
  for (const command of commands) program.addCommand(command.exitOverride());
  try {
    await program.parseAsync(argv, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isTheirs(error)) {
      process.stderr.write(`${(error as Error).message}\n`);
      return 2;
    }
    throw error;
  }
}

/** Whether an error is somebody else's doing, and so needs a line and no stack trace. */
function isTheirs(error: unknown): boolean {
  return [TargetError, UsageError, DescriptionError].some((type) => error instanceof type);
}
