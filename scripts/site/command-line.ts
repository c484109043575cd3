import type { Argument, Command, Option } from "commander";

export interface OptionPage {
  readonly flags: string;
  readonly description: string;
  /** As one would write it; empty where there is none. */
  readonly standard: string;
  readonly choices: readonly string[];
}

/** One verb of the command line, as its declaration says it. */
export interface CommandPage {
  readonly name: string;
  readonly description: string;
  readonly usage: string;
  readonly terms: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly OptionPage[];
}

/** The reference of a command line: every verb that a program knows. */
export function commandPages(program: Command): CommandPage[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    usage: `${program.name()} ${command.name()} ${command.usage()}`,
    terms: command.registeredArguments.map((argument: Argument) => ({
      name: argument.name(),
      description: argument.description,
    })),
    options: command.options
      .filter(({ hidden }) => !hidden)
      .map((option: Option) => ({
        flags: option.flags,
        description: option.description,
        standard: standardOf(option),
        choices: option.argChoices ?? [],
      })),
  }));
}

function standardOf({ defaultValue, defaultValueDescription }: Option): string {
  if (defaultValueDescription !== undefined) return defaultValueDescription;
  const none = defaultValue === undefined || defaultValue === false;
  return none ? "" : String(defaultValue);
}
